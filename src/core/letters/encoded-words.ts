// Header values in ASCII: encoded words (RFC 2047), folded (RFC 5322 §2.2.3).

/** Characters of a header line before it is folded. */
const WIDTH = 76;
/** Bytes of UTF-8 in one encoded word: base64 of 45 bytes and its frame stay under 75 characters (RFC 2047 §2). */
const WORD_BYTES = 45;
const PLAIN = /^[\x20-\x7e]*$/u;

/** An unstructured value (Subject) for a header field whose name is given: encoded where it must be, folded. */
export function encodedText(name: string, value: string): string {
  const text = oneLine(value);
  const fits = name.length + 2 + text.length <= WIDTH;
  return PLAIN.test(text) && !text.includes('=?') && fits ? text : encodedWords(text);
}

/** A display name before an address (RFC 5322 §3.4): atoms as they are, else quoted, else encoded. */
export function encodedName(value: string): string {
  const text = oneLine(value);
  if (!PLAIN.test(text) || text.includes('=?') || text.length > WIDTH - 10) return encodedWords(text);
  return /^[\w!#$%&'*+/=?^`{|}~ -]*$/u.test(text) ? text : `"${text.replaceAll(/(["\\])/gu, '\\$1')}"`;
}

/** One line without control characters: no header can be begun inside a value, and none reads backwards. */
export function oneLine(value: string): string {
  return value
    .replaceAll(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu, '')
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

function encodedWords(text: string): string {
  return byBytes(text, WORD_BYTES)
    .map((chunk) => `=?UTF-8?B?${Buffer.from(chunk, 'utf8').toString('base64')}?=`)
    .join('\r\n ');
}

/** Cuts between characters, never inside one. */
function byBytes(text: string, limit: number): readonly string[] {
  const chunks: string[] = [];
  let chunk = '';
  for (const character of text) {
    if (Buffer.byteLength(chunk + character, 'utf8') > limit) {
      chunks.push(chunk);
      chunk = '';
    }
    chunk += character;
  }
  return [...chunks, chunk];
}
