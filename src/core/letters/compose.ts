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
 * the practice, the emergency footer (R-FOOTER). An emergency text stands alone and first (handbook §2.7). A paragraph
 * that is missing or not approved makes no letter at all.
 */
export function compose({ texts, language, to, parts }: Wanted): Composed {
  const chosen = chooseTexts(texts, language, emergencyAlone(parts));
  if (chosen.kind === 'problem') return chosen;
  const frame = texts.frame(chosen.spoken);
  const paragraphs: ApprovedText[] = [];
  for (const { template, part } of chosen.texts) {
    const filled = fill(template, { ...frame.facts, ...part.facts });
    if (filled.kind === 'problem') return missing(template.id);
    // Two requests with the same receipt need it once.
    if (!paragraphs.includes(filled.text)) paragraphs.push(filled.text);
  }
  return { kind: 'letter', letter: letterOf(frame, chosen.texts, paragraphs, to) };
}

interface Text {
  readonly part: LetterPart;
  readonly template: Template;
}

type Chosen =
  | { readonly kind: 'texts'; readonly spoken: Language; readonly texts: readonly [Text, ...Text[]] }
  | { readonly kind: 'problem'; readonly reason: Reason };

function chooseTexts(texts: Texts, language: Language, parts: readonly LetterPart[]): Chosen {
  const found: Text[] = [];
  for (const part of parts) {
    const template = texts.find(part.template, language);
    if (template === null) return missing(part.template);
    if (texts.approval(template) !== 'approved') return notApproved(template);
    found.push({ part, template });
  }
  const [first, ...others] = found;
  return first === undefined ? missing('') : inOneLanguage(language, [first, ...others]);
}

/**
 * A paragraph that exists only in the practice's own language takes the whole letter with it: no mixed letters. Its
 * facts are words of the language that was asked for, so it may have none but the flag of an emergency.
 */
function inOneLanguage(language: Language, texts: readonly [Text, ...Text[]]): Chosen {
  const foreign = texts.find(({ template }) => template.language !== language);
  if (foreign === undefined) return { kind: 'texts', spoken: language, texts };
  const spoken = foreign.template.language;
  const unfit = texts.find(
    ({ template, part }) =>
      template.language !== spoken || (Object.keys(part.facts).length > 0 && !isEmergency(template)),
  );
  return unfit === undefined ? { kind: 'texts', spoken, texts } : missing(unfit.template.id);
}

/** An emergency text is sent without anything else. */
function emergencyAlone(parts: readonly LetterPart[]): readonly LetterPart[] {
  const emergency = parts.find(({ template }) => isEmergency({ id: template }));
  return emergency === undefined ? parts : [emergency];
}

function letterOf(
  frame: Frame,
  texts: readonly [Text, ...Text[]],
  paragraphs: readonly ApprovedText[],
  to: Address,
): Letter {
  const [{ template: first }] = texts;
  const emergency = isEmergency(first);
  const blocks = emergency
    ? [...paragraphs, frame.assistantLine, frame.footer]
    : [frame.assistantLine, frame.greeting, ...paragraphs, frame.signature];
  return {
    to,
    language: frame.language,
    subject: frame.subjects[emergency ? 'message' : subjectOf(texts)],
    body: join(blocks, '\n\n'),
    made: texts.map(({ template: { id, hash } }) => ({ id, hash })),
    class: first.class,
  };
}

/** One subject for several paragraphs: the appointment outweighs information, information outweighs a mere receipt. */
function subjectOf(texts: readonly Text[]): Template['subject'] {
  const keys = new Set(texts.map(({ template }) => template.subject));
  if (keys.has('appointment')) return 'appointment';
  return keys.has('information') ? 'information' : 'message';
}

function isEmergency({ id }: Pick<Template, 'id'>): boolean {
  return id.startsWith('emergency-');
}

function missing(template: string): { readonly kind: 'problem'; readonly reason: Reason } {
  return { kind: 'problem', reason: { code: 'template-missing', template } };
}

function notApproved({ id, language }: Template): { readonly kind: 'problem'; readonly reason: Reason } {
  return { kind: 'problem', reason: { code: 'template-not-approved', template: `${id} (${language})` } };
}
