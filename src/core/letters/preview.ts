import type { Template } from '../../domain/letter.ts';
import { parseAddress } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Texts } from '../../domain/texts.ts';
import { compose } from './compose.ts';
import { exampleFacts } from './example-facts.ts';

/**
 * The finished letter of one text with invented facts, approved or not, for looking at only: plain strings, nothing
 * that could be sent. The text must have passed `checkTemplate`.
 */
export function previewOf(
  template: Template,
  texts: Texts,
  { zone }: Pick<Practice, 'zone'>,
): { readonly subject: string; readonly body: string } {
  const { id, language } = template;
  const to = parseAddress('patient@example.org');
  if (to === null) throw new Error('The example address is none.');
  const composed = compose({
    texts: { ...texts, find: () => template, approval: () => 'approved' },
    language,
    to,
    parts: [{ template: id, facts: exampleFacts(id, language, zone) }],
  });
  if (composed.kind === 'problem') throw new Error(`${template.file} can't be filled with example facts.`);
  return { subject: composed.letter.subject, body: composed.letter.body };
}
