import type { Language } from '../../domain/language.ts';
import type { ApprovedText, Letter, LetterPart, Template } from '../../domain/letter.ts';
import type { Address } from '../../domain/mail.ts';
import type { Reason } from '../../domain/reason.ts';
import type { Frame, Texts } from '../../domain/texts.ts';
import { fill, join } from './fill.ts';

export type Composed =
  | { readonly kind: 'letter'; readonly letter: Letter }
  | { readonly kind: 'problem'; readonly reason: Reason };

interface Wanted {
  readonly texts: Texts;
  readonly language: Language;
  readonly to: Address;
  readonly parts: readonly LetterPart[];
}

/**
 * A whole letter out of approved paragraphs: the assistant's line first, greeting, one paragraph a request,
 * the practice, the emergency footer. An emergency text stands alone and first (handbook §2.7). A paragraph
 * that is missing or not approved makes no letter at all.
 */
export function compose({ texts, language, to, parts }: Wanted): Composed {
  const templates: Template[] = [];
  for (const { template: id } of parts) {
    const found = usable(texts, id, language);
    if (found.kind === 'problem') return found;
    templates.push(found.template);
  }
  const first = templates[0];
  if (first === undefined) return { kind: 'problem', reason: { code: 'template-missing', template: '' } };
  // A paragraph that exists only in the practice's own language takes the whole letter with it: no mixed letters.
  const spoken = templates.some((template) => template.language !== language) ? first.language : language;
  if (templates.some((template) => template.language !== spoken)) {
    return { kind: 'problem', reason: { code: 'template-missing', template: mixed(templates, spoken) } };
  }
  const frame = texts.frame(spoken);
  const paragraphs: ApprovedText[] = [];
  for (const [index, template] of templates.entries()) {
    const filled = fill(template, { ...frame.facts, ...parts[index]?.facts });
    if (filled.kind === 'problem')
      return { kind: 'problem', reason: { code: 'template-missing', template: template.id } };
    paragraphs.push(filled.text);
  }
  return { kind: 'letter', letter: letterOf({ frame, templates, paragraphs, to, first }) };
}

function usable(
  texts: Texts,
  id: string,
  language: Language,
): { kind: 'template'; template: Template } | { kind: 'problem'; reason: Reason } {
  const template = texts.find(id, language);
  if (template === null) return { kind: 'problem', reason: { code: 'template-missing', template: id } };
  if (texts.approval(template) !== 'approved') {
    return {
      kind: 'problem',
      reason: { code: 'template-not-approved', template: `${id} (${template.language})` },
    };
  }
  return { kind: 'template', template };
}

function mixed(templates: readonly Template[], spoken: Language): string {
  return templates.find((template) => template.language !== spoken)?.id ?? '';
}

interface LetterInput {
  readonly frame: Frame;
  readonly templates: readonly Template[];
  readonly paragraphs: readonly ApprovedText[];
  readonly to: Address;
  readonly first: Template;
}

function letterOf({ frame, templates, paragraphs, to, first }: LetterInput): Letter {
  const emergency = first.id.startsWith('emergency-');
  const blocks = emergency
    ? [...paragraphs, frame.assistantLine, frame.footer]
    : [frame.assistantLine, frame.greeting, ...paragraphs, frame.signature];
  return {
    to,
    language: frame.language,
    subject: frame.subjects[emergency ? 'message' : subjectOf(templates)],
    body: join(blocks, '\n\n'),
    made: templates.map(({ id, hash }) => ({ id, hash })),
    class: first.class,
  };
}

/** One subject for several paragraphs: the appointment outweighs information, information outweighs a mere receipt. */
function subjectOf(templates: readonly Template[]): Template['subject'] {
  const keys = new Set(templates.map(({ subject }) => subject));
  if (keys.has('appointment')) return 'appointment';
  return keys.has('information') ? 'information' : 'message';
}
