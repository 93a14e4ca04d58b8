import type { BackupLook, BackupMade, BackupRestored, BackupStanding } from '../../domain/backup.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';

/** Backups and keys, as commands need them. What a command names is opened by the adapters behind. */
export interface BackupDoors {
  /** Throws `UserError` when it can't be made. */
  readonly make: (practice: Practice, wanted: BackupWanted) => Promise<BackupMade>;
  /** The backups in a folder, oldest first. */
  readonly list: (folder: string) => Promise<readonly { readonly file: string; readonly made: Instant }[]>;
  /** Throws `UserError` saying what is wrong with it. */
  readonly try: (practice: Practice, file: string, opened: OpenedBy) => Promise<BackupLook>;
  readonly standing: (folder: string) => Promise<BackupStanding>;
  /** The id of the key that a backup names and that is not on this machine; null when nothing needs to be asked. */
  readonly missingKey: (file: string, language: ProgramLanguage) => Promise<string | null>;
  readonly restore: (
    file: string,
    to: string,
    opened: OpenedBy & { readonly language: ProgramLanguage },
  ) => Promise<BackupRestored>;
  /** Writes a small file so that readers meet the old content or the new one, whole. */
  readonly writeWhole: (file: string, text: string) => Promise<void>;
  readonly newKey: (practice: Practice) => Promise<KeyMade>;
  /** The key of the memory and where it was found; null when it is not encrypted. */
  readonly key: (practice: Practice) => Promise<KeyShown | null>;
  /** Puts a key back where keys are kept; false when the memory has another one. */
  readonly recoverKey: (practice: Practice, hex: string) => Promise<string | false>;
}

export interface BackupWanted {
  /** Null: where practice.yaml says. */
  readonly to: string | null;
  /** The disk is another one than before. */
  readonly newDisk: boolean;
  /** Null: as practice.yaml says. */
  readonly keep: { readonly days: number; readonly weeks: number; readonly months: number } | null;
  readonly withSecrets: boolean;
  readonly passphrase: string | null;
}

/** What the person gave to open a backup with. */
export interface OpenedBy {
  readonly passphrase: string | null;
  /** A key, from its recovery phrase. */
  readonly hex: string | null;
}

export interface KeyMade {
  readonly hex: string;
  readonly id: string;
  /** Where it is kept. */
  readonly at: string;
  /** Id of the one before. */
  readonly before: string | null;
  /** Whether a memory was encrypted with it. */
  readonly memory: boolean;
}

export interface KeyShown {
  readonly hex: string;
  readonly id: string;
  readonly from: { readonly kind: 'variable' | 'credential' | 'file'; readonly at: string };
}
