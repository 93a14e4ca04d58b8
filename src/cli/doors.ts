import type { Loaded } from '../config/load.ts';
import type { LexicalReader } from '../core/reading/lexical-reader.ts';
import type { ProgramLanguage } from '../domain/language.ts';
import type { Template } from '../domain/letter.ts';
import type { OpenedMail, RawMail } from '../domain/mail.ts';
import type { Practice } from '../domain/practice.ts';
import type { Problem } from '../domain/problem.ts';
import type { Texts } from '../domain/texts.ts';
import type { Instant } from '../domain/time.ts';
import type { Agenda, Clock, Directory, Model, Store, World } from '../ports.ts';

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
}

/**
 * The outside as commands need it; `main.ts` joins each door to its adapter and loads it only when it is opened, so
 * that `agent --help` stays quick.
 */
export interface Doors {
  /** Reads and checks a practice's folder. */
  readonly practice: (folder: string, language: ProgramLanguage) => Promise<Loaded>;
  /** The practice that stands in when a command needs none of its own: neutral hours, no patients. */
  readonly noPractice: (zone: string) => Promise<Practice>;
  /** With the practice's approvals, as far as it has a memory. */
  readonly texts: (practice: Practice, store: Store | null) => Promise<LoadedTexts>;
  /** Mails of a file, folder, mbox or Maildir, oldest name first. */
  readonly mails: (path: string) => AsyncIterable<RawMail>;
  readonly openMail: (raw: RawMail) => Promise<OpenedMail>;
  readonly lexical: () => Promise<LexicalReader>;
  readonly model: (practice: Practice) => Promise<Model | null>;
  readonly agenda: (practice: Practice, clock: Clock) => Promise<Agenda>;
  readonly directory: (practice: Practice) => Promise<Directory>;
  /** The practice's memory; null when it has none yet and `create` is false. */
  readonly store: (practice: Practice, options: { readonly create: boolean }) => Promise<Store | null>;
  /** The real thing, on the files of the practice. */
  readonly world: (practice: Practice, clock: Clock) => Promise<World>;
  readonly dryWorld: (practice: Practice, options: DryOptions) => Promise<DryWorld>;
  readonly readText: (path: string) => Promise<string>;
  /** Copies a shipped example practice; returns the folder it lies in. */
  readonly copyExample: (name: string, to: string | null) => Promise<string>;
  /** Removes a folder that `copyExample` made in the temporary directory. */
  readonly discard: (folder: string) => Promise<void>;
}

export interface DryOptions {
  readonly now: Instant;
  /** Asks the configured model too. */
  readonly model: boolean;
}
