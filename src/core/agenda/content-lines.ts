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

/** All content lines of a text. A byte order mark, blank lines and all three kinds of line break are accepted. */
export function contentLines(text: string): readonly ContentLine[] {
  const lines: ContentLine[] = [];
  const breaks = /\r\n|\n|\r/g;
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let number = 1;
  let last: { name: string; text: string; from: number; to: number; line: number } | null = null;
  while (from < text.length) {
    breaks.lastIndex = from;
    const found = breaks.exec(text);
    const end = found === null ? text.length : found.index;
    const to = found === null ? text.length : breaks.lastIndex;
    const first = text.charCodeAt(from);
    if (last !== null && (first === 32 || first === 9)) {
      last.text += text.slice(from + 1, end);
      last.name = nameOf(last.text);
      last.to = to;
    } else if (end > from) {
      const content = text.slice(from, end);
      last = { name: nameOf(content), text: content, from, to, line: number };
      lines.push(last);
    }
    from = to;
    number += 1;
  }
  return lines;
}

function nameOf(line: string): string {
  for (let i = 0; i < line.length; i += 1) {
    const code = line.charCodeAt(i);
    if (code === 58 || code === 59) return line.slice(0, i).toUpperCase();
  }
  return line.toUpperCase();
}

/** Takes a content line apart; null when it has no value. */
export function propertyOf(line: ContentLine): Property | null {
  const text = line.text;
  const params: Record<string, string> = {};
  let at = line.name.length;
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
