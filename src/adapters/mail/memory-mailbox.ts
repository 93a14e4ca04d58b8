// A mailbox in memory, with a phone beside it: the second mail program in which the practitioner sends, changes, deletes
// and moves what we laid there.

import type { Outcome } from '../../domain/case.ts';
import { Unreachable } from '../../domain/errors.ts';
import type { Outgoing } from '../../domain/letter.ts';
import type { MailSource, RawMail, SentMail } from '../../domain/mail.ts';
import type { Instant } from '../../domain/time.ts';
import type { DraftStanding, Mailbox, ReviewFolders, ReviewPlace } from '../../ports/mail.ts';
import { openMail } from './mime.ts';

/** `no-keywords`: the mailbox has no keywords, like a plain folder. */
export type MailboxTrouble = 'none' | 'down' | 'no-keywords';

/** How a mail program sends a draft: as it was, or as another message. */
export interface Sending {
  /** What the person made of the words; as they were when left out. */
  readonly text?: string;
  /** Gmail, Outlook and iOS put another message in its place, without our fields. */
  readonly replaced?: true;
}

/** What the practitioner does with their own mail program. */
export interface Phone {
  readonly send: (messageId: string, at: Instant, how?: Sending) => void;
  readonly edit: (messageId: string) => void;
  readonly delete: (messageId: string) => void;
  readonly move: (messageId: string, to: ReviewPlace) => void;
  /** The server makes its folders anew: all UIDs change. */
  readonly renumber: (emptied?: 'emptied') => void;
}

interface Draft {
  readonly letter: Outgoing;
  readonly touched: boolean;
}

/** The mailbox, with what a test may look at and turn. */
export interface MemoryMailbox {
  readonly port: Mailbox;
  readonly labels: readonly { readonly source: MailSource; readonly keyword: string }[];
  /** Prepared replies that lie in the practice's Drafts, by Message-ID. */
  readonly drafts: ReadonlyMap<string, Outgoing>;
  /** Messages in the folders of the review, by Message-ID. */
  readonly review: ReadonlyMap<string, ReviewPlace>;
  readonly phone: Phone;
  readonly deliver: (mail: RawMail) => void;
  readonly answerByHand: (messageId: string, at: Instant) => void;
}

const DOWN: Outcome = { kind: 'failed', sentence: 'The mailbox does not answer.', retry: true };

/** `trouble` is asked before each act, so that a mailbox may fail in the middle. */
export function memoryMailbox(initial: readonly RawMail[], trouble: () => MailboxTrouble): MemoryMailbox {
  const waiting = [...initial];
  const labels: { source: MailSource; keyword: string }[] = [];
  const sent: SentMail[] = [];
  const texts = new Map<string, string>();
  const drafts = new Map<string, Draft>();
  const review = new Map<string, ReviewPlace>();
  let validity = 1;
  const reach = () => {
    if (trouble() === 'down') throw new Unreachable('The mailbox does not answer.');
  };
  const isDown = () => trouble() === 'down';
  const folders: ReviewFolders = {
    lay: async ({ messageId }) => {
      if (isDown()) return DOWN;
      if (!review.has(messageId)) review.set(messageId, 'waiting');
      return done('');
    },
    look: async (ids) => {
      const found = new Map([...review].filter(([id]) => ids.includes(id)));
      return isDown() ? null : { uidValidity: String(validity), found };
    },
    remove: async (messageId) => {
      if (isDown()) return DOWN;
      if (review.get(messageId) === 'waiting') review.delete(messageId);
      return done('');
    },
    putBack: async (messageId) => {
      if (isDown()) return DOWN;
      if (review.has(messageId)) review.set(messageId, 'waiting');
      return done('');
    },
  };
  const port: Mailbox = {
    arrivals: async function* () {
      const given = new Set<RawMail>();
      const next = () => waiting.find((mail) => !given.has(mail));
      for (let mail = next(); mail !== undefined; mail = next()) {
        reach();
        given.add(mail);
        yield mail;
      }
      reach();
    },
    worked: async ({ folder, key }) => {
      const place = waiting.findIndex(({ source }) => source.folder === folder && source.key === key);
      if (place >= 0) waiting.splice(place, 1);
    },
    changed: () => Promise.resolve(),
    open: openMail,
    label: async (source, keyword) => {
      if (isDown()) return DOWN;
      if (trouble() === 'no-keywords')
        return { kind: 'failed', sentence: 'This mailbox has no keywords.', retry: false };
      labels.push({ source, keyword });
      return done(keyword);
    },
    sentSince: async () => {
      reach();
      return sent.splice(0);
    },
    sentText: async ({ key }) => (isDown() ? null : (texts.get(key) ?? null)),
    draft: async (letter) => {
      if (isDown()) return DOWN;
      if (!drafts.has(letter.messageId)) drafts.set(letter.messageId, { letter, touched: false });
      return done('');
    },
    withdraw: async (messageId) => {
      if (isDown()) return DOWN;
      if (drafts.get(messageId)?.touched === true) return done('a human has touched it');
      drafts.delete(messageId);
      return done('');
    },
    draftsStand: async (asked) => {
      const found = new Map<string, DraftStanding>();
      for (const { messageId } of asked) {
        const draft = drafts.get(messageId);
        if (draft !== undefined) found.set(messageId, draft.touched ? 'touched' : 'ours');
      }
      return isDown() ? null : { uidValidity: String(validity), found };
    },
    reviewFolders: folders,
    state: () => ({
      connection: isDown() ? 'away' : 'connected',
      trouble: isDown() ? 'The mailbox does not answer.' : '',
      since: 0,
      pushed: false,
    }),
    close: () => Promise.resolve(),
  };
  const phone: Phone = {
    send: (messageId, at, { text, replaced } = {}) => {
      const draft = drafts.get(messageId);
      if (draft === undefined) throw new Error(`there is no draft ${messageId}`);
      drafts.delete(messageId);
      const key = `sent-${texts.size + 1}`;
      texts.set(key, text ?? draft.letter.body);
      const { inReplyTo, references, to } = draft.letter;
      sent.push({
        messageId: replaced === true ? `<${key}@phone.example.org>` : messageId,
        answers: inReplyTo === null ? [...references] : [inReplyTo, ...references],
        to: [to],
        at,
        source: { folder: 'Sent', key },
        ...(replaced === true ? {} : { draft: messageId }),
      });
    },
    edit: (messageId) => {
      const draft = drafts.get(messageId);
      if (draft !== undefined) drafts.set(messageId, { ...draft, touched: true });
    },
    delete: (messageId) => void drafts.delete(messageId),
    move: (messageId, to) => void review.set(messageId, to),
    renumber: (emptied) => {
      validity += 1;
      if (emptied === 'emptied') drafts.clear();
    },
  };
  return {
    port,
    labels,
    drafts: lettersIn(drafts),
    review,
    phone,
    deliver: (mail) => void waiting.push(mail),
    answerByHand: (messageId, at) =>
      void sent.push({ messageId: `<by-hand-${sent.length}@example.org>`, answers: [messageId], to: [], at }),
  };
}

/** The letters of the drafts, as they lie there at the moment of looking. */
function lettersIn(drafts: ReadonlyMap<string, Draft>): ReadonlyMap<string, Outgoing> {
  const now = () => new Map([...drafts].map(([id, { letter }]) => [id, letter]));
  return {
    get size() {
      return drafts.size;
    },
    get: (id) => drafts.get(id)?.letter,
    has: (id) => drafts.has(id),
    keys: () => now().keys(),
    values: () => now().values(),
    entries: () => now().entries(),
    forEach: (call) => now().forEach(call),
    [Symbol.iterator]: () => now()[Symbol.iterator](),
  };
}

function done(note: string): Outcome {
  return { kind: 'done', note };
}
