// A whole world in memory, for tests, the demo and the dry run. It keeps the same contracts as the real doors and can
// be told to fail where they do; nothing in it can reach a network or a disk.

import type { editCalendar } from '../../../core/agenda/edit/edit.ts';
import type { LexicalReader } from '../../../core/reading/lexical-reader.ts';
import type { CalendarFile } from '../../../domain/agenda.ts';
import type { Outcome } from '../../../domain/case.ts';
import type { FollowUpRule, ListRow } from '../../../domain/follow-up.ts';
import type { Outgoing } from '../../../domain/letter.ts';
import type { MailSource, RawMail } from '../../../domain/mail.ts';
import type { Patient } from '../../../domain/patient.ts';
import type { Texts } from '../../../domain/texts.ts';
import type { Instant, Zone } from '../../../domain/time.ts';
import type { Outbox, ReviewPlace } from '../../../ports/mail.ts';
import type { Model } from '../../../ports/model.ts';
import type { Store } from '../../../ports/store.ts';
import type { Alert, Alerts, World } from '../../../ports/world.ts';
import { type AgendaTrouble, memoryAgenda } from '../../agenda/memory-agenda.ts';
import { type MailboxTrouble, memoryMailbox, type Phone } from '../../mail/memory-mailbox.ts';
import { markedDirectory } from '../../patients/marked-directory.ts';
import { memoryStore } from './store.ts';

/** What each door suffers from. `lost-answer`: it was done, but the answer was lost on the way. */
export interface Troubles {
  readonly mailbox: MailboxTrouble;
  readonly agenda: AgendaTrouble;
  readonly outbox: 'none' | 'down' | 'refused' | 'unknown' | 'lost-answer';
  readonly alerts: 'none' | 'refused' | 'unknown';
}

export interface MemoryInput {
  /** What the clock shows until it is turned. */
  readonly now: Instant;
  readonly zone: Zone;
  readonly texts: Texts;
  readonly lexical: LexicalReader;
  /** Another way of editing calendars, for one that refuses; the real one when not given. */
  readonly edit?: typeof editCalendar;
  readonly mails?: readonly RawMail[];
  readonly calendars?: readonly CalendarFile[];
  readonly patients?: readonly Patient[];
  readonly rules?: readonly FollowUpRule[];
  readonly rows?: readonly ListRow[];
  readonly model?: Model;
  /** A store that outlives this world: what is left after a crash. */
  readonly store?: Store;
}

/** The world, with what a test may look at and turn. */
export interface MemoryWorld extends World {
  /** Letters that left, oldest first. */
  readonly sent: readonly Outgoing[];
  /** Alerts that were taken over. */
  readonly raised: readonly Alert[];
  /** Prepared replies that lie in the practice's Drafts, by Message-ID. */
  readonly drafts: ReadonlyMap<string, Outgoing>;
  /** Messages in the folders of the review, by Message-ID. */
  readonly review: ReadonlyMap<string, ReviewPlace>;
  /** The practitioner's own mail program. */
  readonly phone: Phone;
  readonly labels: readonly { readonly source: MailSource; readonly keyword: string }[];
  readonly calendars: () => readonly CalendarFile[];
  /** Somebody else changes the agenda. */
  readonly replaceCalendars: (files: readonly CalendarFile[]) => void;
  readonly deliver: (mail: RawMail) => void;
  /** The practice itself answers in a thread. */
  readonly answerByHand: (messageId: string) => void;
  readonly turnClock: (now: Instant) => void;
  /** From now on; what is not named stays as it is. */
  readonly suffer: (troubles: Partial<Troubles>) => void;
}

/** Makes a world in which nothing has happened yet. */
export function memoryWorld(input: MemoryInput): MemoryWorld {
  const { texts, lexical, zone, patients = [], model = null } = input;
  let now = input.now;
  let troubles: Troubles = { mailbox: 'none', agenda: 'none', outbox: 'none', alerts: 'none' };
  const clock = { now: () => now };
  const store = input.store ?? memoryStore(clock);
  const mailbox = memoryMailbox(input.mails ?? [], () => troubles.mailbox);
  const outbox = memoryOutbox(() => troubles.outbox);
  const alerts = memoryAlerts(() => troubles.alerts);
  const agenda = memoryAgenda({
    files: input.calendars ?? [],
    edit: input.edit,
    now: clock.now,
    zone,
    prodId: '-//practice-agent//memory//EN',
    trouble: () => troubles.agenda,
  });
  return {
    mailbox: mailbox.port,
    signatures: null,
    agenda,
    outbox: outbox.port,
    lexical,
    model,
    store,
    templates: { read: async () => texts },
    followUps: { rules: async () => input.rules ?? [], rows: async () => input.rows ?? [] },
    directory: markedDirectory({ patients: async () => patients }, store),
    alerts: alerts.port,
    clock,
    sent: outbox.sent,
    raised: alerts.raised,
    labels: mailbox.labels,
    calendars: agenda.files,
    replaceCalendars: agenda.replace,
    deliver: mailbox.deliver,
    drafts: mailbox.drafts,
    review: mailbox.review,
    phone: mailbox.phone,
    answerByHand: (messageId) => mailbox.answerByHand(messageId, now),
    turnClock: (moment) => {
      now = moment;
    },
    suffer: (more) => {
      troubles = { ...troubles, ...more };
    },
  };
}

function memoryOutbox(trouble: () => Troubles['outbox']) {
  const sent: Outgoing[] = [];
  const ids = new Set<string>();
  const hasLeft = (messageId: string) => ids.has(messageId);
  const leave = (letter: Outgoing): Outcome => {
    // The same letter never leaves twice.
    if (!hasLeft(letter.messageId)) sent.push(letter);
    ids.add(letter.messageId);
    return { kind: 'done', note: letter.messageId };
  };
  const port: Outbox = {
    send: async (letter) => {
      switch (trouble()) {
        case 'none':
          return leave(letter);
        case 'down':
          return { kind: 'failed', sentence: 'The mail server does not answer.', retry: true };
        case 'refused':
          return { kind: 'failed', sentence: 'The mail server refused the letter.', retry: false };
        case 'unknown':
          return LOST;
        case 'lost-answer':
          leave(letter);
          return LOST;
      }
    },
    left: async (messageId) => {
      const unsure = trouble() === 'down' || trouble() === 'unknown';
      return unsure ? null : hasLeft(messageId);
    },
    state: () => ({ trouble: '', since: 0 }),
    close: () => Promise.resolve(),
  };
  return { port, sent };
}

const LOST: Outcome = {
  kind: 'unknown',
  sentence: 'The mail server did not say whether it took the letter.',
};

function memoryAlerts(trouble: () => Troubles['alerts']) {
  const raised: Alert[] = [];
  const port: Alerts = {
    raise: async (alert) => {
      switch (trouble()) {
        case 'none':
          raised.push(alert);
          return { kind: 'done', note: '' };
        case 'refused':
          return { kind: 'failed', sentence: 'Nobody could be told.', retry: true };
        case 'unknown':
          return { kind: 'unknown', sentence: 'It is not known whether anybody was told.' };
      }
    },
  };
  return { port, raised };
}
