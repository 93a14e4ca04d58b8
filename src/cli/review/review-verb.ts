// What `agent review` does: the screen, the questions, the list, or one verdict.

import { resolve } from 'node:path';
import type { Verdict } from '../../domain/case.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { practiceToLookAt, type Shown, warnOfBroken } from '../options.ts';
import { UsageError } from '../usage-error.ts';

export interface ReviewOptions {
  readonly practice: string;
  readonly approve?: string;
  readonly refuse?: string;
  readonly list?: boolean;
  readonly plain?: boolean;
  readonly by: string;
}

/** The screen where there is a terminal, questions with `--plain`, a list for a pipe; with a verdict none of them. */
export async function review(context: Context, options: ReviewOptions): Promise<ExitCode> {
  const folder = resolve(context.folder, options.practice);
  const verdict = verdictOf(context, options);
  const asked = verdict === null && !context.print.asJson && options.list !== true;
  if (asked && context.onScreen && options.plain !== true) return onScreen(context, folder, options);
  const shown = await practiceToLookAt(context, folder);
  const at = { folder, ...shown };
  if (verdict !== null) return judge(context, at, verdict);
  if (asked && options.plain === true) return inPlainLines(context, at, options);
  return (await import('./review-list.ts')).reviewList(context, at.practice);
}

/** Its first frame needs the settings and the memory alone; everything else is read while it stands. */
async function onScreen(context: Context, folder: string, { by }: ReviewOptions): Promise<ExitCode> {
  const { practice, isBroken: settingsBroken } = await practiceToLookAt(context, folder, 'settings');
  const { reviewDesk } = await import('./review-desk.ts');
  let isBroken = settingsBroken;
  const desk = reviewDesk({ context, folder, practice, now: Date.now, isBroken: () => isBroken });
  const check = async () => {
    const problems = await context.doors.otherProblems(practice);
    isBroken ||= problems.some(({ weight }) => weight === 'error');
  };
  const { reviewOnScreen } = await import('./review-on-screen.ts');
  const exit = await reviewOnScreen({ context, practice, desk, by }, check);
  // The screen lay over what was said before it.
  if (isBroken && !settingsBroken) warnOfBroken(context, folder);
  return exit;
}

/** Numbered questions, where that was asked for. */
async function inPlainLines(
  context: Context,
  { folder, practice, isBroken }: At,
  { by }: ReviewOptions,
): Promise<ExitCode> {
  const { reviewDesk } = await import('./review-desk.ts');
  const desk = reviewDesk({ context, folder, practice, now: Date.now, isBroken: () => isBroken });
  return (await import('./review-plain.ts')).reviewPlain({ context, practice, desk, by });
}

interface At extends Shown {
  readonly folder: string;
}

/** Null when the line only asks for the list. */
function verdictOf({ say }: Context, { approve, refuse, by }: ReviewOptions): Verdict | null {
  if (approve !== undefined && refuse !== undefined)
    throw new UsageError(say('--approve ou --refuse, pas les deux.', '--approve or --refuse, not both.'));
  const at = Date.now();
  if (approve !== undefined) return { kind: 'approve', case: approve, by, at };
  return refuse === undefined ? null : { kind: 'refuse', case: refuse, by, at, note: '' };
}

/** One verdict on a case, or the same one on every case of a batch that waits. */
async function judge(context: Context, at: At, verdict: Verdict): Promise<ExitCode> {
  const { batchVerdicts, judgeAll, saidOf } = await import('./judge.ts');
  const verdicts = await batchVerdicts(context, at.practice, verdict);
  return saidOf(context, await judgeAll(context, at, verdicts));
}
