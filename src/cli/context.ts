import type { ProgramLanguage } from '../domain/language.ts';
import type { Doors } from './doors.ts';
import type { Printer } from './print.ts';

/** What every command gets: the doors to the outside, the one printer, and the reader's language. */
export interface Context {
  readonly doors: Doors;
  readonly print: Printer;
  readonly language: ProgramLanguage;
  /** The folder the command was started in. */
  readonly folder: string;
  /** A person sits at both ends: a terminal that can be drawn on, and keys. */
  readonly onScreen: boolean;
  /** Picks the words for the reader's language. */
  readonly say: (fr: string, en: string) => string;
}
