// What the doctor can look at, as facts: the adapters see, `judge-*.ts` says what it means.

import type { BackupsSeen } from '../../domain/backup.ts';
import type { Instant } from '../../domain/time.ts';
import type { Mending } from './finding.ts';

/** A file or folder of the practice. */
export interface FileSeen {
  readonly path: string;
  /** As people call it: seen from the practice's folder. */
  readonly name: string;
  /** `private`: nobody else may read it. `settings`: nobody else may write it. `place`: a folder that must be there. */
  readonly wants: 'private' | 'settings' | 'place';
  /** Permission bits; null when it is not there. */
  readonly mode: number | null;
  readonly folder: boolean;
  /** Whether it belongs to this account or to the machine's administrator. */
  readonly ours: boolean;
}

/** One secret that practice.yaml names. */
export interface SecretSeen {
  readonly setting: string;
  readonly kind: 'env' | 'file' | 'command' | 'credential' | 'clear';
  /** One sentence of what stands against it; empty when it was read. */
  readonly trouble: string;
}

export interface MailboxSeen {
  /** Milliseconds until we were let in. */
  readonly took: number;
  readonly encrypted: boolean;
  readonly mails: number;
  readonly capabilities: readonly string[];
  /** Watched folders that the server has not. */
  readonly missingFolders: readonly string[];
  readonly sentFolder: string | null;
  readonly draftsFolder: string | null;
  /** `IDLE` was begun and ended (RFC 2177): whether both worked; null when the server does not offer it. */
  readonly idles: boolean | null;
  /** Whether keywords of our own may be put on mails (RFC 9051 §7.1, PERMANENTFLAGS). */
  readonly keywords: boolean;
}

/** Null where the practice works on folders. */
export type ServerSeen<T> =
  | { readonly kind: 'reached'; readonly seen: T }
  | { readonly kind: 'trouble'; readonly sentence: string }
  | null;

/** A mail that the practice wrote to itself. */
export type SelfMailSeen =
  | { readonly kind: 'not-sent'; readonly sentence: string }
  /** Taken by the server, and not seen in the mailbox within so many milliseconds. */
  | { readonly kind: 'lost'; readonly waited: number }
  | {
      readonly kind: 'back';
      /** Milliseconds from handing over to finding it. */
      readonly after: number;
      readonly folder: string;
      readonly handed: Instant;
      readonly headers: readonly { readonly name: string; readonly value: string }[];
      /** Whether our copy could be taken out of the mailbox again. */
      readonly removed: boolean;
    };

/** TXT records of the sending domain; null when the DNS did not answer. */
export interface DomainSeen {
  readonly domain: string;
  readonly spf: readonly string[] | null;
  readonly dmarc: readonly string[] | null;
}

export interface DiskSeen {
  /** Bytes that this account may still write. */
  readonly free: number;
  readonly total: number;
  /** Whether what is written there is encrypted by the system; null when the system does not tell. */
  readonly encrypted: boolean | null;
  readonly device: string;
}

export interface ClockSeen {
  /** Whether the system keeps its clock by the network; null when it does not tell. */
  readonly synchronised: boolean | null;
  readonly machineZone: string;
}

/** Who works the practice's memory. */
export interface RunningSeen {
  readonly answer: 'answer' | 'silent' | 'nobody';
  /** Who wrote that it holds the lock, and whether that program lives; null when nobody wrote it. */
  readonly owner: { readonly pid: number; readonly alive: boolean } | null;
  readonly ownerFile: string;
  /** Lock files beside calendars whose writer is dead. */
  readonly leftovers: readonly { readonly path: string; readonly pid: number }[];
}

export type StateSeen =
  | { readonly kind: 'none' }
  | { readonly kind: 'trouble'; readonly sentence: string }
  | {
      readonly kind: 'opened';
      readonly bytes: number;
      readonly encrypted: boolean;
      /** What SQLite finds wrong first; null when all is well. */
      readonly damage: string | null;
    };

/** One look at each part; none of them changes anything but `selfMail` and `mend`. */
export interface Examination {
  readonly files: () => Promise<readonly FileSeen[]>;
  readonly secrets: () => Promise<readonly SecretSeen[]>;
  readonly mailbox: () => Promise<ServerSeen<MailboxSeen>>;
  readonly outbox: () => Promise<ServerSeen<{ readonly took: number }>>;
  /** Sends one mail from the practice to itself, looks for it and takes it away. */
  readonly selfMail: () => Promise<SelfMailSeen | null>;
  /** Asks the DNS for what the sending domain says of itself. */
  readonly domain: () => Promise<DomainSeen>;
  readonly disk: () => Promise<DiskSeen>;
  readonly clock: () => Promise<ClockSeen>;
  readonly running: () => Promise<RunningSeen>;
  readonly state: () => Promise<StateSeen>;
  /** What is remembered of the practice's backups. */
  readonly backups: () => Promise<BackupsSeen>;
  /** Copies of before a return or an upgrade, absolute, that should have been removed by now. */
  readonly overdueCopies: () => Promise<readonly string[]>;
  /** The same of exports of what is held of people. */
  readonly overdueExports: () => Promise<readonly string[]>;
  /** Mends one thing; throws `UserError` when it can't. */
  readonly mend: (mending: Mending) => Promise<void>;
  /** Ends the program soon, whatever still waits for an answer. */
  readonly leave: () => void;
}
