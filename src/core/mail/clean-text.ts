/**
 * Characters that a reader does not see but a program would: zero-width and bidirectional marks, soft hyphens,
 * Unicode tags and the second set of variation selectors. Text hidden in them must have no effect.
 */
const UNSEEN =
  /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

/** One line as a human sees it: no control, hidden or direction-changing characters, single spaces. */
export function cleanLine(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/[\x00-\x1f\x7f-\x9f\s]+/g, ' ')
    .trim();
}

/** A body as a human sees it: `\n` line ends, no control or hidden characters. */
export function cleanBody(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(UNSEEN, '')
    .replace(CONTROLS, '');
}
