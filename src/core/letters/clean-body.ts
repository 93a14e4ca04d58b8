// What a text must lose before it travels: nothing that a reader would see.

/** Control characters but tab and line feed, and what turns the direction of writing (no language of ours needs it). */
const UNSEEN = /(?![\n\t])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The text as both parts of the letter say it: lines ended by LF, without spaces at their end. */
export function cleanBody(text: string): string {
  return text.replaceAll(/\r\n?/gu, '\n').replaceAll(UNSEEN, '').replaceAll(/ +$/gmu, '');
}
