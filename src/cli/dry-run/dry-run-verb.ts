// What `agent dry-run` does: a mailbox's past beside the practice's own answers, or files alone.

import { resolve } from 'node:path';
import type { Case } from '../../domain/case.ts';
import type { Mail, UnreadableMail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import { caseJson } from '../case-json.ts';
import type { Context } from '../context.ts';
import { everythingSwitched } from '../everything-switched.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { fileName } from '../file-name.ts';
import { nowOf, type PlaceOptions, practiceFor, requirePractice } from '../options.ts';
import { caseLines } from '../show/case-lines.ts';
import { readingLines } from '../show/reading-lines.ts';
import { type Counted, counted, tallyLines } from '../show/tally.ts';
import { UsageError } from '../usage-error.ts';
import { replay } from './replay.ts';
import { sinceOf } from './since-of.ts';

export interface DryRunOptions extends PlaceOptions {
  readonly as?: string;
  readonly reader: string;
  readonly since?: string;
  readonly sent?: string;
  readonly html?: string;
}

/** `agent dry-run`: files alone are only replayed; whatever has the practice's answers beside it is judged. */
export async function dryRun(
  context: Context,
  sources: readonly string[],
  options: DryRunOptions,
): Promise<ExitCode> {
  const as = modeOf(context, options);
  const model = readerOf(context, options) !== 'lexical';
  const { since, sent, html } = options;
  const alone = sources.length > 0 && since === undefined && sent === undefined && html === undefined;
  const written =
    sources.length > 0
      ? await practiceFor(context, options)
      : await requirePractice(context, resolve(context.folder, options.practice ?? '.'));
  const practice = as === null ? written : everythingSwitched(written, as);
  const fixed = nowOf(options, practice.zone, context);
  if (alone) return replayFiles(context, { sources, practice, fixed, model });
  const now = fixed ?? Date.now();
  const { dryRunPast } = await import('./dry-run-past.ts');
  const from = since ?? (sources.length === 0 ? '30d' : null);
  const wanted = {
    received: sources,
    sent: sent ?? null,
    since: from === null ? null : sinceOf(context, from, now, practice.zone),
  };
  return dryRunPast({ context, practice, wanted, model, now, as, html: html ?? null });
}

function modeOf({ say }: Context, { as }: DryRunOptions): 'auto' | 'suggest' | null {
  if (as === undefined) return null;
  if (as === 'auto' || as === 'suggest') return as;
  throw new UsageError(say('--as : auto ou suggest.', '--as: auto or suggest.'));
}

function readerOf({ say }: Context, { reader }: DryRunOptions): 'lexical' | 'model' | 'both' {
  if (reader === 'lexical' || reader === 'model' || reader === 'both') return reader;
  throw new UsageError(say('--reader : lexical, model ou both.', '--reader: lexical, model or both.'));
}

interface Replayed {
  readonly sources: readonly string[];
  readonly practice: Practice;
  readonly fixed: Instant | null;
  readonly model: boolean;
}

async function replayFiles(
  context: Context,
  { sources, practice, fixed, model }: Replayed,
): Promise<ExitCode> {
  const { doors, print } = context;
  const dry = await doors.dryWorld(practice, { now: fixed ?? 0, model });
  const cases: Counted[] = [];
  for (const source of sources) {
    for await (const raw of doors.mails(source)) {
      const { mail, kase } = await replay({ doors, dry, practice, raw, fixed });
      cases.push(counted(kase));
      if (print.asJson)
        print.json(
          caseJson({ file: fileName(raw, source), mail, kase, practice, language: context.language }),
        );
      else showOne(context, practice, mail, kase);
    }
  }
  if (!print.asJson) summary(context, cases);
  return EXIT.ok;
}

function showOne(context: Context, practice: Practice, mail: Mail | UnreadableMail, kase: Case): void {
  const { print } = context;
  print.line(print.tone('dim', '─'.repeat(print.width)));
  for (const line of readingLines({ mail, reading: kase.reading, context, practice })) print.line(line);
  for (const line of caseLines({ kase, context, practice, letters: 'short' })) print.line(line);
  print.line();
}

function summary(context: Context, cases: readonly Counted[]): void {
  const { print, say } = context;
  print.line(print.tone('dim', '─'.repeat(print.width)));
  for (const line of tallyLines(cases, context)) print.line(line);
  print.line(
    say(
      'Ceci est un essai : rien n’a été envoyé, rien n’a été changé.',
      'This is a dry run: nothing was sent, nothing was changed.',
    ),
  );
}
