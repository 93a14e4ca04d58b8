// The secretary at work, for months: joins the line of work with everything that may happen to it (files that change,
// a mailbox that goes away, questions from the command line, a wish to stop).

import type { Practice } from '../domain/practice.ts';
import { type Alarm, alarm as alarmOf } from './alarm.ts';
import { answerTo } from './answers.ts';
import { bell } from './bell.ts';
import { type Desk, openDesk } from './desk.ts';
import { errorCode } from './error-code.ts';
import { type Line, type LineInput, theLine } from './line.ts';
import { outage as outageOf } from './outage.ts';
import { Stopped } from './read-ahead.ts';
import { type Report, reportOf } from './report.ts';
import { supervise } from './supervise.ts';
import type { Surroundings } from './surroundings.ts';
import { tally as tallyOf } from './tally.ts';

/** Milliseconds in which the piece of work that is under way may be finished. */
const LAST_WORDS = 4000;

/**
 * Runs until `stop` aborts or the program was replaced. True when all is finished and closed; false when the time for last words was over
 * before: then something may still be under way, and the program must end without giving the practice's lock back.
 */
export async function runDaemon(surroundings: Surroundings, practice: Practice): Promise<boolean> {
  const leaving = new AbortController();
  const given = { ...surroundings, stop: AbortSignal.any([surroundings.stop, leaving.signal]) };
  const leave = () => leaving.abort();
  const { machine, log, stop, supervisor } = given;
  const wake = bell();
  const alarm = alarmOf(machine.now, log, given.sentence);
  const outage = outageOf(machine.now);
  const tally = tallyOf(machine.now, practice);
  const desk = await openDesk({ given, alarm, outage, wake }, practice);
  const report: Report = reportOf({ given, desk, line: () => line, alarm, tally });
  const line = theLine(lineInput({ given, leave, desk, report, alarm, outage, tally, wake }));
  const listening = await given.listen((question) => answerTo(question, { desk, line, report }));
  log.write({ level: 'info', event: 'Started', detail: given.version });
  given.show({ kind: 'listening', practice });
  await supervisor.tell('READY=1');
  // Before the first work: whoever ends it in the middle of that is told that it ran.
  await report.keep(false);
  void supervise({ supervisor, machine, turned: line.turned, practice: () => desk.post().practice, stop });
  void reloads(given, desk);
  const finished = await untilStopped(line, given);
  if (finished) await report.keepLast();
  await listening.close();
  await desk.close(finished ? 'close' : 'leave');
  log.write({ level: finished ? 'info' : 'warn', event: finished ? 'Stopped' : 'StoppedInTheMiddle' });
  return finished;
}

type Parts = Pick<Parameters<typeof reportOf>[0], 'given' | 'desk' | 'alarm' | 'tally'> &
  Pick<Parameters<typeof openDesk>[0], 'outage' | 'wake'> & {
    readonly report: Report;
    readonly leave: () => void;
  };

/** What happens around each piece of work. */
function lineInput({ given, leave, desk, report, alarm, outage, tally, wake }: Parts): LineInput {
  const { machine, log, stop, show } = given;
  const stuckLetters = outageOf(machine.now);
  const unseenSent = outageOf(machine.now);
  const raise = (again: boolean) => alarm.raise(desk.post().world, desk.post().practice, again);
  const failed = (about: 'mail-beside' | 'work-failing') => (code: string) => {
    show({ kind: 'mail-failed', code });
    alarm.note(about, 'amber');
  };
  return {
    machine,
    log,
    stop,
    wake,
    post: desk.post,
    between: async () => {
      if (!given.replaced()) return desk.between();
      log.write({ level: 'warn', event: 'ProgramReplaced' });
      show({ kind: 'replaced' });
      leave();
      throw new Stopped();
    },
    onWorked: async (kase, took) => {
      tally.add(kase, took);
      report.changed();
      show({ kind: 'mail', kase, practice: desk.post().practice });
      await report.keep(true);
    },
    onBeside: failed('mail-beside'),
    onFailing: failed('work-failing'),
    onTick: async () => {
      void desk.post().ahead.prime();
      void backUp(given, desk.post().practice, alarm);
      void purgeFiles(given, desk.post().practice);
      if (outage.look()) alarm.note('mailbox', 'amber');
      const reached = desk.post().feed.state().trouble === null;
      if (reached && unseenSent.look()) alarm.note('sent-unseen', 'amber');
      if (reached) await desk.post().world.outbox.catchUp?.();
      const sending = desk.post().world.outbox.state().trouble === '';
      if (!sending && stuckLetters.lost(false)) alarm.note('outbox', 'amber');
      if (sending && stuckLetters.back()) alarm.note('outbox-again', 'notice');
      await raise(true);
    },
    onSentLook: (seen) => {
      if (!seen && unseenSent.lost(false)) alarm.note('sent-unseen', 'amber');
      if (seen && unseenSent.back()) alarm.note('sent-seen-again', 'notice');
    },
    onJump: ({ kind, by }) => {
      const event = kind === 'slept' ? 'MachineSlept' : 'ClockTurned';
      log.write({ level: 'warn', event, took: Math.round(by) });
      desk.readSoon();
      desk.post().feed.look();
    },
    onIdle: async () => {
      await raise(false);
      await report.keep(false);
    },
  };
}

async function backUp(given: Surroundings, practice: Practice, alarm: Alarm): Promise<void> {
  const outcome = await attempted(given, practice);
  if (outcome === 'not-due') return;
  given.log.write({
    level: outcome === 'made' ? 'info' : 'error',
    event: outcome === 'made' ? 'BackedUp' : 'BackupFailed',
  });
  if (outcome === 'failed') alarm.note('backup', 'notice');
}

/** What can't be taken away today is tried again tomorrow; the work goes on. */
async function purgeFiles({ purgeFiles: purge, log }: Surroundings, practice: Practice): Promise<void> {
  try {
    const count = await purge?.(practice);
    if (typeof count === 'number') log.write({ level: 'info', event: 'FilesPurged', count });
  } catch (error) {
    log.write({ level: 'error', event: 'PurgeFailed', detail: errorCode(error) });
  }
}

/** Whatever goes wrong with a backup, the work goes on. */
async function attempted({ backUp, log }: Surroundings, practice: Practice) {
  try {
    return (await backUp?.(practice)) ?? 'not-due';
  } catch (error) {
    log.write({ level: 'error', event: 'BackupBroken', detail: errorCode(error) });
    return 'failed';
  }
}

/** Whether the piece of work under way was finished in time. */
async function untilStopped(
  line: Line,
  { machine, log, show, stop, supervisor }: Surroundings,
): Promise<boolean> {
  const work = line.work().then(() => true);
  const stopping = new Promise<false>((resolve) => {
    const last = async () => {
      show({ kind: 'stopping' });
      void supervisor.tell('STOPPING=1');
      await machine.wait(LAST_WORDS);
      resolve(false);
    };
    if (stop.aborted) void last();
    else stop.addEventListener('abort', () => void last(), { once: true });
  });
  try {
    return await Promise.race([work, stopping]);
  } catch (error) {
    log.write({ level: 'error', event: 'LineBroken', detail: errorCode(error) });
    throw error;
  }
}

/** Reads the files again whenever it is asked to (SIGHUP). */
async function reloads({ machine, stop, reload, supervisor }: Surroundings, desk: Desk): Promise<void> {
  while (!stop.aborted) {
    await machine.wait(LONG, stop, reload.signal());
    if (!reload.signal().aborted) continue;
    reload.hush();
    await supervisor.tell('RELOADING=1', `MONOTONIC_USEC=${Math.round(machine.monotonic() * 1000)}`);
    desk.readSoon();
    desk.post().feed.look();
    await supervisor.tell('READY=1');
  }
}

const LONG = 24 * 60 * 60 * 1000;
