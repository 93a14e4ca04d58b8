import type { Loaded } from '../../config/load.ts';
import type { ImportColumn } from '../../core/setup/import-columns.ts';
import type { MailRecords } from '../../core/setup/mailbox-guess.ts';
import type { Packs } from '../../core/setup/packs.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ServerLook } from '../../domain/server-look.ts';

/** Lines that a person types, or that come through a pipe. */
export interface Conversation {
  /** Null when the input has ended or the person pressed Ctrl-C. */
  readonly ask: (question: string) => Promise<string | null>;
  /** The same, without showing what is typed. */
  readonly askSecret: (question: string) => Promise<string | null>;
  /** Aborted by Ctrl-C, also while nothing is asked. */
  readonly left: AbortSignal;
  readonly close: () => void;
}

export interface ListedCalendar {
  readonly name: string;
  readonly writable: boolean | null;
}

/** A list of patients as it would be imported; `text` is what would be written. */
export interface PatientsPreview {
  readonly columns: readonly {
    readonly heading: string;
    readonly column: ImportColumn | null;
    readonly sample: string;
  }[];
  readonly patients: number;
  /** Of them, those without a mail address. */
  readonly withoutMail: number;
  /** Rows that went into another one of the same person. */
  readonly joined: number;
  /** The file itself, laid where the list belongs, would say as much. */
  readonly fitsAsItIs: boolean;
  readonly problems: readonly Problem[];
  readonly text: string;
}

/** The outside as `agent init` needs it, beside the doors of every command. */
export interface SetupDoors {
  readonly conversation: () => Conversation;
  /** The program ends as soon as the command has, whatever request is still on its way. */
  readonly abandon: () => void;
  readonly packs: () => Promise<Packs>;
  /** A practice as its folder would be with this practice.yaml; from now on its servers may be reached. */
  readonly draft: (folder: string, text: string, language: ProgramLanguage) => Promise<Loaded>;
  /** What the DNS says of a domain's mail. */
  readonly records: (domain: string) => Promise<MailRecords>;
  /** The server that the DNS names for a domain's calendars (RFC 6764); `own`: it is of that domain. */
  readonly calendarRecord: (
    domain: string,
  ) => Promise<{ readonly host: string; readonly address: string; readonly own: boolean } | null>;
  readonly calendars: (practice: Practice) => Promise<ServerLook<readonly ListedCalendar[]>>;
  /** Models that are installed on a server; null when none answers. */
  readonly models: (server: string) => Promise<readonly string[] | null>;
  readonly previewPatients: (
    path: string,
    given: Readonly<Record<string, string>>,
    practice: Pick<Practice, 'folder' | 'country' | 'programLanguage' | 'practitioners'>,
  ) => Promise<PatientsPreview>;
  /** Null when there is no such file. */
  readonly textIfAny: (path: string) => Promise<string | null>;
  /** Writes over what was read, and gives back the name that it is kept under beside, unless it was the program's own. */
  readonly replaceText: (
    path: string,
    change: { readonly before: string | null; readonly after: string; readonly ours?: boolean },
  ) => Promise<string | null>;
  readonly keepSecret: (path: string, secret: string) => Promise<void>;
  /** Whether anything lies there. */
  readonly isThere: (path: string) => Promise<boolean>;
  /** Whether a path lies in a folder, links followed. */
  readonly isInside: (path: string, folder: string) => Promise<boolean>;
  readonly keepText: (path: string, text: string) => Promise<void>;
  /** Whose `~` is meant. */
  readonly homeFolder: () => string;
}
