import type { Alarm } from './alarm.ts';
import type { Desk } from './desk.ts';
import { errorCode } from './error-code.ts';
import type { Line } from './line.ts';
import { agendaLook, mailboxStatus, modelStatus } from './look-at.ts';
import { STATUS_LAYOUT, type Status } from './status.ts';
import { storedLook } from './stored-look.ts';
import type { Surroundings } from './surroundings.ts';
import type { Tally } from './tally.ts';

/** Milliseconds after which a status is written down again although nothing changed. */
const OLD = 60_000;
/** Milliseconds between two writings while there is much to do. */
const SOON = 5000;

export interface Report {
  readonly status: (phase?: Status['phase']) => Promise<Status>;
  /** Something changed that a status shows. */
  readonly changed: () => void;
  /** Writes the status down when it is time to: at once when idle, now and then when busy. */
  readonly keep: (busy: boolean) => Promise<void>;
  /** Writes the last status down. */
  readonly keepLast: () => Promise<void>;
}

export interface ReportInput {
  readonly given: Surroundings;
  readonly desk: Desk;
  readonly line: () => Line;
  readonly alarm: Alarm;
  readonly tally: Tally;
}

/** Says how the daemon stands, to whoever asks, to the supervisor, and to the file that outlives it. */
export function reportOf({ given, desk, line, alarm, tally }: ReportInput): Report {
  const { machine, supervisor } = given;
  const since = machine.now();
  const look = agendaLook(machine.now);
  const remember = storedLook(machine.now);
  let news = true;
  let kept = Number.NEGATIVE_INFINITY;

  async function status(phase: Status['phase'] = 'working'): Promise<Status> {
    const { practice, world, feed, mishaps, ahead } = desk.post();
    const stored = await remember(world, practice);
    const { held, ...counts } = stored.counts;
    const { inHand, more } = feed.state();
    const sentUnseen = line().sentUnseen();
    const { again, beside } = { again: mishaps.again().length, beside: mishaps.beside().length };
    return {
      layout: STATUS_LAYOUT,
      at: machine.now(),
      turned: Math.round(machine.now() - (machine.monotonic() - line().turned())),
      pid: given.pid,
      version: given.version,
      since,
      phase,
      practice: practice.name,
      language: practice.programLanguage,
      zone: practice.zone,
      mailbox: {
        ...mailboxStatus(world.mailbox, feed.state(), stored.cursors),
        ...(sentUnseen === null ? {} : { sentUnseen }),
      },
      outbox: world.outbox.state(),
      queue: { mails: inHand, more, ...counts, again, beside },
      putOff: stored.putOff,
      failing: desk.failing() ?? line().failing() ?? stored.trouble,
      lastMail: tally.lastMail(),
      model: modelStatus(ahead.record(), ahead.awaited.count()),
      agenda: await look(world.agenda, { practice, lastEventCount: stored.lastEventCount }),
      held,
      pause: stored.pause,
      ...(stored.breaches === null ? {} : { breaches: stored.breaches }),
      settings: desk.trouble(),
      untold: alarm.untold() + stored.untold,
      today: tally.today(),
    };
  }

  /** A status that finds no room on the disk is no reason to stop working. */
  function write(now: Status): void {
    try {
      given.keepStatus(now);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      given.log.write({ level: 'warn', event: 'StatusNotKept', detail: errorCode(error) });
    }
  }

  return {
    status,
    changed: () => {
      news = true;
    },
    keep: async (busy) => {
      const age = machine.monotonic() - kept;
      if (age < (busy ? SOON : news ? 0 : OLD)) return;
      news = false;
      kept = machine.monotonic();
      const now = await status();
      write(now);
      await supervisor.tell(`STATUS=${oneLine(now)}`);
    },
    keepLast: async () => write(await status('stopped')),
  };
}

/** For `systemctl status`: no name, no address. */
function oneLine({ mailbox, queue, pause }: Status): string {
  const parts = [
    pause === null ? `mailbox ${mailbox.connection}` : 'PAUSED',
    `${queue.mails}${queue.more ? '+' : ''} to work`,
    `${queue.waiting} to approve`,
    `${queue.unknown} unknown`,
  ];
  return parts.join(', ');
}
