import { LANGUAGES } from '../../domain/language.ts';
import type { MessageClass, SubjectKey, Template } from '../../domain/letter.ts';
import { hashOf } from './approval.ts';
import { splitFrontMatter, type TextFile } from './front-matter.ts';
import { type Found, found, isFound, lineOf, oneOf, unknownKeys, wordIn, wordsIn } from './header.ts';

const CLASSES = ['S1', 'S2', 'S3', 'S4', 'S5', 'S7'] as const satisfies readonly MessageClass[];
const SUBJECTS = ['appointment', 'message', 'information'] as const satisfies readonly SubjectKey[];
const KEYS = ['id', 'language', 'subject', 'class', 'needs'];

/** A template with the lines on which its parts stand, for messages. */
export interface WrittenTemplate {
  readonly template: Template;
  readonly lines: { readonly id: number; readonly needs: number; readonly body: number };
}

/** What a file gave. Which text it wanted to be is kept even when it can't be used (`claims`: `id/language`). */
export interface ReadFile<T> {
  readonly value: T | null;
  readonly claims: string | null;
  readonly faults: readonly Found[];
}

/** Reads one `templates/*.md`. Its content is checked by `checkTemplate`. */
export function readTemplate(source: TextFile): ReadFile<WrittenTemplate> {
  const split = splitFrontMatter(source);
  if (split.kind === 'fault')
    return { value: null, claims: claimOfName(source.file), faults: [found(split.fault, split.line)] };
  const { front } = split;
  const id = wordIn(front, 'id', 'offer');
  const language = oneOf(front, 'language', LANGUAGES);
  const subject = oneOf(front, 'subject', SUBJECTS);
  const kind = oneOf(front, 'class', CLASSES, 'S1');
  const needs = wordsIn(front, 'needs', '[]');
  const faults = unknownKeys(front, KEYS);
  const claims = isFound(id) || isFound(language) ? claimOfName(source.file) : `${id}/${language}`;
  if (isFound(id) || isFound(language) || isFound(subject) || isFound(kind) || isFound(needs)) {
    const wrong = [id, language, subject, kind, needs].filter(isFound);
    return { value: null, claims, faults: [...wrong, ...faults] };
  }
  const template: Template = {
    id,
    language,
    subject,
    class: kind,
    needs,
    body: front.body,
    hash: hashOf(source.text),
    file: source.file,
  };
  const lines = { id: lineOf(front, 'id'), needs: lineOf(front, 'needs'), body: front.bodyLine };
  return { value: { template, lines }, claims, faults };
}

/** `templates/offer.fr.md` and `templates/fr/offer.md` mean offer in French, even when the header is broken. */
function claimOfName(file: string): string | null {
  const path = file.replace(/\.md$/u, '').split('/');
  const name = path.at(-1) ?? '';
  const [, id, suffix] = /^(.+)[._-]([a-z]{2})$/u.exec(name) ?? [];
  if (id !== undefined && suffix !== undefined) return `${id}/${suffix}`;
  const folder = path.at(-2) ?? '';
  return /^[a-z]{2}$/u.test(folder) ? `${name}/${folder}` : null;
}
