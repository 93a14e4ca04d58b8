// What a human made of a prepared reply before they sent it from their own mail program.

import type { WordChange } from '../../domain/autonomy.ts';
import type { Frame } from '../../domain/texts.ts';
import { wordDistance } from '../autonomy/word-distance.ts';
import { cutOwnWords } from '../mail/own-words.ts';
import { diffFacts } from './fact-changes.ts';

/**
 * `as-prepared`: every word of it, whatever signature was added. `edited`: other words, the same facts. `other-facts`: a
 * date, a time or a number of it is gone, so that what hangs on it must not be done. `another`: words of their own.
 */
export type Sent = 'as-prepared' | 'edited' | 'other-facts' | 'another';

interface Compared {
  readonly body: string;
  /** The whole text of the sent mail, quotes and all. */
  readonly sent: string;
  /** Lines around the paragraphs: who takes them away changes no fact. */
  readonly frame: Pick<Frame, 'assistantLine' | 'readByLine' | 'greeting' | 'signature'>;
}

/** Share of the prepared words that must still be there for it to be the prepared letter. */
const ENOUGH = 0.5;

/** Compares a prepared letter with what was sent; quoted text never counts. */
export function compareSent({ body, sent, frame }: Compared): Sent {
  const written = withoutQuotes(sent);
  if (flat(written).includes(flat(body))) return 'as-prepared';
  const { assistantLine, readByLine, greeting, signature } = frame;
  const core = [assistantLine, readByLine, greeting, signature].reduce(
    (rest, line) => rest.replace(line, ' '),
    body,
  );
  if (keptShare(core, written) < ENOUGH) return 'another';
  return diffFacts(core, written).some(({ kind }) => kind === 'gone') ? 'other-facts' : 'edited';
}

/**
 * How many words of the prepared letter a human changed, as for one that is edited in the terminal. Quotes don't count,
 * nor what a mail program adds below the letter's own signature.
 */
export function wordsChanged({ body, sent, frame: { signature } }: Compared): WordChange {
  const written = flat(withoutQuotes(sent));
  const end = signature === '' ? -1 : written.indexOf(flat(signature));
  return wordDistance(body, end === -1 ? written : written.slice(0, end + flat(signature).length));
}

/** Signatures stay: the letter's own looks like one. */
function withoutQuotes(text: string): string {
  const { ownWords, cut } = cutOwnWords(text);
  const kept = cut.filter(({ kind }) => kind === 'signature' || kind === 'disclaimer');
  return [ownWords, ...kept.map((part) => part.text)].join('\n');
}

function keptShare(before: string, after: string): number {
  const words = wordsOf(before);
  const left = new Map<string, number>();
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1);
  const kept = words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
  return words.length === 0 ? 0 : kept.length / words.length;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Mail programs break lines anew, and some make of our spaces others. */
function flat(text: string): string {
  return text.replaceAll(/[\s\u00a0\u202f]+/gu, ' ').trim();
}
