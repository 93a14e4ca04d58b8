import type { Loaded } from '../config/load.ts';
import type { Examination } from '../core/doctor/examination.ts';
import type { CorpusMail } from '../core/evaluation/labelled-mail.ts';
import type { OwnLearning } from '../core/learning/own-learning.ts';
import type { CountryRules } from '../core/letters/countries.ts';
import type { WordKinds } from '../core/reading/classifier/word-kinds.ts';
import type { LexicalReader } from '../core/reading/lexical-reader.ts';
import type { Question } from '../daemon/answers.ts';
import type { Surroundings } from '../daemon/surroundings.ts';
import type { Pause } from '../domain/case.ts';
import type { Consent } from '../domain/consent.ts';
import type { Language, ProgramLanguage } from '../domain/language.ts';
import type { Template } from '../domain/letter.ts';
import type { OpenedMail, RawMail } from '../domain/mail.ts';
import type { Practice } from '../domain/practice.ts';
import type { Problem } from '../domain/problem.ts';
import type { ServersLook } from '../domain/server-look.ts';
import type { ModelSettings } from '../domain/server-settings.ts';
import type { Texts } from '../domain/texts.ts';
import type { Instant } from '../domain/time.ts';
import type { PastMail } from '../ports/mail.ts';
import type { Model } from '../ports/model.ts';
import type { Store } from '../ports/store.ts';
import type { Agenda, Clock, Directory, FollowUps, Log, World } from '../ports/world.ts';
import type { BackupDoors } from './backup/backup-doors.ts';
import type { SetupDoors } from './init/setup-doors.ts';
import type { PrivacyDoors } from './privacy-doors.ts';
import type { ServiceDoors } from './service/service-doors.ts';

/** All texts a practice can use, with what is wrong in them. */
export interface LoadedTexts {
  readonly texts: Texts;
  readonly templates: readonly Template[];
  readonly problems: readonly Problem[];
}

/** A world that can't reach anybody: letters are listed, the agenda is a copy in memory, nothing is kept. */
export interface DryWorld {
  readonly world: World;
  readonly setNow: (now: Instant) => void;
  /** The same world before anything happened in it. */
  readonly anew: () => DryWorld;
}

/**
 * The outside as commands need it; `main.ts` joins each door to its adapter and loads it only when it is opened, so
 * that `agent --help` stays quick.
 */
export interface Doors {
  /** Reads and checks a practice's folder; what is wrong, and the practice itself, speak the reader's language. */
  readonly practice: (folder: string, language: ProgramLanguage) => Promise<Loaded>;
  /** The same by its settings alone, for what must stand at once; `otherProblems` says the rest. */
  readonly settings: (folder: string, language: ProgramLanguage) => Promise<Loaded>;
  /** The practice by the settings that were last taken into use; null when none were kept. */
  readonly lastGood: (folder: string, language: ProgramLanguage) => Promise<Practice | null>;
  /** Keeps the settings in a folder as those in use, when they are in order. */
  readonly keepLastGood: (folder: string) => Promise<void>;
  /** A pause noted beside a practice's memory, for the next start; null takes the note away. */
  readonly notePause: (folder: string, pause: Pause | null) => Promise<void>;
  readonly notedPause: (folder: string) => Promise<Pause | null>;
  /** What is wrong in the other files of a practice: patients, lists, follow-ups. */
  readonly otherProblems: (practice: Practice) => Promise<readonly Problem[]>;
  /** The practice that stands in when a command needs none of its own: neutral hours, no patients. */
  readonly noPractice: (zone: string) => Promise<Practice>;
  /** With the practice's approvals, as far as it has a memory. */
  readonly texts: (practice: Practice, store: Store | null) => Promise<LoadedTexts>;
  /** Numbers and rules of the practice's country, its own numbers in their place. */
  readonly countryRules: (practice: Pick<Practice, 'country' | 'emergencyNumbers'>) => Promise<CountryRules>;
  /** Mails of a file, folder, mbox or Maildir, oldest name first. */
  readonly mails: (path: string) => AsyncIterable<RawMail>;
  readonly openMail: (raw: RawMail) => Promise<OpenedMail>;
  /** The embedded reader; with a practice, mindful of what was corrected and learned there. */
  readonly lexical: (practice?: Practice) => Promise<LexicalReader>;
  readonly model: (practice: Practice) => Promise<Model | null>;
  readonly agenda: (practice: Practice, clock: Clock) => Promise<Agenda>;
  readonly directory: (practice: Practice) => Promise<Directory>;
  /** What the practice sends by the clock. */
  readonly followUps: (practice: Practice) => Promise<FollowUps>;
  /** The practice's memory; null when it has none yet and `create` is false. */
  readonly store: (practice: Practice, options: { readonly create: boolean }) => Promise<Store | null>;
  /** A memory of nothing, kept nowhere. */
  readonly emptyStore: () => Promise<Store>;
  /** Another text whenever the practice's memory was written. */
  readonly stateStamp: (practice: Practice) => Promise<string>;
  /** Lets the person change a text in their own editor; null when they left it. Throws `UserError`. */
  readonly editText: (text: string) => Promise<string | null>;
  /** One line that the person types after a question, null at the end of the input. */
  readonly askLine: (question: string) => Promise<string | null>;
  /** The real thing, on the files of the practice. */
  readonly world: (practice: Practice, clock: Clock, log?: Log) => Promise<World>;
  readonly dryWorld: (practice: Practice, options: DryOptions) => Promise<DryWorld>;
  /** Past mail, read-only: the practice's mailbox, or files in its place. */
  readonly pastMail: (practice: Practice, wanted: PastWanted) => Promise<PastMail>;
  /** Hears Ctrl-C until `end`; a second one ends the program at once. */
  readonly stopWish: () => { readonly signal: AbortSignal; readonly end: () => void };
  /** One program at a time works a practice's memory: the lock, or who has it. */
  readonly lock: (practice: Practice) => Promise<Lock>;
  /** Asks the secretary that runs for the practice in a folder. */
  readonly ask: (folder: string, question: Question) => Promise<Reply>;
  /** What the secretary of a folder last wrote of itself; null when it wrote nothing. */
  readonly lastStatus: (folder: string) => Promise<unknown>;
  /** What a daemon for the practice in a folder needs of this machine. */
  readonly daemon: (folder: string, options: DaemonOptions) => Promise<DaemonDoors>;
  /** Begins to ask the provider of a practice with oauth for access to its mail. */
  readonly consent: (practice: Practice, signal?: AbortSignal) => Promise<Consent>;
  /** What is wrong with the secrets and the consent that the mailbox needs. No server is asked. */
  readonly signInProblems: (practice: Practice) => Promise<readonly Problem[]>;
  /** What the doctor can look at. */
  readonly examine: (practice: Practice) => Promise<Examination>;
  /** Tries the practice's mail servers and the agendas on servers; nothing in them is changed, nothing is sent. */
  readonly servers: (practice: Practice) => Promise<ServersLook>;
  /** Backups and the keys that seal them. */
  readonly backups: BackupDoors;
  /** What of privacy lies outside the memory. */
  readonly privacy: PrivacyDoors;
  readonly readText: (path: string) => Promise<string>;
  /** Writes a file that the person named; throws `UserError` when it can't. */
  readonly writeText: (path: string, text: string) => Promise<void>;
  /** Lets the model server fetch a model, until the signal aborts; throws `UserError`. */
  readonly pullModel: (model: ModelSettings, signal?: AbortSignal) => AsyncIterable<PullStep>;
  /**
   * Prepares the process for a screen, before the screen's code is loaded; what is typed from then on is shown by nobody
   * and waits for the screen. To be told when the screen stands, or when none will: then the keys are given back.
   */
  readonly readyForScreen: () => { readonly stands: () => void; readonly fell: () => void };
  /** Bytes of memory and number of processor cores of this machine. */
  readonly hardware: () => Promise<{ readonly memory: number; readonly cores: number }>;
  /** Writes a file that must not exist yet, with its folder; throws `UserError` when it does. */
  readonly createText: (path: string, text: string) => Promise<void>;
  /** Writes a file with patients' words, for this account alone; throws `UserError` when it can't. */
  readonly writePrivate: (path: string, text: string) => Promise<void>;
  /** What the practice in a folder corrected and learned. */
  readonly learning: (folder: string) => Promise<OwnLearning>;
  /** Lists of words by kind (body, drug, paper …); null for a language without any. */
  readonly wordKinds: (language: Language) => Promise<WordKinds | null>;
  /** Labelled mails to measure a reader on: the shipped ones for null, else a file or a folder of one's own. */
  readonly corpus: (path: string | null) => Promise<readonly CorpusMail[]>;
  /** Copies a shipped example practice; returns the folder it lies in. */
  readonly copyExample: (name: string, to: string | null) => Promise<string>;
  /** Removes a folder that `copyExample` made in the temporary directory. */
  readonly discard: (folder: string) => Promise<void>;
  /** What only `agent service` needs. */
  readonly service: () => Promise<ServiceDoors>;
  /** What only `agent init` needs. */
  readonly setup: () => Promise<SetupDoors>;
}

/** One line of news about a model that is fetched. */
export interface PullStep {
  readonly status: string;
  /** Bytes of the part in hand; null when the server does not tell. */
  readonly completed: number | null;
  readonly total: number | null;
}

export interface PastWanted {
  /** Files and folders in the place of the practice's mailbox; none: the mailbox itself. */
  readonly received: readonly string[];
  /** Where the practice's letters lie, when it is not the mailbox that tells. */
  readonly sent: string | null;
  readonly since: Instant | null;
}

export interface DryOptions {
  readonly now: Instant;
  /** Asks the configured model too. */
  readonly model: boolean;
}

export type Lock =
  | { readonly kind: 'taken'; readonly release: () => void }
  | { readonly kind: 'held'; readonly owner: { readonly pid: number; readonly since: Instant } | null };

/** `nobody`: no secretary runs. `silent`: one runs and does not answer. */
export type Reply =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'silent' };

export interface DaemonOptions {
  readonly level: 'info' | 'warn' | 'error';
}

export interface DaemonDoors
  extends Pick<
    Surroundings,
    | 'log'
    | 'pid'
    | 'version'
    | 'watch'
    | 'listen'
    | 'keepStatus'
    | 'supervisor'
    | 'replaced'
    | 'backUp'
    | 'purgeFiles'
  > {
  /** Hears SIGTERM, SIGINT and SIGHUP; at `end`, what still hangs is cut off: after a moment when the work is finished, else at once. */
  readonly signals: (wishes: { readonly stop: () => void; readonly reload: () => void }) => {
    readonly end: (finished: boolean) => void;
  };
}
