// What the program needs of mail: in, out, and past.

import type { Outcome } from '../domain/case.ts';
import type { PastLetter } from '../domain/dry-run.ts';
import type { Outgoing } from '../domain/letter.ts';
import type { Address, MailSource, OpenedMail, RawMail, SenderProof, SentMail } from '../domain/mail.ts';
import type { Instant } from '../domain/time.ts';

/** Where patients' mail arrives. Never deletes, never marks read on behalf of a human. */
export interface Mailbox {
  /**
   * Mails not worked before, oldest first, until none waits. A mail counts as worked when it is told so, not when it is
   * given. Throws `Unreachable`, or `Refused` when the server won't let us in.
   */
  readonly arrivals: () => AsyncIterable<RawMail>;
  /** This mail and its case are safely kept: it is not given again, not even after a crash. */
  readonly worked: (source: MailSource) => Promise<void>;
  /** Waits until something may have arrived, pushed or polled; returns early when the signal aborts. */
  readonly changed: (signal: AbortSignal) => Promise<void>;
  /** Undoes MIME. Throws for a message that cannot be opened. */
  readonly open: (raw: RawMail) => Promise<OpenedMail>;
  /** Puts a keyword on a mail, where the store can. */
  readonly label: (source: MailSource, keyword: string) => Promise<Outcome>;
  /** What the practice itself has sent since this was last asked. Our own letters are among it. */
  readonly sentSince: () => Promise<readonly SentMail[]>;
  /** Lays a prepared reply into the practice's Drafts. `failed` when there is no such place. */
  readonly draft: (letter: Outgoing) => Promise<Outcome>;
  /** Takes our own draft away again, unless a human has touched it. */
  readonly withdraw: (messageId: string) => Promise<Outcome>;
  /** How drafts of ours stand; null when that can't be told now: no answer, no such folder. */
  readonly draftsStand: (drafts: readonly DraftAsked[]) => Promise<FolderLook<DraftStanding> | null>;
  /** What a sent mail says, quotes and signature among it; null when it can't be read now. */
  readonly sentText: (source: MailSource) => Promise<string | null>;
  /** Folders in which moving a message is a verdict; null where the mailbox or the practice has none. */
  readonly reviewFolders: ReviewFolders | null;
  readonly state: () => MailboxState;
  readonly close: () => Promise<void>;
}

export interface DraftAsked {
  readonly messageId: string;
  /** Message-ID of the mail that it answers; null when it answers none. */
  readonly answers: string | null;
}

/** `touched`: a human is at it, or their mail program put another draft in its place. */
export type DraftStanding = 'ours' | 'touched' | 'gone';

/** What was found in folders, by Message-ID of ours. What was not found is not there, as long as the folder is the same. */
export interface FolderLook<T> {
  readonly uidValidity: string;
  readonly found: ReadonlyMap<string, T>;
}

/** Folders of the practice's own mailbox: what waits, what was said yes and no to (named in its language). */
export interface ReviewFolders {
  /** Lays a message of ours into the first folder, once; the folders are made when they are missing. */
  readonly lay: (letter: Outgoing) => Promise<Outcome>;
  /** Where these messages lie, or what their keywords say; null when that can't be told now. */
  readonly look: (messageIds: readonly string[]) => Promise<FolderLook<ReviewPlace> | null>;
  /** Takes our own message out of the first folder. */
  readonly remove: (messageId: string) => Promise<Outcome>;
  /** Lays it back among what waits: what was said could not be done. */
  readonly putBack: (messageId: string) => Promise<Outcome>;
}

/** `both`: a copy says yes and another no. */
export type ReviewPlace = 'waiting' | 'approved' | 'refused' | 'both';

/** Past mail, only ever read: nothing in it is marked, moved or opened. */
export interface PastMail {
  /** How many received mails there are to come. */
  readonly count: () => Promise<number>;
  /** What came in, oldest first. Throws `Unreachable` when the server goes away. */
  readonly mails: () => AsyncIterable<RawMail>;
  /** What the practice sent in that time, by its headers, in no order. Nothing when there is no Sent folder. */
  readonly letters: () => AsyncIterable<PastLetter>;
  /** A whole letter; null when it is gone. */
  readonly letter: (source: MailSource) => Promise<RawMail | null>;
  /** Where its letters lie; null when there is no such place. */
  readonly sentFolder: string | null;
  readonly close: () => Promise<void>;
}

/** How the mailbox stands, for `agent status`. */
export interface MailboxState {
  readonly connection: 'files' | 'connected' | 'connecting' | 'away' | 'refused';
  /** One sentence of what is wrong; empty when nothing is. */
  readonly trouble: string;
  readonly since: Instant;
  /** Whether the server pushes news (RFC 2177) or is asked for it. */
  readonly pushed: boolean;
}

/** Checks the signature of a mail whose sender the practice's own server says nothing about (RFC 6376). */
export interface Signatures {
  /** Asks the DNS of the sender's domain. Never throws. */
  readonly check: (raw: RawMail, from: Address) => Promise<SenderProof>;
}

/** How letters leave. */
export interface Outbox {
  readonly send: (letter: Outgoing) => Promise<Outcome>;
  /** Whether a letter with this Message-ID has certainly left; null when that can't be told. */
  readonly left: (messageId: string) => Promise<boolean | null>;
  readonly state: () => OutboxState;
  /** Makes up for what a letter that left still lacks, such as its copy in Sent. Called now and then. */
  readonly catchUp?: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How the way out stands, for `agent status`. */
export interface OutboxState {
  /** One sentence of why letters can't leave now; empty when nothing is wrong. */
  readonly trouble: string;
  readonly since: Instant;
  /** Letters that left and whose copy is not in Sent yet; left out when none is. */
  readonly copiesOwed?: number;
}
