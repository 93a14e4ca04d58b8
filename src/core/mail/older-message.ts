// Finds where an older message begins: attribution lines, header blocks and drawn marks of mail programs.

import {
  DATE_ARTICLES,
  DAY_OR_MONTH,
  FORWARD_MARKS,
  HEADER_LABELS,
  type HeaderRole,
  ORIGINAL_MARKS,
  PRONOUNS,
  REPLY_ABOVE,
  VERBS_AT_END,
  VERBS_BEFORE_NAME,
} from './own-words-phrases.ts';

/** The beginning of an older message: how many lines introduce it, and what kind of message it is. */
export interface OlderMessage {
  readonly lines: number;
  readonly kind: 'quote' | 'forward' | 'unsure';
  /** Words of the sender before it on its first line. */
  readonly before: string;
}

/** Characters of a line that are looked at, and lines that one attribution may be wrapped over. */
const MAX_KEY = 400;
const MAX_WRAP = 5;
const MAX_BLOCK = 14;

const DATE = `(?:(?:${DAY_OR_MONTH})\\p{L}{0,9}[.,]{0,2}\\s+){0,3}\\d`;
/** A date, with or without a word before it. */
const STARTS = new RegExp(
  `^(?:(?:${DATE_ARTICLES})\\s+${DATE}|(?:${DAY_OR_MONTH})\\p{L}{0,9}[.,]{0,2}\\s+${DATE}|\\d{1,4}[/.:-]\\d{1,2})`,
  'iu',
);
const INNER_START = new RegExp(`(?:-{2,}\\s*|\\s)(?=(?:${DATE_ARTICLES})\\s+${DATE})`, 'giu');
const VERB_END = new RegExp(`(?:^|[\\s>)"”»])(?:${VERBS_AT_END})\\s*[:：]?$`, 'iu');
const RUN_ON = new RegExp(`[\\s>)"”»](?:${VERBS_AT_END})\\s?[:：]\\s`, 'iu');
const VERB_INSIDE = new RegExp(`(?:^|\\s)(?:${VERBS_BEFORE_NAME})\\s+(.{1,200}?)\\s*[:：]$`, 'iu');
const PRONOUN_VERB = new RegExp(`\\s(?:${PRONOUNS})\\s+(?:${VERBS_AT_END}|${VERBS_BEFORE_NAME})`, 'iu');
const VERB_PRONOUN = new RegExp(`\\s(?:${VERBS_BEFORE_NAME})\\s+(?:${PRONOUNS})(?![\\p{L}])`, 'iu');
const ADDRESS = /[<([]\s*(?:mailto:)?[^\s<>()@]{1,100}@[^\s<>()]{1,100}|<\s*mailto:/i;
const BARE_ADDRESS = /[^\s<>()@]{1,64}@[^\s<>()@]{1,100}\.\p{L}{2,}/u;
const TIME = /(?<!\d)\d{1,2}\s?[:.h]\s?\d{2}(?!\d)/;
const FULL_DATE =
  /(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})(?!\d)|(?<!\d)(?:19|20)\d{2}(?!\d)/;
const STARTS_WITH_DATE = /^\d{1,4}[/.:-]\d{1,2}/;
const ENDS_WITH_ADDRESS = /<\s*[^<>\s]{1,100}@[^<>\s]{1,100}>\s*:?$/;
/** `pe 20. lokakuuta 2017`: a weekday in a language that is not listed. */
const LIKE_A_DATE = /^\p{L}{1,10}[.,]{0,2}\s\d{1,2}[.,]?\s/u;

/** What begins at line `at`, if anything. */
export function olderMessageAt(lines: readonly string[], at: number): OlderMessage | null {
  const key = keyOf(lines[at] ?? '');
  if (key === '') return null;
  if (isGroupWise(lines[at] ?? '')) return { lines: 1, kind: 'quote', before: '' };
  const ruled = isRule(lines[at - 1] ?? '') && labelOf(lines[at] ?? '')?.role === 'from';
  if (ruled && headerBlockAt(lines, at, true) === null) return { lines: 1, kind: 'unsure', before: '' };
  return markAt(key) ?? headerBlockAt(lines, at, true) ?? attributionAt(lines, at) ?? runOnAttribution(key);
}

/** `>>> Praxis <praxis@example.org> 25.11.2026 08:00 >>>`: GroupWise marks nothing of the older message beneath. */
export function isGroupWise(line: string): boolean {
  const said = /^>>>\s(.{1,200})\s>>>\s*$/.exec(line)?.[1] ?? '';
  return TIME.test(said) || FULL_DATE.test(said);
}

/** The long line that Outlook draws above the sender of an older message. */
function isRule(line: string): boolean {
  return /^\s*_{16,}\s*$/.test(line);
}

/** A line without the space, quote marks and dashes that wrap it. */
function keyOf(line: string): string {
  return line
    .slice(0, MAX_KEY)
    .replace(/\s+/g, ' ')
    .replace(/^[\s>*]+|[\s*]+$/g, '');
}

const originalMarks = new Set(ORIGINAL_MARKS);
const forwardMarks = new Set(FORWARD_MARKS);

function markAt(key: string): OlderMessage | null {
  const run = /^-{4,}\s*([^-]{4,40}?)\s*-{4,}\s*\p{L}{2,12}\s*:/u.exec(key)?.[1];
  if (run !== undefined && originalMarks.has(run.toLowerCase()))
    return { lines: 1, kind: 'unsure', before: '' };
  if (key.length > 120) return null;
  if (REPLY_ABOVE.test(key) && /[-#=*_]{2}/.test(key)) return { lines: 1, kind: 'quote', before: '' };
  const words = key
    .replace(/^[-_=+*~\s]+|[-_=+*~:\s]+$/g, '')
    .replace(/[’`]/g, "'")
    .toLowerCase();
  const drawn = /^[-_=+*~]{2}|^[-_=]\s/.test(key);
  if (originalMarks.has(words) && drawn) return { lines: 1, kind: 'unsure', before: '' };
  const forward =
    forwardMarks.has(words) ||
    (drawn && /^(?:forwarded|transféré|weitergeleitet) (?:by|par|von)\s/.test(words));
  if (forward && (drawn || /[:：]$/.test(key))) return { lines: 1, kind: 'forward', before: '' };
  return null;
}

function attributionAt(lines: readonly string[], at: number): OlderMessage | null {
  const quoteFollows = (count: number): boolean => isQuoteLine(nextWritten(lines, at + count));
  let joined = '';
  for (let count = 1; count <= MAX_WRAP; count++) {
    const line = keyOf(lines[at + count - 1] ?? '');
    if (line === '' && !nextBegins(lines, at + count, '<')) return null;
    joined = `${joined} ${line}`.trim();
    if (joined.length > MAX_KEY) return null;
    if (/[.!?]\s*$/.test(line) && !/(?<!\p{L})\p{L}{1,5}\.$/u.test(line)) return null;
    const before = wordsBefore(joined, quoteFollows(count));
    if (before === null) continue;
    // Wrapped sentences of the sender must not be swallowed: the introduction may begin on a later line.
    if (count > 1 && (before !== '' || beginsLater(lines, at, count))) return null;
    return { lines: count, kind: 'quote', before };
  }
  return null;
}

/** Yahoo on telephones sets the older message on the line of its introduction. */
function runOnAttribution(key: string): OlderMessage | null {
  const end = RUN_ON.exec(key);
  const text = end === null ? '' : key.slice(0, end.index + end[0].length - 1).trim();
  if (!STARTS.test(text) || !ADDRESS.test(text) || !isAttribution(text, false)) return null;
  return { lines: 1, kind: 'quote', before: '' };
}

function beginsLater(lines: readonly string[], at: number, count: number): boolean {
  const first = keyOf(lines[at] ?? '');
  const second = keyOf(lines[at + 1] ?? '');
  if (LIKE_A_DATE.test(first) && TIME.test(first) && /^(?:<|\p{Ll})/u.test(second)) return false;
  if (STARTS.test(bare(first))) return false;
  if (!first.includes('<') || first.split(' ').length > 8 || count > 2) return true;
  return false;
}

/** What stands before the attribution on its line; null when the text is none. */
function wordsBefore(joined: string, quoteFollows: boolean): string | null {
  if (!/[\d@]/.test(joined) && !quoteFollows) return dashedName(joined) ? '' : null;
  const text = bare(joined);
  const fromStart = STARTS.test(text);
  if (fromStart && isAttribution(text, quoteFollows)) return '';
  for (const start of [...joined.matchAll(INNER_START)].reverse()) {
    const end = start.index + start[0].length;
    if (isAttribution(bare(joined.slice(end)), quoteFollows))
      return joined.slice(0, start.index).replace(/[-\s]+$/, '');
  }
  if (fromStart) return null;
  return named(text, joined, quoteFollows) ? '' : null;
}

/** Without the dashes around it; dashes behind it close it like a colon. */
function bare(text: string): string {
  return text.replace(/\s*-{2,}$/, ':').replace(/^[-\s]+|[-\s]+$/g, '');
}

/** `---- John Smith wrote ----` */
function dashedName(joined: string): boolean {
  return /^-{2,}.*-{2,}$/.test(joined) && joined.length < 120 && VERB_END.test(bare(joined));
}

function isAttribution(text: string, quoteFollows: boolean): boolean {
  if (!/\d/.test(text)) return false;
  if (!quoteFollows && (PRONOUN_VERB.test(text) || VERB_PRONOUN.test(text))) return false;
  // "The photo I sent:" is a sentence more often than an introduction.
  const sure =
    quoteFollows || ADDRESS.test(text) || (TIME.test(text) && !/(?:sent|envoy[ée])\s*:?$/i.test(text));
  if (VERB_END.test(text))
    return sure && (/[:：]$/.test(text) || ADDRESS.test(text) || BARE_ADDRESS.test(text) || quoteFollows);
  const name = VERB_INSIDE.exec(text)?.[1];
  if (name !== undefined)
    return quoteFollows || ADDRESS.test(name) || (sure && isName(name)) || /^\p{L}+[,.]?\s.*\d/u.test(name);
  if (!(TIME.test(text) || FULL_DATE.test(text)) || !ENDS_WITH_ADDRESS.test(text)) return false;
  return text.endsWith(':') || (quoteFollows && STARTS_WITH_DATE.test(text));
}

/** `X <x@example.org> wrote:`, without a date to begin with. */
function named(text: string, joined: string, quoteFollows: boolean): boolean {
  if (text.length > 200 || /[.!?]\s+\p{Lu}/u.test(text.replace(/(?<!\p{L})\p{L}{1,3}\./gu, ''))) return false;
  if (dashedName(joined)) return true;
  if (ADDRESS.test(text)) return VERB_END.test(text) || VERB_INSIDE.test(text);
  return quoteFollows && VERB_END.test(text) && /[:：]$/.test(text);
}

function isName(text: string): boolean {
  const words = text.split(' ');
  return words.length <= 6 && /^["“«'(]?[\p{Lu}\d]/u.test(text);
}

function nextBegins(lines: readonly string[], at: number, sign: string): boolean {
  return (lines[at] ?? '').trimStart().startsWith(sign);
}

/** The next line with anything on it, at most five lines on. */
function nextWritten(lines: readonly string[], at: number): string {
  for (let i = at; i < at + 5; i++) if ((lines[i] ?? '').trim() !== '') return lines[i] ?? '';
  return '';
}

/** A `>` line. What points somewhere (`>>> here <<<`) or compares (`> 38`) is the sender's own. */
export function isQuoteLine(line: string): boolean {
  if (!/^[ \t]{0,3}>/.test(line)) return false;
  return (
    !/^[ \t]*>+[ \t]*(?:=|\d+(?:[.,]\d+)?\s*(?:°|%|ans|jours|ans|h\b|€|kg|cm|fois|days|years|$))/i.test(
      line,
    ) && !/<<\s*$/.test(line.slice(0, MAX_KEY))
  );
}

const roles = new Map<string, HeaderRole>(
  (Object.entries(HEADER_LABELS) as [HeaderRole, readonly string[]][]).flatMap(([role, labels]) =>
    labels.map((label): [string, HeaderRole] => [label, role]),
  ),
);

/**
 * `From: … / Sent: … / To: … / Subject: …` in any language. Without a drawn mark above, it must show an address or
 * a time of day: people begin letters with "De :" and "Objet :" too.
 */
export function headerBlockAt(
  lines: readonly string[],
  at: number,
  needsProof: boolean,
): OlderMessage | null {
  const first = labelOf(lines[at] ?? '');
  if (first === null || !['from', 'sent', 'date'].includes(first.role)) return null;
  const found = new Map<HeaderRole, string>();
  let last = at;
  let wrapped = '';
  for (let i = at; i < at + MAX_BLOCK && i < lines.length; i++) {
    const label = labelOf(lines[i] ?? '');
    if (label === null) {
      if (i - last > 2 || (lines[i] ?? '').length > MAX_KEY) break;
      wrapped = `${wrapped} ${lines[i] ?? ''}`;
      continue;
    }
    const role = label.role;
    found.set('other', `${found.get('other') ?? ''} ${wrapped}`);
    found.set(role, `${found.get(role) ?? ''} ${label.value}`);
    wrapped = '';
    last = i;
  }
  if (!isHeaderBlock(found, needsProof)) return null;
  return { lines: last - at + 1, kind: 'unsure', before: '' };
}

function isHeaderBlock(found: ReadonlyMap<HeaderRole, string>, needsProof: boolean): boolean {
  const has = (role: HeaderRole): boolean => found.has(role);
  if (!needsProof) return has('from') && found.size > 2;
  const people = ['from', 'to', 'other'].map((role) => found.get(role as HeaderRole) ?? '').join(' ');
  const address = BARE_ADDRESS.test(people);
  const sent = `${found.get('sent') ?? ''} ${found.get('date') ?? ''}`;
  const time = TIME.test(sent);
  const addressed = has('to') || has('subject') || FULL_DATE.test(sent);
  if (!has('from')) return has('to') && address && time;
  if (has('sent')) return address || (time && addressed);
  return address && (has('date') || (has('to') && has('subject')));
}

function labelOf(line: string): { role: HeaderRole; value: string } | null {
  const match = /^[\s>|*_]{0,20}(\p{L}[\p{L}.’' -]{0,20}?)[\s*_]{0,4}[:：][\s*_]{0,4}(.{0,300})/u.exec(
    line.slice(0, MAX_KEY),
  );
  if (match === null) return null;
  const role = roles.get((match[1] ?? '').trim().toLowerCase());
  return role === undefined ? null : { role, value: match[2] ?? '' };
}
