import { join, relative, resolve } from 'node:path';
import type { Loaded } from '../config/load.ts';
import { UserError } from '../domain/errors.ts';
import type { Practice } from '../domain/practice.ts';
import { asZone, type Instant, parseLocalTime, toInstant } from '../domain/time.ts';
import type { Context } from './context.ts';
import { PracticeProblems } from './practice-problems.ts';
import { shellPath } from './shell-path.ts';
import { UsageError } from './usage-error.ts';

/** Options that several commands share. */
export interface PlaceOptions {
  readonly practice?: string;
  readonly zone?: string;
  readonly now?: string;
}

/** The practice named on the line, else the one in this folder, else a neutral one that knows nobody. */
export async function practiceFor(context: Context, options: PlaceOptions): Promise<Practice> {
  const { doors, say } = context;
  const zone = asZone(options.zone ?? 'Europe/Paris');
  if (zone === null) {
    throw new UsageError(
      say(
        `« ${options.zone} » n'est pas un fuseau horaire. Écrivez par exemple Europe/Paris.`,
        `"${options.zone}" is no time zone. Write for example Europe/Paris.`,
      ),
    );
  }
  const folder = resolve(context.folder, options.practice ?? '.');
  if (options.practice === undefined && !(await hasPractice(context, folder)))
    return { ...(await doors.noPractice(zone)), programLanguage: context.language };
  const { practice } = await practiceToLookAt(context, folder);
  return options.zone === undefined ? practice : { ...practice, zone };
}

/** The checked practice in a folder; all its problems at once when it has any. */
export async function requirePractice(context: Context, folder: string): Promise<Practice> {
  return sound(context, folder, await context.doors.practice(folder, context.language));
}

/** A practice to look at, and to say yes and no in. */
export interface Shown {
  readonly practice: Practice;
  /** A file of it has an error: nothing may be done with it here, only written down. */
  readonly isBroken: boolean;
}

/**
 * The practice in a folder for who reads what happened: while a file has an error, as far as it can be relied on, else
 * as it was last in use, with a warning. Throws all problems when neither is there.
 */
export async function practiceToLookAt(
  context: Context,
  folder: string,
  how: 'whole' | 'settings' = 'whole',
): Promise<Shown> {
  const { doors, language } = context;
  const loaded = await (how === 'whole' ? doors.practice : doors.settings)(folder, language);
  if (loaded.kind === 'practice') return { practice: loaded.practice, isBroken: false };
  const practice = loaded.practice ?? (await doors.lastGood(folder, language));
  if (practice === null) return { practice: sound(context, folder, loaded), isBroken: true };
  warnOfBroken(context, folder);
  return { practice, isBroken: true };
}

/** Says that what is shown rests on what was good before. */
export function warnOfBroken({ folder: here, print, say }: Context, folder: string): void {
  const place = shellPath(relative(here, folder) || '.');
  print.error(
    say(
      `Un fichier du cabinet a une erreur : ceci repose sur ce qui était bon. Laquelle : agent check ${place}`,
      `A file of the practice has an error: this rests on what was good before. Which: agent check ${place}`,
    ),
  );
}

/** The patients, to show names: nobody while their list can't be read. */
export async function patientsToShow({ doors }: Pick<Context, 'doors'>, practice: Practice) {
  try {
    return await (await doors.directory(practice)).patients();
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

function sound(context: Context, folder: string, loaded: Loaded): Practice {
  if (loaded.kind === 'problems')
    throw new PracticeProblems(relative(context.folder, folder) || '.', loaded.problems);
  return loaded.practice;
}

/** `--now` on the practice's wall clock (`2026-11-24T09:00`) or as an instant with `Z`; null when not given. */
export function nowOf({ now }: PlaceOptions, zone: string, { say }: Context): Instant | null {
  if (now === undefined) return null;
  const local = parseLocalTime(now);
  if (local !== null) return toInstant(local, zone);
  const instant = /(?:Z|[+-]\d{2}:\d{2})$/.test(now) ? Date.parse(now) : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  throw new UsageError(
    say(
      `« ${now} » n'est pas un moment. Écrivez par exemple 2026-11-24T09:00.`,
      `"${now}" is no moment. Write for example 2026-11-24T09:00.`,
    ),
  );
}

/** Whether a practice.yaml lies in a folder and can be read. */
export async function hasPractice({ doors }: Context, folder: string): Promise<boolean> {
  try {
    await doors.readText(join(folder, 'practice.yaml'));
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
