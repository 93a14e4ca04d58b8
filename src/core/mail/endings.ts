// Finds what stands below a message without being said in it: signatures, telephones' lines, legal notices.

import type { CutPart } from '../../domain/mail.ts';
import {
  CLOSINGS,
  DISCLAIMER_LINE,
  DISCLAIMER_PHRASES,
  LITTLE_WORDS,
  MAIL_ADVERTISING,
  MOBILE_SIGNATURE,
  OWN_TALK,
} from './own-words-phrases.ts';

export type Ending = Extract<CutPart['kind'], 'signature' | 'disclaimer'>;

const MAX_KEY = 400;
const MAX_PARAGRAPH = 4_000;
const MAX_CARD_LINES = 12;

/** For every line of a stretch of own words: null when it stays, else why it goes. When unsure, it stays. */
export function endingsOf(lines: readonly string[]): (Ending | null)[] {
  const marks: (Ending | null)[] = lines.map(() => null);
  const paragraphs = paragraphsOf(lines);
  markDisclaimers(lines, paragraphs, marks);
  markPhoneLines(lines, marks);
  markSignatures(lines, paragraphs, marks);
  markCards(lines, marks);
  markContactsAfterClosing(lines, marks);
  return marks;
}

interface Paragraph {
  readonly start: number;
  readonly end: number;
}

/** Stretches of lines between empty ones; drawn lines stand alone. */
function paragraphsOf(lines: readonly string[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = -1;
  for (let i = 0; i <= lines.length; i++) {
    const line = lines[i];
    const breaks = line === undefined || line.trim() === '' || isRule(line);
    if (!breaks && start < 0) start = i;
    if (breaks && start >= 0) {
      paragraphs.push({ start, end: i });
      start = -1;
    }
  }
  return paragraphs;
}

/** A drawn line: nothing but dashes, underscores, stars. */
function isRule(line: string): boolean {
  return /^\s*[-_=*~—–]{2,}\s*$/.test(line.slice(0, MAX_KEY));
}

function markDisclaimers(
  lines: readonly string[],
  paragraphs: readonly Paragraph[],
  marks: (Ending | null)[],
): void {
  let goesOn = false;
  for (const { start, end } of paragraphs) {
    const text = lines.slice(start, end).join(' ').replace(/\s+/g, ' ').slice(0, MAX_PARAGRAPH);
    goesOn = isDisclaimer(text, goesOn ? 1 : NOTICE_PHRASES);
    if (goesOn) marks.fill('disclaimer', start, end);
  }
}

const NOTICE_LENGTH = 60;
/** Turns of phrase that make a first paragraph a notice; the next paragraph of a notice needs one. */
const NOTICE_PHRASES = 3;

function isDisclaimer(text: string, needed: number): boolean {
  if (text.length < 400 && DISCLAIMER_LINE.test(text)) return true;
  if (text.length < NOTICE_LENGTH) return false;
  return DISCLAIMER_PHRASES.filter((phrase) => phrase.test(text)).length >= needed;
}

function markPhoneLines(lines: readonly string[], marks: (Ending | null)[]): void {
  lines.forEach((line, i) => {
    const key = line
      .trim()
      .replace(/^[*_<[(]+/, '')
      .slice(0, MAX_KEY);
    const short = key.length <= 140 && !/[.!?]\s+\p{L}+.{40}/u.test(key.slice(20));
    if (marks[i] === null && short && (MOBILE_SIGNATURE.test(key) || MAIL_ADVERTISING.test(key)))
      marks[i] = 'signature';
  });
}

/** From `-- ` (RFC 3676 §4.3) on, paragraph by paragraph, until somebody speaks again. */
function markSignatures(
  lines: readonly string[],
  paragraphs: readonly Paragraph[],
  marks: (Ending | null)[],
): void {
  const start = lines.findIndex((line) => /^[ \t]*--[ \t]*$/.test(line));
  if (start < 0) return;
  marks[start] = 'signature';
  for (const { start: first, end } of paragraphs.filter((paragraph) => paragraph.start > start)) {
    if (speaks(lines.slice(first, end)) && marks[first] === null) break;
    for (let i = first; i < end; i++) marks[i] ??= 'signature';
  }
  for (let i = start; i < lines.length; i++) if (isRule(lines[i] ?? '')) marks[i] ??= 'signature';
}

/** A drawn line and below it, to the end, a visiting card. */
function markCards(lines: readonly string[], marks: (Ending | null)[]): void {
  let end = lines.length;
  while (end > 0 && (marks[end - 1] !== null || (lines[end - 1] ?? '').trim() === '')) end--;
  for (let i = end - 2; i >= Math.max(0, end - MAX_CARD_LINES); i--) {
    if (!isRule(lines[i] ?? '') && !/^\s*[—–]\s*$/.test(lines[i] ?? '')) continue;
    const card = lines.slice(i + 1, end);
    if (!card.some(isContact) || speaks(card)) return;
    for (let at = i; at < end; at++) marks[at] ??= 'signature';
    return;
  }
}

/** Telephone, address and web lines under "Kind regards"; the name stays. */
function markContactsAfterClosing(lines: readonly string[], marks: (Ending | null)[]): void {
  const closing = lines.findLastIndex((line, i) => marks[i] === null && isClosing(line));
  if (closing < 0) return;
  for (let i = closing + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const above = (lines[i - 1] ?? '').slice(-MAX_KEY);
    const said = OWN_TALK.test(above) || /:\s*$/.test(above) || OWN_TALK.test(line) || speaks([line]);
    if (marks[i] === null && isContact(line) && !said) marks[i] = 'signature';
  }
}

function isClosing(line: string): boolean {
  const key = line.trim().slice(0, MAX_KEY);
  return key.split(/\s+/).length <= 8 && CLOSINGS.test(key);
}

const PHONE = /(?<!\d)(?:\+|00|0)\d(?:[ .()/-]{0,2}\d){7,13}(?!\d)/;
const WEB = /https?:\/\/|www\.|[^\s@]{1,64}@[^\s@]{1,100}\.\p{L}{2,}/iu;
const CARD_LABEL =
  /^\W{0,3}(?:t[ée]l|tel|mob|gsm|fax|phone|port|portable|mobile|handy|siret|rpps|adeli|tva|vat|kvk|btw|nip|e-?mail|courriel|web|site)\b\.?\s*(?::|\d|\+)/i;
const DATE = /(?<!\d)\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?!\d)|(?<!\d)\d{1,2}[.-]\d{1,2}[.-]\d{4}(?!\d)/;

function isContact(line: string): boolean {
  const key = line.slice(0, MAX_KEY);
  return CARD_LABEL.test(key) || WEB.test(key) || (PHONE.test(key) && !DATE.test(key));
}

/** Whether a paragraph is somebody's sentence: a postscript, or six words of which two only hold others together. */
function speaks(lines: readonly string[]): boolean {
  return lines.some((line) => {
    const key = line
      .trim()
      .slice(0, MAX_KEY)
      .replace(/\S*(?:@|:\/\/|www\.)\S*/g, ' ');
    if (/^p\.?\s?s\.?(?:\s|:)/i.test(key)) return true;
    const words = key
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== '');
    const little = words.filter((word) => LITTLE_WORDS.has(word)).length;
    return (words.length >= 6 && little >= 2) || (/[?!]\s*$/.test(key) && words.length >= 3 && little >= 1);
  });
}
