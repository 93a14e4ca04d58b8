import type { CutPart } from '../../domain/mail.ts';
import { endingsOf } from './endings.ts';
import { headerBlockAt, isGroupWise, isQuoteLine, olderMessageAt } from './older-message.ts';

/** What else is known of the mail. */
export interface Hints {
  /** "Fwd:" or "Tr :" tells that a header block without a mark is a forward. */
  readonly subject?: string;
}

/** Longer text is not looked at; nobody writes to a practice that much. */
const MAX_TEXT = 100_000;
const FORWARD_SUBJECT = /^\s*(?:fwd?|tr|trans|wg|fs|doorst|pd|rv|enc|i|vs|vb)\s*:/i;
const REPLY_SUBJECT = /^\s*(?:re|aw|antw?|odp|sv|ré|rép)\s*(?:\[\d+\])?\s*:/i;

interface Line {
  readonly text: string;
  /** Null: the sender's own. */
  mark: CutPart['kind'] | null;
}

/**
 * Splits a text into what its sender wrote now and what was there before or hangs below: quotes, forwards,
 * signatures, legal notices. Answers between quoted lines are kept. What could be the sender's own words stays:
 * a quote too much costs a human's glance, a sentence too little costs a patient's (handbook §3.1).
 */
export function cutOwnWords(text: string, hints: Hints = {}): { ownWords: string; cut: CutPart[] } {
  const lines = splitLines(text.slice(0, MAX_TEXT));
  const marked = markOlder(lines, hints);
  markEndings(marked);
  const cut = cutParts(marked);
  const rest = text.slice(MAX_TEXT);
  if (rest.trim() !== '') cut.push({ kind: 'quote', text: rest });
  return { ownWords: ownLines(marked), cut };
}

function splitLines(text: string): string[] {
  return text.replace(/\r\n?/g, '\n').split('\n');
}

/** Walks down the lines; below an introduction without `>` everything is the older message, to the end. */
function markOlder(lines: readonly string[], hints: Hints): Line[] {
  const marked: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if ((isQuoteLine(line) && !isGroupWise(line)) || isWrapOfQuote(lines, i, marked)) {
      marked.push({ text: line, mark: 'quote' });
      continue;
    }
    const older = olderMessageAt(lines, i);
    if (older === null) {
      marked.push({ text: line, mark: null });
      continue;
    }
    const kind = older.kind === 'unsure' ? kindOf(marked, older.before, hints) : older.kind;
    takeRulesAbove(marked, kind);
    if (older.before !== '') marked.push({ text: older.before, mark: null });
    const end = olderEnds(lines, i + older.lines);
    for (; i < end; i++) marked.push({ text: lines[i] ?? '', mark: kind });
    i--;
  }
  return marked;
}

/** Where the cut that begins with an introduction ends: before `>` lines, which are cut one by one, or nowhere. */
function olderEnds(lines: readonly string[], after: number): number {
  let next = after;
  while (next < lines.length && (lines[next] ?? '').trim() === '') next++;
  const block = headerBlockAt(lines, next, false);
  if (block !== null) {
    next += block.lines;
    while (next < lines.length && (lines[next] ?? '').trim() === '') next++;
  }
  return isQuoteLine(lines[next] ?? '') ? next : lines.length;
}

/** A forward when the subject says so, or when nothing of the sender's stands above and it is no reply. */
function kindOf(marked: readonly Line[], before: string, hints: Hints): 'quote' | 'forward' {
  const subject = hints.subject ?? '';
  if (FORWARD_SUBJECT.test(subject)) return 'forward';
  if (REPLY_SUBJECT.test(subject) || before !== '') return 'quote';
  return marked.some(({ text, mark }) => mark === null && text.trim() !== '') ? 'quote' : 'forward';
}

/** The line that a mail program draws above an older message belongs to it. */
function takeRulesAbove(marked: Line[], kind: CutPart['kind']): void {
  for (let i = marked.length - 1; i >= 0; i--) {
    const line = marked[i];
    if (line === undefined || line.mark !== null || !/^\s*(?:[-_=*]{4,}\s*)?$/.test(line.text)) return;
    if (line.text.trim() !== '') line.mark = kind;
  }
}

const WRAP_WIDTH = 74;

/** The end of a quoted line that was wrapped on its way: between `>` lines, and the one above was full. */
function isWrapOfQuote(lines: readonly string[], at: number, marked: readonly Line[]): boolean {
  const above = lines[at - 1] ?? '';
  const line = lines[at] ?? '';
  if (marked.at(-1)?.mark !== 'quote' || !isQuoteLine(above) || !isQuoteLine(lines[at + 1] ?? ''))
    return false;
  const words = line.trim();
  if (words === '' || words.length > WRAP_WIDTH) return false;
  if (/^[(<[]?\s*https?:\/\/\S+[\s)>\]]*$/.test(words)) return true;
  if (/https?:\/\/\S+$/.test(above) && !words.includes(' ')) return true;
  const firstWord = words.split(/\s/)[0] ?? '';
  const full = above.length + 1 + firstWord.length > WRAP_WIDTH;
  return full && /^[\p{Ll}\d(,;.]/u.test(words) && !/[.!?:…]\s*$/.test(above) && !ANSWERS.test(words);
}

/** Words with which an answer between quoted lines may begin. */
const ANSWERS =
  /^(?:ok|oui|non|yes|no|ja|nee|nein|tak|nie|si|sí|sì|sim|não|d'accord|parfait|merci)(?!\p{L})/iu;

function markEndings(marked: Line[]): void {
  for (let start = 0; start < marked.length; ) {
    let end = start;
    while (end < marked.length && marked[end]?.mark === null) end++;
    const stretch = marked.slice(start, end);
    endingsOf(stretch.map(({ text }) => text)).forEach((ending, i) => {
      const line = stretch[i];
      if (line !== undefined && ending !== null) line.mark = ending;
    });
    start = end + 1;
  }
}

function ownLines(marked: readonly Line[]): string {
  return marked
    .filter(({ mark }) => mark === null)
    .map(({ text }) => text.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

/** Neighbouring lines of one kind are one part; empty lines between them go along. */
function cutParts(marked: readonly Line[]): CutPart[] {
  const parts: { kind: CutPart['kind']; lines: string[] }[] = [];
  let open = false;
  for (const { text, mark } of marked) {
    const last = parts.at(-1);
    if (mark === null) open = open && text.trim() === '';
    else if (open && last?.kind === mark) last.lines.push(text);
    else {
      parts.push({ kind: mark, lines: [text] });
      open = true;
    }
  }
  return parts.map(({ kind, lines }) => ({ kind, text: lines.join('\n') }));
}
