// One line of work must not wait for the same silence again and again: a server that has just kept it waiting in vain is
// left alone for a while, so that an alarm further behind is late by one silence and not by one a mail.

import type { ActionNote } from '../domain/action-note.ts';
import type { AgendaState } from '../domain/agenda.ts';
import { Refused, Unreachable } from '../domain/errors.ts';
import type { ProgramLanguage } from '../domain/language.ts';
import { HOUR, MINUTE } from '../domain/time.ts';
import type { Mailbox, Outbox } from '../ports/mail.ts';
import type { Model } from '../ports/model.ts';
import type { Agenda, Alerts, World } from '../ports/world.ts';
import type { Machine } from './machine.ts';

/** Milliseconds after which something that fails has kept us waiting. */
const LONG = 5000;
/** Milliseconds for which it is left alone; shorter than the first pause before a letter's second attempt. */
const REST = 55_000;
/** Milliseconds that reading the agenda may take; a network folder that hangs answers never. */
export const AGENDA_LIMIT = 10_000;
/** Milliseconds that the first reading of a large calendar on a server may take; what takes longer hangs. */
const FIRST_READING = 10 * MINUTE;
/** Milliseconds that a change of the agenda may take. */
const CHANGE_LIMIT = 30_000;

type Clock = Pick<Machine, 'monotonic' | 'wait'>;

/** The same world, more careful with the time of the line. */
export function sparing(world: World, machine: Clock, language: ProgramLanguage): World {
  return {
    ...world,
    outbox: sparingOutbox(world.outbox, machine, language),
    agenda: sparingAgenda(world.agenda, machine, language),
    mailbox: sparingMailbox(world.mailbox),
    alerts: sparingAlerts(world.alerts, machine),
    model: world.model === null ? null : sparingModel(world.model, machine),
  };
}

/** Letters that follow one that waited in vain are put off at once, with its sentence. */
function sparingOutbox(outbox: Outbox, machine: Clock, language: ProgramLanguage): Outbox {
  const silence = silenceOf<string>(machine);
  return {
    ...outbox,
    send: async (letter) => {
      const sentence = silence.rests();
      if (sentence !== null) return { kind: 'failed', sentence, retry: true };
      const ended = silence.listen();
      const outcome = await outbox.send(letter);
      if (outcome.kind === 'unknown') ended(WORDS.noAnswer[language]);
      else ended(outcome.kind === 'failed' && outcome.retry ? outcome.sentence : null);
      return outcome;
    },
  };
}

/** Mails that would wait for a silent model are read without it. */
function sparingModel(model: Model, machine: Clock): Model {
  const silence = silenceOf<string>(machine);
  return {
    ...model,
    label: async (request) => {
      const sentence = silence.rests();
      if (sentence !== null) return { kind: 'away', sentence };
      const ended = silence.listen();
      const answer = await model.label(request);
      ended(answer.kind === 'away' ? answer.sentence : null);
      return answer;
    },
  };
}

/** An emergency that can't be kept is cried out at every attempt (`flow/plans/carry-out.ts`); one cry an hour is enough. */
function sparingAlerts(alerts: Alerts, machine: Clock): Alerts {
  const told = new Map<string, number>();
  return {
    raise: async (alert) => {
      // The ladder says by itself when to tell again.
      if (alert.rung !== undefined) return alerts.raise(alert);
      const key = `${alert.case}|${alert.sentence}`;
      for (const [old, at] of told) if (machine.monotonic() - at >= HOUR) told.delete(old);
      if (alert.case !== null && told.has(key))
        return { kind: 'done', note: 'told-before' satisfies ActionNote };
      const outcome = await alerts.raise(alert);
      if (outcome.kind === 'done' && alert.case !== null) told.set(key, machine.monotonic());
      return outcome;
    },
  };
}

/** Only the feed opens the mailbox again (`forever.ts`); meanwhile everything else is told so at once. */
function sparingMailbox(mailbox: Mailbox): Mailbox {
  const away = () => {
    const { connection, trouble } = mailbox.state();
    if (connection === 'away') return new Unreachable(trouble);
    return connection === 'refused' ? new Refused(trouble) : null;
  };
  const unlessAway = <T>(work: () => Promise<T>): Promise<T> => {
    const trouble = away();
    return trouble === null ? work() : Promise.reject(trouble);
  };
  const later = (trouble: Error) => ({ kind: 'failed', sentence: trouble.message, retry: true }) as const;
  return {
    ...mailbox,
    worked: (source) => unlessAway(() => mailbox.worked(source)),
    sentSince: () => unlessAway(mailbox.sentSince),
    label: async (source, keyword) => {
      const trouble = away();
      return trouble === null ? mailbox.label(source, keyword) : later(trouble);
    },
    draft: async (letter) => {
      const trouble = away();
      return trouble === null ? mailbox.draft(letter) : later(trouble);
    },
    withdraw: async (messageId) => {
      const trouble = away();
      return trouble === null ? mailbox.withdraw(messageId) : later(trouble);
    },
  };
}

/** An agenda that does not answer in time can't be read; nobody asks it again before it has answered. */
function sparingAgenda(agenda: Agenda, machine: Clock, language: ProgramLanguage): Agenda {
  let busy: Promise<unknown> | null = null;
  const within = async <T>(limit: number, work: () => Promise<T>, late: T): Promise<T> => {
    if (busy !== null) return late;
    const asked = work();
    const answered = new AbortController();
    const answer = asked.finally(() => answered.abort(null));
    const first = await Promise.race([
      answer.then((value) => ({ value })),
      machine.wait(limit, answered.signal).then(() => null),
    ]);
    if (first !== null) return first.value;
    // The wait also ends when the answer has just come.
    if (answered.signal.aborted) return answer;
    const rest = answer.then(
      () => undefined,
      () => undefined,
    );
    busy = rest;
    void rest.then(() => {
      if (busy === rest) busy = null;
    });
    return late;
  };
  let wasRead = false;
  let begun: number | null = null;
  const read = async (): Promise<AgendaState> => {
    begun ??= machine.monotonic();
    const state = await agenda.read();
    wasRead ||= state.kind === 'readable';
    return state;
  };
  const isFirst = () => !wasRead && begun !== null && machine.monotonic() - begun < FIRST_READING;
  const slow = (): string => WORDS[isFirst() ? 'firstReading' : 'slowAgenda'][language];
  const unknown = { kind: 'unknown', sentence: WORDS.slowChange[language] } as const;
  return {
    ...agenda,
    read: async () => (await within(AGENDA_LIMIT, read, null)) ?? { kind: 'unreadable', sentence: slow() },
    apply: async (changes, version) => {
      if (busy !== null) return { kind: 'failed', sentence: slow(), retry: true };
      return within(CHANGE_LIMIT, () => agenda.apply(changes, version), unknown);
    },
  };
}

interface Silence<T> {
  /** What it complained of while it is left alone; null when it may be asked. */
  readonly rests: () => T | null;
  /** Begins to wait; the answer takes what it complained of, null for nothing. */
  readonly listen: () => (trouble: T | null) => void;
}

function silenceOf<T>({ monotonic }: Clock): Silence<T> {
  let resting: { readonly trouble: T; readonly until: number } | null = null;
  return {
    rests: () => (resting !== null && monotonic() < resting.until ? resting.trouble : null),
    listen: () => {
      const begun = monotonic();
      return (trouble) => {
        const isLong = monotonic() - begun >= LONG;
        resting = trouble !== null && isLong ? { trouble, until: monotonic() + REST } : null;
      };
    },
  };
}

type Sentence = Readonly<Record<ProgramLanguage, string>>;

const WORDS: Readonly<Record<'noAnswer' | 'firstReading' | 'slowAgenda' | 'slowChange', Sentence>> = {
  noAnswer: {
    fr: 'Le serveur d’envoi vient de laisser une réponse sans confirmation ; celle-ci attend.',
    en: 'The outgoing server has just left a reply unconfirmed; this one waits.',
  },
  firstReading: {
    fr: 'L’agenda est lu pour la première fois, ce qui dure plus de dix secondes ; jusque-là il compte comme plein.',
    en: 'The agenda is being read for the first time, which takes more than ten seconds; until then it counts as full.',
  },
  slowAgenda: {
    fr: 'L’agenda ne répond pas : le disque ou le dossier partagé est trop lent.',
    en: 'The agenda does not answer: the disk or the shared folder is too slow.',
  },
  slowChange: {
    fr: 'L’agenda n’a pas répondu au changement demandé ; vérifiez le rendez-vous concerné.',
    en: 'The agenda did not answer to the change; check the appointment concerned.',
  },
};
