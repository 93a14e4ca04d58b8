import type { ApprovedText, Fact, Facts, Template } from '../../domain/letter.ts';
import { render } from './liquid.ts';

export type Filled =
  | { readonly kind: 'text'; readonly text: ApprovedText }
  | { readonly kind: 'problem'; readonly sentence: string };

/**
 * Puts facts into a text that the practice approved. The only place that makes `ApprovedText` (CONTRIBUTING.md);
 * whoever calls it has checked the approval (`approval.ts`).
 */
export function fill(template: Pick<Template, 'body' | 'file'>, facts: Facts): Filled {
  // Liquid calls functions it finds among the facts and takes null for an empty text: neither may get that far.
  const strange = Object.entries(facts).find(([, fact]) => !isText(fact));
  if (strange !== undefined) return problem(template, 1, `"${strange[0]}" is not a text.`);
  const rendered = render(template.body, facts);
  if (rendered.kind === 'text') return { kind: 'text', text: tidy(rendered.text) as ApprovedText };
  const { kind, word, line } = rendered.fault;
  return problem(template, line, `${kind} "${word}" can't be filled in.`);
}

/** Joins texts that were made here; nothing else can be joined to them. */
export function join(texts: readonly ApprovedText[], between: '\n' | '\n\n' | ' '): ApprovedText {
  return texts.join(between) as ApprovedText;
}

/** Another fact, or another approved line, in the place of the one that stands there exactly once. */
export function exchange<T extends Fact | ApprovedText>(
  text: ApprovedText,
  before: T,
  after: T,
): ApprovedText | null {
  const [head, tail, ...more] = text.split(before);
  return head === undefined || tail === undefined || more.length > 0
    ? null
    : (`${head}${after}${tail}` as ApprovedText);
}

/**
 * What a person of the practice typed in review: approved by being theirs. Only `core/review/edited-text.ts` calls it,
 * with what its checks let pass; never with a string of the model or of a sender.
 */
export function typedByHuman(text: string): ApprovedText {
  return text as ApprovedText;
}

/** The program's own words for the people of the practice. Only `notice.ts` calls it, which writes to nobody else. */
export function forOwnPeople(text: string): ApprovedText {
  return text as ApprovedText;
}

function isText(fact: unknown): boolean {
  return Array.isArray(fact) ? fact.every((item) => typeof item === 'string') : typeof fact === 'string';
}

function problem({ file }: Pick<Template, 'file'>, line: number, what: string): Filled {
  return { kind: 'problem', sentence: `${file}:${line}: ${what}` };
}

function tidy(text: string): string {
  return text
    .replaceAll(/[ \t]+$/gmu, '')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}
