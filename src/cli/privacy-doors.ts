import type { LearnedSentence } from '../core/learning/learned-sentence.ts';
import type { ProgramLanguage } from '../domain/language.ts';
import type { Address } from '../domain/mail.ts';
import type { PatientId } from '../domain/patient.ts';
import type { Practice } from '../domain/practice.ts';
import type { KnownContacts, Purged, PurgeLimits } from '../domain/privacy.ts';
import type { Instant } from '../domain/time.ts';

/** What of privacy lies outside the memory, as commands need it. */
export interface PrivacyDoors {
  /** What a purge would take, tried on a copy that is thrown away. */
  readonly tryPurge: (
    practice: Practice,
    limits: PurgeLimits,
    known: KnownContacts | null,
    now: Instant,
  ) => Promise<Purged>;
  /** Old copies, logs and learned sentences beside the memory. */
  readonly purgeFiles: (practice: Practice, now: Instant, dry: boolean) => Promise<FilesPurged>;
  /** Takes sentences out of learned/, letters to these addresses out of the outbox folder, and unsealed old memories. */
  readonly forgetFiles: (practice: Practice, person: FilesAbout) => Promise<FilesErased>;
  /**
   * Writes down, as keyed hashes beside the backups, who is to be forgotten again when one of before now is put back.
   * Returns the folders of backups that can't be reached now.
   */
  readonly markBackups: (practice: Practice, keys: readonly string[]) => Promise<readonly string[]>;
  /** Until when a backup may still hold what goes from the memory now; null when there is none. */
  readonly backupsUntil: (practice: Practice, now: Instant) => Promise<Instant | null>;
  /** A text that ships: `register`, `dpia`, `notice`, `breach`, `processors`. */
  readonly text: (name: string, language: ProgramLanguage) => Promise<string>;
  /** Where an export lies until it is handed over: `.agent/exports`, which no backup holds. */
  readonly exportPlace: (practice: Practice, name: string) => string;
  /** Writes files for this account alone into a new folder, and the same as one `.zip` beside it. */
  readonly writeFolder: (folder: string, files: Readonly<Record<string, string>>) => Promise<string>;
}

export interface FilesPurged {
  readonly copies: number;
  readonly logs: number;
  readonly learned: number;
  readonly exports: number;
}

export interface FilesAbout {
  readonly patient: PatientId | null;
  readonly addresses: readonly Address[];
  readonly sentences: readonly LearnedSentence[];
}

export interface FilesErased {
  readonly learned: number;
  readonly letters: number;
  readonly copies: number;
  readonly exports: number;
}
