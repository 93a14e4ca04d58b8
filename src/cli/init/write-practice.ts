// practice.yaml from the answers: new, or changed in its own text after the changes were seen.

import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { markOf } from '../../core/setup/answers.ts';
import { editYaml } from '../../core/setup/edit-yaml.ts';
import { shownDiff } from '../../core/setup/line-diff.ts';
import { packAppointments, packHours } from '../../core/setup/packs.ts';
import { practiceText } from '../../core/setup/practice-text.ts';
import { changesTo, isSection, type Section } from '../../core/setup/settings.ts';
import { UserError } from '../../domain/errors.ts';
import { PRACTICE_FILE, packOf, type Setup } from './setup.ts';

/** practice.yaml as it is and as it would be. */
export interface Rewriting {
  /** Null when there is none yet. */
  readonly before: string | null;
  readonly after: string;
  /** Nobody changed it since it was written from these answers. */
  readonly ours: boolean;
}

/** What the answers make of practice.yaml. A file that a person wrote in keeps all that was not asked. */
export async function rewriting(
  { doors, folder, answers, context }: Pick<Setup, 'doors' | 'folder' | 'answers' | 'context'>,
  filled: Section = {},
): Promise<Rewriting> {
  const before = await doors.textIfAny(join(folder, PRACTICE_FILE));
  const { settings, init } = answers();
  const ours = before !== null && init.wrote === markOf(before);
  const anew = practiceText({ ...filled, ...settings }, context.language);
  if (before === null || ours) return { before, after: anew, ours };
  const now = sectionsIn(before, context);
  return { before, after: editYaml(before, changesTo(now, settings)), ours };
}

function sectionsIn(text: string, { say }: Pick<Setup['context'], 'say'>): Section {
  const document = parseDocument(text);
  const value: unknown = document.errors.length === 0 ? (document.toJS() ?? {}) : null;
  if (isSection(value)) return value;
  throw new UserError(
    say(
      'practice.yaml ne peut pas être lu et n’a pas été touché. Voyez ce qui ne va pas : agent check',
      'practice.yaml can’t be read and was not touched. See what is wrong: agent check',
    ),
  );
}

/**
 * Writes practice.yaml; a person sees the changes to theirs and says yes first. False when they said no. `whole`:
 * nothing more is asked, so that what is missing is told too.
 */
export async function writePractice(setup: Setup, { whole }: { readonly whole: boolean }): Promise<boolean> {
  const { context } = setup;
  const pack = packOf(setup);
  const change = await rewriting(setup, {
    hours: packHours(pack),
    'slot-types': packAppointments(pack, context.language),
    alerts: { file: 'alerts.jsonl' },
  });
  const { before, after, ours } = change;
  if (before !== after) {
    if (before !== null && !ours && !(await agreed(setup, before, after))) return false;
    await keepPractice(setup, change);
  }
  await tellProblems(setup, whole);
  return true;
}

async function agreed({ talk, context }: Setup, before: string, after: string): Promise<boolean> {
  talk.say('practice.yaml changerait ainsi :', 'practice.yaml would change like this:');
  for (const line of shownDiff(before, after)) context.print.line(line);
  return talk.yes('L’écrire (l’ancien est gardé à côté)', 'Write it (the old one is kept beside)', true);
}

async function keepPractice(setup: Setup, change: Rewriting): Promise<void> {
  const { doors, folder, talk } = setup;
  const kept = await doors.replaceText(join(folder, PRACTICE_FILE), change);
  const untouched = change.before === null || change.ours;
  const seen = markOf(change.after);
  const marks = untouched ? { wrote: seen, seen } : { seen };
  await setup.keep((answers) => ({ ...answers, init: { ...answers.init, ...marks } }));
  talk.say(
    `${PRACTICE_FILE} est écrit${kept === null ? '' : ` ; l’ancien est gardé : ${kept}`}.`,
    `${PRACTICE_FILE} is written${kept === null ? '' : `; the old one is kept: ${kept}`}.`,
  );
}

/** What is left for a person to decide, as `agent check` says it; warnings only at the end. */
async function tellProblems(setup: Setup, whole: boolean): Promise<void> {
  const { problemLines } = await import('../../config/print-problems.ts');
  const loaded = await setup.context.doors.practice(setup.folder, setup.context.language);
  const all = loaded.kind === 'practice' ? loaded.warnings : loaded.problems;
  const problems = all.filter(({ weight }) => whole || weight === 'error');
  // Its last line says what becomes of the configuration of before; here that one is written already.
  const lines = problemLines(problems, loaded.language).slice(0, -1);
  for (const line of lines) setup.talk.say(line, line);
}
