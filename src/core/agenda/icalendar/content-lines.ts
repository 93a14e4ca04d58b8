// Content lines of iCalendar text (RFC 5545 §3.1), read without ever failing: a broken line is a line nobody asks for.

/** One unfolded content line and where it stands in the text. */
export interface ContentLine {
  /** Upper case; the whole line when it has no colon. */
  readonly name: string;
  /** Unfolded, without its line break. */
  readonly text: string;
  /** Offsets in the text: first character, and just behind the last line break. */
  readonly from: number;
  readonly to: number;
  /** From 1, counted in the text as stored. */
  readonly line: number;
}

/** A content line taken apart. */
export interface Property {
  /** Upper-case names; quotes removed; several values of one parameter stay joined by commas. */
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
}

/** A content line that has been found and not yet taken out of the text. The same object is used for every line. */
export interface LineCursor {
  name: string;
  from: number;
  /** Offset of the line break. */
  end: number;
  to: number;
  line: number;
  folded: boolean;
}

/** All content lines of a text. */
export function contentLines(text: string): readonly ContentLine[] {
  const lines: ContentLine[] = [];
  scanLines(text, (cursor) => lines.push(lineAt(text, cursor)));
  return lines;
}

/**
 * Visits the content lines of a text, from its beginning. A byte order mark, blank lines and all three kinds of line
 * break are accepted. A large agenda has a hundred thousand lines of which few are needed: only those are taken out.
 */
export function scanLines(text: string, visit: (cursor: LineCursor) => void): void {
  const next = /\r(?!\n)/.test(text) ? anyBreak : newline;
  const cursor: LineCursor = { name: '', from: 0, end: 0, to: 0, line: 0, folded: false };
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let number = 1; from < text.length; number += 1) {
    const at = next(text, from);
    const to = Math.min(
      at + (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1),
      text.length,
    );
    const first = text.charCodeAt(from);
    if (cursor.line > 0 && (first === 32 || first === 9)) {
      Object.assign(cursor, { end: at, to, folded: true });
    } else if (at > from) {
      if (cursor.line > 0) visit(named(text, cursor));
      cursor.from = from;
      cursor.end = at;
      cursor.to = to;
      cursor.line = number;
      cursor.folded = false;
    }
    from = to;
  }
  if (cursor.line > 0) visit(named(text, cursor));
}

function newline(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  if (at < 0) return text.length;
  return at > from && text.charCodeAt(at - 1) === 13 ? at - 1 : at;
}

function anyBreak(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at += 1;
  return at;
}

function named(text: string, cursor: LineCursor): LineCursor {
  cursor.name = cursor.folded ? nameOf(unfolded(text, cursor), 0) : nameOf(text, cursor.from, cursor.end);
  return cursor;
}

/** Takes the line of a cursor out of the text. */
export function lineAt(text: string, cursor: LineCursor): ContentLine {
  const { name, from, to, line } = cursor;
  return { name, text: unfolded(text, cursor), from, to, line };
}

function unfolded(text: string, { from, end, folded }: LineCursor): string {
  const content = text.slice(from, end);
  return folded ? content.replace(/[\r\n]+[ \t]/g, '') : content;
}

function nameOf(text: string, from: number, end = text.length): string {
  let at = from;
  while (at < end && text.charCodeAt(at) !== 58 && text.charCodeAt(at) !== 59) at += 1;
  return text.slice(from, at).toUpperCase();
}

/** Takes a content line apart; null when it has no value. */
export function propertyOf(line: ContentLine): Property | null {
  const text = line.text;
  let at = line.name.length;
  if (text[at] === ':') return { params: NONE, value: text.slice(at + 1) };
  const params: Record<string, string> = {};
  while (text[at] === ';') {
    const end = endOfParameter(text, at + 1);
    const parameter = text.slice(at + 1, end);
    const equals = parameter.indexOf('=');
    const key = (equals < 0 ? parameter : parameter.slice(0, equals)).toUpperCase();
    if (equals > 0 && !(key in params)) params[key] = parameter.slice(equals + 1).replaceAll('"', '');
    at = end;
  }
  return text[at] === ':' ? { params, value: text.slice(at + 1) } : null;
}

const NONE: Readonly<Record<string, string>> = {};

/** Where a parameter that begins at `from` ends: at a semicolon or colon outside quotes. */
function endOfParameter(text: string, from: number): number {
  let quoted = false;
  for (let i = from; i < text.length; i += 1) {
    const char = text[i];
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === ';' || char === ':')) return i;
  }
  return text.length;
}

/** Undoes the escapes of a TEXT value (RFC 5545 §3.3.11). */
export function unescapeText(value: string): string {
  if (!value.includes('\\')) return value;
  return value.replace(/\\([\\;,nN])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char));
}

/** Writes a TEXT value so that it reads back the same. Control characters other than line breaks are dropped. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (char) => `\\${char}`)
    .replaceAll('\n', '\\n');
}

/** Folds a content line at 75 octets without cutting a character (RFC 5545 §3.1). */
export function foldLine(line: string, lineBreak: string): string {
  let folded = '';
  let octets = 0;
  for (const char of line) {
    const size = octetsOf(char);
    if (octets + size > 75) {
      folded += `${lineBreak} `;
      octets = 1;
    }
    folded += char;
    octets += size;
  }
  return folded + lineBreak;
}

function octetsOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
