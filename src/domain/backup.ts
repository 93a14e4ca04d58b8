import type { Instant } from './time.ts';

/** When backups are made by themselves, where they lie, and how long they live. */
export interface BackupSettings {
  readonly daily: boolean;
  /** Absolute. */
  readonly to: string;
  /** Minutes after midnight. */
  readonly minute: number;
  /** So many days and weeks each keep one (handbook R-15: 35 days at most). */
  readonly keep: { readonly days: number; readonly weeks: number };
}

/** Rows by table: what must be the same before and after a copy. */
export type Counts = Readonly<Record<string, number>>;

/** What a backup was made of, as its sealed first page says. */
export interface BackupLook {
  readonly file: string;
  readonly made: Instant;
  /** Version of the program that made it. */
  readonly program: string;
  /** Files of the practice's folder, beside the memory. */
  readonly files: number;
  readonly bytes: number;
  readonly counts: Counts;
  readonly withSecrets: boolean;
}

/** How a backup that was tried stands; `sentence` says what is wrong with it, empty when nothing is. */
export interface BackupTried {
  readonly file: string;
  readonly at: Instant;
  readonly sentence: string;
}

/** What is remembered of a practice's backups, for `agent status` and `agent doctor`. */
export interface BackupStanding {
  readonly made: { readonly file: string; readonly at: Instant; readonly bytes: number } | null;
  /** The last trial, of whichever backup. */
  readonly tried: BackupTried | null;
  /** Why the last one could not be made; empty when it could. */
  readonly trouble: string;
  /** Folders that backups were written to. */
  readonly folders: readonly BackupFolder[];
}

/** How the backups stand, and what became of the youngest. */
export interface BackupsSeen extends Omit<BackupStanding, 'folders'> {
  /** The youngest is not where it was written, or has not its size any more. */
  readonly lost: 'gone' | 'cut' | null;
  /** It lies on the disk of the memory: one theft or fire takes both. */
  readonly onOwnDisk: boolean;
}

/** A folder of backups; absolute. */
export interface BackupFolder {
  readonly to: string;
  /** Days that a backup may live there, by the longest `keep` it was ever written with. */
  readonly longest: number;
}

/** The memory was put back from a backup: what happened after `made` it does not know. */
export interface Restored {
  readonly made: Instant;
  readonly at: Instant;
}

/** What was made, and what became of those before. */
export interface BackupMade extends BackupLook {
  /** Places that practice.yaml names and that lie outside the practice's folder. */
  readonly outside: readonly string[];
  /** Older backups that were removed. */
  readonly dropped: readonly string[];
}

/** What came back, and what must be known of it. */
export interface BackupRestored extends BackupLook {
  readonly folder: string;
  /** Where the files lie that were there before and differ; null when there were none. */
  readonly before: string | null;
  /** Agendas that were there and were left as they are. */
  readonly left: readonly string[];
  /** Where the key of the memory was put; null when it was there, or the memory is not encrypted. */
  readonly key: string | null;
  /** People who were forgotten since the backup and were in it. */
  readonly forgotten: number;
}
