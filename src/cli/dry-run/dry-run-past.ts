// `agent dry-run` over a live mailbox, or over files with a Sent folder beside them: each past mail beside what the
// practice really answered. It only reads; no way to send is within its reach.

import { letterShelf } from '../../core/dry-run/past-letters.ts';
import { Unreachable } from '../../domain/errors.ts';
import type { RawMail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import type { PastMail } from '../../ports/mail.ts';
import type { Context } from '../context.ts';
import type { DryWorld, PastWanted } from '../doors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { judgedJson, tallyJson } from '../show/dry-run/dry-run-json.ts';
import { judgedLines, pageLines } from '../show/dry-run/dry-run-lines.ts';
import { dryRunPage, type PageFacts } from '../show/dry-run/dry-run-page.ts';
import { duration } from '../show/duration.ts';
import { progressLine } from '../show/progress-line.ts';
import { type DryTally, dryTally } from './dry-run-tally.ts';
import { agendaChanges, type Bench, type Judged, judgePast } from './past-judged.ts';

export interface PastRun {
  readonly context: Context;
  readonly practice: Practice;
  readonly wanted: PastWanted;
  /** Asks the configured model too. */
  readonly model: boolean;
  /** Now, from which `since` was counted. */
  readonly now: Instant;
  /** Every kind counts as switched so; null: as practice.yaml says. */
  readonly as: 'auto' | 'suggest' | null;
  /** Where the page is written; null when only the terminal shows it. */
  readonly html: string | null;
}

/** How the run ended before its end: on a person's wish, or because the server went away. */
type Ended = { readonly kind: 'whole' | 'stopped' } | { readonly kind: 'lost'; readonly sentence: string };

/** Judges all past mails, and shows the page; also of a run that was stopped half-way. */
export async function dryRunPast(run: PastRun): Promise<ExitCode> {
  const { context, practice, wanted } = run;
  const stop = context.doors.stopWish();
  const opening = context.doors.pastMail(practice, wanted);
  try {
    const past = await unlessStopped(opening, stop.signal);
    const prepared = past === null ? null : await unlessStopped(prepare(run, past, stop.signal), stop.signal);
    if (past === null || prepared === null || stop.signal.aborted) return stoppedBefore(context);
    const tally = dryTally();
    const ended = await judgeAll(run, { ...prepared, past, tally, stop: stop.signal });
    const { sentFolder } = past;
    await showAll(run, { tally: tally.read(), total: prepared.total, ended, sentFolder });
    return ended.kind === 'lost' ? EXIT.unreadable : EXIT.ok;
  } finally {
    stop.end();
    // Whoever stopped while the server still let us in need not wait for it.
    void opening.then((past) => past.close()).catch(() => undefined);
  }
}

function stoppedBefore({ print, say }: Context): ExitCode {
  print.progress('');
  print.line(
    say(
      'Arrêté avant le premier mail : rien n’a été lu, rien n’a été écrit.',
      'Stopped before the first mail: nothing was read, nothing was written.',
    ),
  );
  return EXIT.ok;
}

/** Everything that every mail is judged with; the practice's letters are read one by one and folded small. */
async function prepare(
  { context, practice, model }: PastRun,
  past: PastMail,
  stop: AbortSignal,
): Promise<{ readonly bench: Bench; readonly total: number }> {
  const { doors, print, say } = context;
  const total = await past.count();
  const dry: DryWorld = await doors.dryWorld(practice, { now: 0, model });
  const letters = letterShelf();
  for await (const letter of past.letters()) {
    if (stop.aborted) break;
    letters.add(letter);
    if (letters.count % TOLD === 0)
      print.progress(say(`Vos lettres envoyées : ${letters.count}`, `Your sent letters: ${letters.count}`));
  }
  print.progress('');
  const texts = await dry.world.templates.read();
  const changes = await agendaChanges(dry);
  return { total, bench: { doors, dry, practice, past, letters, texts, changes } };
}

/** Letters between two words about them. */
const TOLD = 200;

interface Judging {
  readonly bench: Bench;
  readonly past: PastMail;
  readonly total: number;
  readonly tally: ReturnType<typeof dryTally>;
  readonly stop: AbortSignal;
}

async function judgeAll(run: PastRun, { bench, past, total, tally, stop }: Judging): Promise<Ended> {
  const { context } = run;
  const tell = progressOf(context, total);
  tell();
  try {
    for await (const raw of past.mails()) {
      const judged = stop.aborted ? null : await unlessStopped(judgePast(bench, raw), stop);
      if (judged === null) return { kind: 'stopped' };
      if (isMeant(judged, run.wanted, raw)) {
        tally.add(judged);
        context.print.progress('');
        showOne(run, judged);
      }
      tell(1);
    }
    return { kind: 'whole' };
  } catch (error) {
    // What was judged until then is worth showing.
    if (error instanceof Unreachable) return { kind: 'lost', sentence: error.message };
    throw error;
  } finally {
    context.print.progress('');
  }
}

/**
 * What comes of some work, or null as soon as a person wants to stop. Nothing waits longer than the work: a race with
 * one promise for all mails would keep every mail in memory.
 */
function unlessStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const onStop = () => resolve(null);
    if (stop.aborted) onStop();
    stop.addEventListener('abort', onStop, { once: true });
    work.then(resolve, reject).finally(() => stop.removeEventListener('abort', onStop));
  });
}

/** Files have no time of receipt: there the date of the mail itself tells whether it is old. */
function isMeant({ mail }: Judged, { since }: PastWanted, { received }: RawMail): boolean {
  return since === null || received !== null || mail.sent >= since;
}

/** A bar with the time that is left, drawn at each step. */
function progressOf({ print, say, language }: Context, total: number): (step?: number) => void {
  const began = performance.now();
  let done = 0;
  return (step = 0) => {
    done += step;
    const left = done === 0 ? 0 : ((performance.now() - began) / done) * Math.max(0, total - done);
    const unit = done === 0 ? '' : `${say('reste', 'left:')} ${duration(left, language)}`;
    const name = say('Lecture', 'Reading');
    print.progress(progressLine({ name, done, of: Math.max(total, done), unit, width: print.width }));
  };
}

function showOne({ context, practice }: PastRun, judged: Judged): void {
  const { print } = context;
  if (print.asJson) print.json(judgedJson(judged, context, practice));
  else for (const line of judgedLines(judged, context, practice)) print.line(line);
}

interface Shown extends Pick<PageFacts, 'total' | 'sentFolder'> {
  readonly tally: DryTally;
  readonly ended: Ended;
}

async function showAll(run: PastRun, { tally, total, ended, sentFolder }: Shown): Promise<void> {
  const { context, practice, wanted, now, as, html } = run;
  const { print, say, doors } = context;
  const end = endSentence(ended, context);
  const facts = { practice, since: wanted.since, now, total, sentFolder, end, as };
  const page = dryRunPage(tally, facts, context.language);
  if (print.asJson) print.json(tallyJson(tally, facts, context.language));
  else for (const line of pageLines(page, print)) print.line(line);
  if (html === null) return;
  const { dryRunHtml } = await import('../show/dry-run/dry-run-html.ts');
  const told = { practice, language: context.language };
  await doors.writePrivate(html, dryRunHtml(page, tally.examples, told));
  if (!print.asJson)
    print.line(
      say(
        `La page est dans ${html}. Elle contient des mots de patients : gardez-la comme un dossier.`,
        `The page is in ${html}. It holds words of patients: keep it as you keep a file.`,
      ),
    );
}

function endSentence(ended: Ended, { say }: Context): string {
  switch (ended.kind) {
    case 'whole':
      return '';
    case 'stopped':
      return say(
        'Arrêté avant la fin : voici ce qui a été lu.',
        'Stopped before the end: this is what was read.',
      );
    case 'lost':
      return say(
        `Interrompu avant la fin : ${ended.sentence} Voici ce qui a été lu.`,
        `Broken off before the end: ${ended.sentence} This is what was read.`,
      );
  }
}
