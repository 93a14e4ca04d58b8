import type { Read } from '../daemon/standing.ts';
import type { Seen } from '../daemon/surroundings.ts';
import { inItsOwnVoice } from '../domain/own-voice.ts';
import type { Practice } from '../domain/practice.ts';
import type { Problem } from '../domain/problem.ts';
import { alarmSentence } from './alarm-sentence.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { seenLines } from './show/seen-lines.ts';

export interface Keeping {
  readonly context: Context;
  readonly folder: string;
  readonly practice: Practice;
  readonly verbose: boolean;
  readonly level: 'info' | 'warn' | 'error';
}

/** Works until somebody says stop. The caller holds the practice's lock. */
export async function keepRunning({ context, folder, practice, verbose, level }: Keeping): Promise<ExitCode> {
  const { doors } = context;
  const { runDaemon } = await import('../daemon/daemon.ts');
  const { thisMachine } = await import('../daemon/machine.ts');
  const { bell } = await import('../daemon/bell.ts');
  const daemon = await doors.daemon(folder, { level });
  const stop = new AbortController();
  const reload = bell();
  const signals = daemon.signals({ stop: () => stop.abort(), reload: reload.ring });
  let finished = true;
  try {
    const show = (seen: Seen) => tell(seen, verbose, context);
    const machine = thisMachine;
    const open = (next: Practice) => doors.world(next, machine, daemon.log);
    const read = () => readAll(context, folder, practice.ownLanguage);
    const sentence = alarmSentence;
    const given = { ...daemon, machine, open, read, sentence, show, stop: stop.signal, reload };
    finished = await runDaemon(given, inItsOwnVoice(practice));
    return daemon.replaced() && !stop.signal.aborted ? EXIT.replaced : EXIT.ok;
  } finally {
    signals.end(finished);
  }
}

/** What is told to whoever does not want to see every mail. */
const ALWAYS: readonly Seen['kind'][] = ['listening', 'replaced', 'stopping'];

function tell(seen: Seen, verbose: boolean, context: Context): void {
  const { print } = context;
  if (!verbose && !ALWAYS.includes(seen.kind)) return;
  if (!print.asJson) for (const line of seenLines(seen, context)) print.line(line);
  else if (seen.kind === 'mail') {
    const { id, decision, reason, state } = seen.kase;
    print.json({ case: id, decision, reason: reason.code, state });
  }
}

/** All files of the practice, read and checked: an edit of any of them counts, or none does. */
async function readAll({ doors }: Context, folder: string, language: Practice['ownLanguage']): Promise<Read> {
  const loaded = await doors.practice(folder, language);
  if (loaded.kind === 'problems') return brokenBy(loaded.problems, loaded.language);
  const { problems } = await doors.texts(loaded.practice, null);
  if (problems.some(({ weight }) => weight === 'error')) return brokenBy(problems, loaded.language);
  await doors.keepLastGood(folder);
  return { kind: 'good', practice: inItsOwnVoice(loaded.practice) };
}

async function brokenBy(problems: readonly Problem[], language: Context['language']): Promise<Read> {
  const { problemLines } = await import('../config/print-problems.ts');
  const errors = problems.filter(({ weight }) => weight === 'error');
  // Its last line counts the problems.
  return { kind: 'broken', problems: problemLines(errors, language).slice(0, -1) };
}
