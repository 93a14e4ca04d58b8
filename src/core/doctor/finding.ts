// What `agent doctor` says of one part of the house: one sentence, how grave it is, and what to do.

import type { ProgramLanguage } from '../../domain/language.ts';

/** All parts, in the order in which they are told. */
export const CHECKS = [
  'config',
  'files',
  'secrets',
  'running',
  'database',
  'audit',
  'backup',
  'disk',
  'volume',
  'clock',
  'imap',
  'smtp',
  'mail',
  'dns',
  'agenda',
  'model',
  'texts',
  'country',
  'canary',
] as const;
export type CheckName = (typeof CHECKS)[number];

const IN_FRENCH: Readonly<Record<CheckName, string>> = {
  config: 'réglages',
  files: 'fichiers',
  secrets: 'secrets',
  running: 'marche',
  database: 'mémoire',
  audit: 'piste',
  backup: 'sauvegarde',
  disk: 'place',
  volume: 'disque',
  clock: 'horloge',
  imap: 'imap',
  smtp: 'smtp',
  mail: 'mail',
  dns: 'dns',
  agenda: 'agenda',
  model: 'modèle',
  texts: 'textes',
  country: 'pays',
  canary: 'piège',
};

/** What people call a part in their language; `CheckName` is what programs read. */
export function partName(check: CheckName, language: ProgramLanguage): string {
  return language === 'fr' ? IN_FRENCH[check] : check;
}

/** The part of this name, in French or English; null when there is none. */
export function partNamed(name: string): CheckName | null {
  return CHECKS.find((check) => check === name || IN_FRENCH[check] === name.toLowerCase()) ?? null;
}

/**
 * `good`: nothing to do. `note`: worth knowing. `mend`: works, and somebody should do something. `broken`: does not
 * work, or no longer protects.
 */
export const SEVERITIES = ['broken', 'mend', 'note', 'good'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What `--fix` may do by itself: nothing here touches what a human wrote. */
export type Mending =
  | { readonly kind: 'mode'; readonly path: string; readonly mode: number }
  | { readonly kind: 'folder'; readonly path: string }
  /** A file that a dead program left behind; `pid` is whose it was. */
  | { readonly kind: 'leftover'; readonly path: string; readonly pid: number };

/** What a check found, without its name. */
export interface Remark {
  readonly severity: Severity;
  readonly sentence: string;
  /** A command or a line to write, exactly; null when nothing needs doing. */
  readonly fix: string | null;
  readonly mending: Mending | null;
}

export interface Finding extends Remark {
  readonly check: CheckName;
  /** Milliseconds that the check took. */
  readonly took: number;
}

export type Say = (fr: string, en: string) => string;

/** What something is, behind its name: French sets a space before the colon. */
export function about(name: string, sentence: string, say: Say): string {
  return say(`${name} : ${sentence}`, `${name}: ${sentence}`);
}

/** As it should be: nothing to do. */
export function good(sentence: string): Remark {
  return { severity: 'good', sentence, fix: null, mending: null };
}

/** Worth knowing; the program works all the same. */
export function note(sentence: string, fix: string | null = null): Remark {
  return { severity: 'note', sentence, fix, mending: null };
}

/** Works for now and should be mended; `mending` is what `agent doctor --fix` may do itself. */
export function mend(sentence: string, fix: string | null, mending: Mending | null = null): Remark {
  return { severity: 'mend', sentence, fix, mending };
}

/** The program can't work, or not safely, until it is mended. */
export function broken(sentence: string, fix: string | null, mending: Mending | null = null): Remark {
  return { severity: 'broken', sentence, fix, mending };
}

/** Gravest first; of one weight in the order of the parts. */
export function sorted(findings: readonly Finding[]): readonly Finding[] {
  const weight = ({ severity, check }: Finding) =>
    SEVERITIES.indexOf(severity) * CHECKS.length + CHECKS.indexOf(check);
  return findings.toSorted((a, b) => weight(a) - weight(b));
}

export type Verdict = 'well' | 'to-do' | 'broken';

/** What all findings come to, for a program that watches. */
export function verdictOf(findings: readonly Pick<Finding, 'severity'>[]): Verdict {
  if (findings.some(({ severity }) => severity === 'broken')) return 'broken';
  return findings.some(({ severity }) => severity === 'mend') ? 'to-do' : 'well';
}
