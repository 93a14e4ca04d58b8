// How the secretary stands, for a machine that watches: numbers and codes, no name, no address, no sentence.

import type { Instant } from '../domain/time.ts';
import { type Need, needsOf, type Status } from './status.ts';

export interface Health {
  /** The name of the practice's folder: one machine may serve several. */
  readonly practice: string;
  /** 0 all is well, 1 something needs a person, 2 not running or not answering. */
  readonly level: 0 | 1 | 2;
  readonly running: boolean;
  readonly answers: boolean;
  readonly needs: readonly Need[];
  /** Names as Prometheus wants them, without the prefix; seconds and counts. Null when nothing was ever told. */
  readonly figures: Readonly<Record<string, number>> | null;
}

export interface Watched {
  readonly practice: string;
  readonly running: boolean;
  readonly answers: boolean;
  readonly status: Status | null;
  /** When the last backup was made; null when none was. */
  readonly backupMade: Instant | null;
  readonly now: Instant;
}

/** What a watching machine is told. */
export function healthOf({ practice, running, answers, status, backupMade, now }: Watched): Health {
  const needs = status === null ? [] : needsOf(status);
  const level = !running || !answers ? 2 : needs.length > 0 ? 1 : 0;
  const backup: Readonly<Record<string, number>> =
    backupMade === null ? {} : { backup_age_seconds: seconds(now - backupMade) };
  return {
    practice,
    level,
    running,
    answers,
    needs,
    figures: status === null ? null : { ...figuresOf(status, now), ...backup },
  };
}

function figuresOf(status: Status, now: Instant): Readonly<Record<string, number>> {
  const { queue, today, mailbox, agenda, model, held, pause, untold, putOff, at, since } = status;
  return {
    status_age_seconds: seconds(now - at),
    uptime_seconds: seconds(at - since),
    paused: pause === null ? 0 : 1,
    mailbox_up: ['connected', 'files'].includes(mailbox.connection) ? 1 : 0,
    agenda_up: agenda.trouble === '' ? 1 : 0,
    agenda_age_seconds: agenda.readAt === null ? -1 : seconds(at - agenda.readAt),
    ...(model === null ? {} : { model_up: model.state === 'away' ? 0 : 1 }),
    mails_in_hand: queue.mails,
    mails_beside: queue.beside,
    cases_acting: queue.acting,
    cases_waiting: queue.waiting,
    cases_urgent: queue.urgent,
    cases_unknown: queue.unknown,
    letters_put_off: putOff?.count ?? 0,
    alerts_untold: untold,
    times_held: held,
    mails_today: today.mails,
    mails_today_alone: today.alone,
  };
}

/** The text format of Prometheus (exposition format 0.0.4), for the textfile collector of its node exporter. */
export function prometheusText({ practice, level, running, needs, figures }: Health): string {
  const whose = `practice="${labelValue(practice)}"`;
  const all = { level, running: running ? 1 : 0, ...figures };
  const lines = Object.entries(all).flatMap(([name, value]) => [
    `# TYPE practice_agent_${name} gauge`,
    `practice_agent_${name}{${whose}} ${value}`,
  ]);
  const told = needs.map((need) => `practice_agent_need{${whose},need="${need}"} 1`);
  const head = told.length === 0 ? [] : ['# TYPE practice_agent_need gauge'];
  return `${[...lines, ...head, ...told].join('\n')}\n`;
}

/** Backslash, quote and line feed are escaped in a label's value (exposition format 0.0.4). */
function labelValue(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function seconds(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds / 1000));
}
