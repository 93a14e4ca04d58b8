import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { FaqEntry, Template } from '../../domain/letter.ts';
import { hashOf } from './approval.ts';
import { splitFrontMatter, type TextFile } from './front-matter.ts';
import { type Found, found, isFound, lineOf, oneOf, unknownKeys, wordIn, wordsIn } from './header.ts';
import { syntaxFault, variablesOf } from './liquid.ts';
import type { ReadFile, WrittenTemplate } from './template-file.ts';

const KEYS = ['id', 'language', 'audience', 'questions'];
const AUDIENCES = ['anyone', 'patients'] as const satisfies readonly FaqEntry['audience'][];

/** One approved answer in one language, as its file says it. */
export interface FaqAnswer extends WrittenTemplate {
  readonly id: string;
  readonly audience: FaqEntry['audience'];
  readonly questions: readonly string[];
}

/** Reads one `faq/*.md`: how patients ask, and the answer. */
export function readFaq(source: TextFile): ReadFile<FaqAnswer> {
  const split = splitFrontMatter(source);
  if (split.kind === 'fault') return { value: null, claims: null, faults: [found(split.fault, split.line)] };
  const { front } = split;
  const id = faqId(wordIn(front, 'id', 'parking'), lineOf(front, 'id'));
  const language = oneOf(front, 'language', LANGUAGES);
  const audience = oneOf(front, 'audience', AUDIENCES, 'anyone');
  const questions = wordsIn(front, 'questions', '["…"]');
  const faults = unknownKeys(front, KEYS);
  if (isFound(id) || isFound(language) || isFound(audience) || isFound(questions)) {
    const wrong = [id, language, audience, questions].filter(isFound);
    return { value: null, claims: null, faults: [...wrong, ...faults] };
  }
  const template: Template = {
    id: `faq:${id}`,
    language,
    subject: 'information',
    class: 'S1',
    needs: syntaxFault(front.body) === null ? variablesOf(front.body) : [],
    body: front.body,
    hash: hashOf(source.text),
    file: source.file,
  };
  const lines = { id: lineOf(front, 'id'), needs: front.bodyLine, body: front.bodyLine };
  const value = { id, audience, questions: questions.map((asked) => asked.trim()), template, lines };
  return { value, claims: `faq:${id}/${language}`, faults };
}

/**
 * Answers of several files joined by their id. When the files differ on the audience, the strictest counts: a door
 * code must not go to strangers because one translation forgot to say so.
 */
export function faqEntries(answers: readonly FaqAnswer[]): readonly FaqEntry[] {
  const ids = [...new Set(answers.map(({ id }) => id))].sort();
  return ids.map((id) =>
    entryOf(
      id,
      answers.filter((answer) => answer.id === id),
    ),
  );
}

/** What is wrong between the files of an entry: its audience, a practice's language without an answer. */
export function faqFaults(
  answers: readonly FaqAnswer[],
  language: Language,
): readonly { readonly file: string; readonly found: Found }[] {
  return faqEntries(answers).flatMap((entry) => {
    const files = answers.filter(({ id }) => id === entry.id);
    const [first] = files;
    if (first === undefined) return [];
    const { file } = first.template;
    const lines = [
      ...(files.every(({ audience }) => audience === first.audience)
        ? []
        : [found({ code: 'audiences-differ' }, 1, 'audience', 'warning')]),
      ...(entry.answers[language] === undefined
        ? [found({ code: 'no-answer-in', language }, 1, 'language', 'warning')]
        : []),
    ];
    return lines.map((line) => ({ file, found: line }));
  });
}

function entryOf(id: string, answers: readonly FaqAnswer[]): FaqEntry {
  return {
    id,
    questions: Object.fromEntries(answers.map(({ template, questions }) => [template.language, questions])),
    answers: Object.fromEntries(answers.map(({ template }) => [template.language, template])),
    audience: answers.some(({ audience }) => audience === 'patients') ? 'patients' : 'anyone',
  };
}

function faqId(id: string | Found, line: number): string | Found {
  if (typeof id !== 'string' || /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id)) return id;
  return found({ code: 'bad-faq-id', id }, line, 'id');
}
