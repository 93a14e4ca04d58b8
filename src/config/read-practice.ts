// practice.yaml in three named steps: written (zod) → meant → rules. Pure: the text and what stands in the folder come
// in, a practice or a list of problems goes out.

import type { ProgramLanguage } from '../domain/language.ts';
import type { Practice } from '../domain/practice.ts';
import type { PracticeFiles } from '../domain/practice-files.ts';
import type { Problem } from '../domain/problem.ts';
import { COUNTRY_DEFAULTS } from './country-defaults.ts';
import { error, type Found } from './faults.ts';
import { nodeAt, type Path } from './keys.ts';
import { meant } from './meant.ts';
import { ruleFaults } from './rules/rules.ts';
import { sentenceOf } from './sentences.ts';
import { settle } from './settle.ts';
import { type YamlSource, yamlSource } from './yaml-source.ts';

const PRACTICE_FILE = 'practice.yaml';

/** practice.yaml as far as it can be read. */
export interface PracticeRead {
  /** The practice meant, with stand-ins where something is wrong: good enough to check other files, not to run. */
  readonly practice: Practice | null;
  /** Whether all its settings are right, however files and folders stand: good enough to look at its servers. */
  readonly settled: boolean;
  readonly language: ProgramLanguage;
  readonly problems: readonly Problem[];
}

/** Faults of what lies on the disk, not of what the settings say. */
const ON_DISK: readonly Found['fault']['code'][] = [
  'secret-open',
  'secret-missing',
  'not-a-file',
  'not-a-folder',
  'file-missing',
  'folder-missing',
];

const UNREAD = { missing: 'no-file', unreadable: 'unreadable-file', 'not-utf8': 'not-utf8' } as const;

/**
 * Reads the file and says everything that is wrong with it, in the language of whoever reads that; for nobody (null) in
 * the one the file asks for.
 */
export function readPractice(files: PracticeFiles, reader: ProgramLanguage | null): PracticeRead {
  const otherwise = reader ?? 'fr';
  if (files.file.kind !== 'text') {
    const code = UNREAD[files.file.kind];
    const problems = problemsOf([error([], { code })], () => null, otherwise);
    return { practice: null, settled: false, language: otherwise, problems };
  }
  const source = yamlSource(files.file.text);
  const language = reader ?? languageOf(source.value) ?? otherwise;
  if (source.broken)
    return {
      practice: null,
      settled: false,
      language,
      problems: problemsOf(source.found, source.lineOf, language),
    };
  if (source.value !== null && (typeof source.value !== 'object' || Array.isArray(source.value))) {
    const problems = problemsOf([error([], { code: 'no-settings' })], () => 1, language);
    return { practice: null, settled: false, language, problems };
  }
  const { written, found } = settle(source.value);
  const shape = withoutEchoes([...source.found, ...found]);
  const practice = written === null ? null : { ...meant(written, files.folder), programLanguage: language };
  const rules =
    written === null || practice === null
      ? []
      : ruleFaults({
          written,
          practice,
          files,
          lineOf: source.lineOf,
          sound: (path) => touched(shape).every((other) => !touches(other, path)),
        }).filter(({ path }) => !touched(shape).some((other) => standsOver(other, path)));
  const all = [...shape, ...rules];
  const settled = all.every(({ weight, fault }) => weight === 'warning' || ON_DISK.includes(fault.code));
  return { practice, settled, language, problems: problemsOf(all, linesOf(source), language) };
}

/** One slip is told once: a key that was misspelled is not missing too, and what can't be read is not empty too. */
function withoutEchoes(shape: readonly Found[]): readonly Found[] {
  const meant = touched(shape.filter(({ fault }) => fault.code === 'unknown-key'));
  const unread = shape.filter(({ fault }) => fault.code === 'no-yaml').map(({ path }) => keyText(path));
  return shape.filter(({ path, fault }) => {
    if (fault.code === 'missing') return !meant.some((other) => keyText(other) === keyText(path));
    return fault.code !== 'empty' || !unread.includes(keyText(path));
  });
}

/** The keys at fault, and those that a misspelled one was meant to be. */
function touched(shape: readonly Found[]): Path[] {
  return shape.flatMap(({ path, fault }) => {
    const meant =
      fault.code === 'unknown-key' && fault.near !== null ? [[...path.slice(0, -1), fault.near]] : [];
    return [path, ...meant];
  });
}

function touches(one: Path, other: Path): boolean {
  return standsOver(one, other) || standsOver(other, one);
}

/** The first key is the second, or a section around it. */
function standsOver(one: Path, other: Path): boolean {
  return one.length <= other.length && one.every((step, index) => step === other[index]);
}

type LineOf = (path: Path) => number | null;

/** The line of a key, or of the nearest section around it that stands in the file. */
function linesOf({ lineOf }: YamlSource): LineOf {
  return (path) => {
    for (let depth = path.length; depth > 0; depth--) {
      const line = lineOf(path.slice(0, depth));
      if (line !== null) return line;
    }
    return null;
  };
}

function problemsOf(found: readonly Found[], lineOf: LineOf, language: ProgramLanguage): Problem[] {
  return found.map(({ path, fault, weight, line }) => ({
    file: PRACTICE_FILE,
    line: line ?? lineOf(path),
    key: keyText(path),
    sentence: sentenceOf(fault, language),
    weight,
  }));
}

/** `practitioners.2.hours.monday`: sections counted from 1; the place among a day's ranges is left to the line. */
function keyText(whole: Path): string {
  const path = asFarAsKnown(whole);
  const inLine = typeof path.at(-1) === 'number' && nodeAt(path.slice(0, -1))?.as !== 'list';
  const steps = inLine ? path.slice(0, -1) : path;
  return steps.map((step) => (typeof step === 'number' ? step + 1 : step)).join('.');
}

/** The key up to the first step nobody knows. Under a secret's key that step may be the secret: it is not named. */
function asFarAsKnown(path: Path): Path {
  const known = path.findIndex((_, index) => nodeAt(path.slice(0, index + 1)) === null);
  if (known === -1) return path;
  return path.slice(0, nodeAt(path.slice(0, known))?.as === 'secret' ? known : known + 1);
}

/** The program's language, read before anything is checked, so that every problem is told in it. */
function languageOf(value: unknown): ProgramLanguage | null {
  const practice = inside(value, 'practice');
  const own = inside(practice, 'program-language');
  if (own === 'fr' || own === 'en') return own;
  const country = inside(practice, 'country');
  const known = Object.entries(COUNTRY_DEFAULTS).find(([code]) => code === country);
  return known?.[1].programLanguage ?? null;
}

function inside(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[key];
}
