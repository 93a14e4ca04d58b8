import { join, relative, resolve } from 'node:path';
import type { Loaded } from '../config/load.ts';
import { UserError } from '../domain/errors.ts';
import type { Practice } from '../domain/practice.ts';
import { asZone, type Instant, parseLocalTime, toInstant } from '../domain/time.ts';
import type { Context } from './context.ts';
import { PracticeProblems } from './practice-problems.ts';
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
  const practice = await requirePractice(context, folder);
  return options.zone === undefined ? practice : { ...practice, zone };
}

/** The checked practice in a folder; all its problems at once when it has any. */
export async function requirePractice(context: Context, folder: string): Promise<Practice> {
  return sound(context, folder, await context.doors.practice(folder, context.language));
}

/** The practice in a folder by its settings alone; `requireOtherFiles` looks at the rest. */
export async function requireSettings(context: Context, folder: string): Promise<Practice> {
  return sound(context, folder, await context.doors.settings(folder, context.language));
}

/** Throws what `requirePractice` would have thrown of the other files of a practice. */
export async function requireOtherFiles(context: Context, practice: Practice): Promise<void> {
  const problems = await context.doors.otherProblems(practice);
  if (problems.some(({ weight }) => weight === 'error'))
    throw new PracticeProblems(relative(context.folder, practice.folder) || '.', problems);
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

async function hasPractice({ doors }: Context, folder: string): Promise<boolean> {
  try {
    await doors.readText(join(folder, 'practice.yaml'));
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
