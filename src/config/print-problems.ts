import type { ProgramLanguage } from '../domain/language.ts';
import type { Problem } from '../domain/problem.ts';

/** The problems of practice.yaml first, then file by file; by line inside a file. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const rank = ({ file }: Problem): string => (file === 'practice.yaml' ? '' : file);
  return [...problems].sort(
    (a, b) => compare(rank(a), rank(b)) || (a.line ?? 0) - (b.line ?? 0) || compare(a.key, b.key),
  );
}

/** The same before there is a practice.yaml: no older configuration stays in use. */
export function problemLinesOfNew(problems: readonly Problem[], language: ProgramLanguage): string[] {
  const lines = problemLines(problems, language);
  const { unchanged, unwritten } = WORDS[language];
  return lines.map((line, at) => (at === lines.length - 1 ? line.replace(unchanged, unwritten) : line));
}

/** What `agent check` prints: one line a problem, places aligned; then how many there are and what that means. */
export function problemLines(problems: readonly Problem[], language: ProgramLanguage): string[] {
  const sorted = inOrder(problems);
  const places = sorted.map(({ file, line }) => (line === null ? file : `${file}:${line}`));
  const width = Math.max(0, ...places.map((place) => place.length));
  const lines = sorted.map((problem, index) => {
    return `${(places[index] ?? '').padEnd(width)}  ${lineOf(problem, language)}`;
  });
  return [...lines, closing(problems, language)];
}

function lineOf({ key, sentence, weight }: Problem, language: ProgramLanguage): string {
  const mark = weight === 'error' ? '' : language === 'fr' ? 'avertissement' : 'warning';
  const named = key === '' ? mark : mark === '' ? key : `${key} (${mark})`;
  if (named === '') return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
  return `${named}${language === 'fr' ? ' :' : ':'} ${sentence}`;
}

function closing(problems: readonly Problem[], language: ProgramLanguage): string {
  const errors = problems.filter(({ weight }) => weight === 'error').length;
  const warnings = problems.length - errors;
  const count = [counted(errors, WORDS[language].error), counted(warnings, WORDS[language].warning)];
  const said = count.filter((part) => part !== '').join(', ');
  if (errors > 0) return `${said}. ${WORDS[language].unchanged}`;
  return warnings > 0 ? `${said}. ${WORDS[language].usable}` : WORDS[language].good;
}

function counted(count: number, [one, many]: readonly [string, string]): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

const WORDS = {
  fr: {
    error: ['problème', 'problèmes'],
    warning: ['avertissement', 'avertissements'],
    unchanged: "Rien n'a été changé ; l'ancienne configuration continue de servir.",
    unwritten: 'Rien n’a été écrit.',
    usable: 'La configuration peut servir.',
    good: 'Tout est en ordre.',
  },
  en: {
    error: ['problem', 'problems'],
    warning: ['warning', 'warnings'],
    unchanged: 'Nothing was changed; the old configuration stays in use.',
    unwritten: 'Nothing was written.',
    usable: 'The configuration can be used.',
    good: 'Everything is in order.',
  },
} as const;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
