// What may be written to a terminal: it obeys control characters, and a title of an agenda, a name of a patient list or
// a server's sentence may hold some (ECMA-48, xterm).

/** The colours of this program, as `styleText` writes them; every other sequence is somebody else's. */
const TONES = /\u001b\[(?:1|2|22|31|32|33|39)m/;
/** Control characters but tab and line feed, and what turns the direction of writing. */
const OBEYED = /(?![\n\t])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const EITHER = new RegExp(`${TONES.source}|${OBEYED.source}`, 'gu');

/** The text with nothing in it that a terminal would obey, but for the colours of the program. */
export function terminalText(text: string): string {
  return text.replace(EITHER, (found) => (found.length > 1 ? found : ''));
}

/** JSON in which every character that a terminal would obey is written as an escape (RFC 8259 §7). */
export function terminalJson(value: unknown): string {
  return JSON.stringify(value).replace(
    OBEYED,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
