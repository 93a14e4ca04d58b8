// What a person made of a prepared letter. Their words are theirs; what protects the patient stays in it.

import type { ProgramLanguage } from '../../domain/language.ts';
import type { Letter } from '../../domain/letter.ts';
import type { Frame, Texts } from '../../domain/texts.ts';
import { typedByHuman } from '../letters/fill.ts';
import { diffFacts, type FactChange } from './fact-changes.ts';

export type EditFault =
  | { readonly code: 'empty' }
  | { readonly code: 'too-long' }
  /** The emergency numbers are gone (R-FOOTER). */
  | { readonly code: 'footer-missing' }
  /** The letter no longer says that an assistant prepared it. */
  | { readonly code: 'assistant-missing' }
  /** A word tells what kind of care somebody gets. */
  | { readonly code: 'revealing'; readonly word: string }
  /** A sentence claims money for an absence, and the practice may not or does not (R-38, handbook §1.11). */
  | { readonly code: 'fee'; readonly sentence: string };

export interface EditedText {
  readonly text: string;
  /** Any of them keeps the letter here. */
  readonly faults: readonly EditFault[];
  /** Dates, times, numbers that stood in the letter and do not now, or the other way round: to be looked at. */
  readonly changes: readonly FactChange[];
}

interface Edited {
  readonly letter: Letter;
  readonly text: string;
  /** What is asked of the practice's texts. */
  readonly texts: Pick<Texts, 'frame' | 'revealing' | 'claims'>;
}

/** Characters of a letter; a person who needs more writes from their own mail program. */
const LONGEST = 10_000;

/** Looks at what a person wrote in the place of a prepared letter. */
export function checkEdited({ letter, text, texts }: Edited): EditedText {
  const { language } = letter;
  const clean = tidy(text);
  const frame = texts.frame(language);
  const known = new Set(texts.revealing(letter.body, language));
  const words = texts.revealing(clean, language).filter((word) => !known.has(word));
  const claims = texts.claims(clean, language);
  const faults: EditFault[] = [
    ...(clean === '' ? [{ code: 'empty' } as const] : []),
    ...(clean.length > LONGEST ? [{ code: 'too-long' } as const] : []),
    ...(kept(letter.body, clean, frame.footer) ? [] : [{ code: 'footer-missing' } as const]),
    ...(saysAssistant(letter.body, clean, frame) ? [] : [{ code: 'assistant-missing' } as const]),
    ...words.map((word) => ({ code: 'revealing', word }) as const),
    ...claims.map((sentence) => ({ code: 'fee', sentence }) as const),
  ];
  return { text: clean, faults, changes: diffFacts(letter.body, clean) };
}

/**
 * The letter with a person's body in it, marked as theirs. Only for a text without faults, and never for a string of
 * the model or the sender: it comes from the keyboard of the practice.
 */
export function writtenByHand(letter: Letter, { text }: EditedText, by: string): Letter {
  return { ...letter, body: typedByHuman(text), editedBy: by };
}

/** For whoever edits: what is wrong and how to put it right. */
export function explainEditFault(fault: EditFault, language: ProgramLanguage): string {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  switch (fault.code) {
    case 'empty':
      return say('La lettre est vide.', 'The letter is empty.');
    case 'too-long':
      return say('La lettre est trop longue.', 'The letter is too long.');
    case 'footer-missing':
      return say(
        'La ligne des numéros d’urgence manque. Remettez-la comme elle était.',
        'The line with the emergency numbers is gone. Put it back as it was.',
      );
    case 'assistant-missing':
      return say(
        'La ligne qui dit qu’un assistant a préparé la réponse manque. Remettez-la.',
        'The line that says an assistant prepared the reply is gone. Put it back.',
      );
    case 'revealing':
      return say(
        `« ${fault.word} » peut révéler la raison d’un rendez-vous. Choisissez un mot neutre.`,
        `"${fault.word}" may reveal why somebody comes. Choose a neutral word.`,
      );
    case 'fee':
      return say(
        `« ${fault.sentence} » parle d’argent pour une absence. Retirez cette phrase.`,
        `"${fault.sentence}" speaks of money for an absence. Remove this sentence.`,
      );
  }
}

/** A letter that said in one of its two lines how it was made still says it in one of them. */
function saysAssistant(before: string, after: string, { assistantLine, readByLine }: Frame): boolean {
  const lines = [assistantLine, readByLine].map(flat);
  const says = (text: string) => lines.some((line) => flat(text).includes(line));
  return !says(before) || says(after);
}

/** What stood in the letter stands in it still, however its lines are broken. */
function kept(before: string, after: string, part: string): boolean {
  return !flat(before).includes(flat(part)) || flat(after).includes(flat(part));
}

function flat(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[ \t]+$/gmu, '')
    .trim();
}
