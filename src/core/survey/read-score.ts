// The answer to "from 1 to 5" in a mail: by reply, or by one of the letter's links, whose subject carries the number.

import type { Score } from '../../domain/contact.ts';
import type { Mail } from '../../domain/mail.ts';
import { fold } from '../reading/fold.ts';
import { asScore } from './score.ts';

export interface ScoreRead {
  readonly score: Score;
  /** What else they wrote, at most 500 characters. */
  readonly words: string;
}

const LONGEST = 500;
const BY_LINK = /^\s*(?:re\s*:\s*)?(?:\p{L}+\s+)?([1-5])\b/iu;
/** "4", "4/5", "note : 4", "4 sur 5", "I give 5 out of 5.", and what follows on the same line. */
const IN_LINE = /^\D{0,24}?\b([1-5])(?![\d:.,]\d)\b(?:\s*(?:\/|sur|out of|van|von|z|na|de|su|em)\s*5\b)?/u;
const ONLY_NUMBER = /^[^\p{L}\d]*[1-5](?:\s*(?:\/|sur|out of|van|von|z|na|de|su|em)\s*5)?[^\p{L}\d]*$/u;
const NAMES: readonly (readonly [RegExp, Score])[] = [
  [/^(?:un|one|een|eins|jeden|uno|um)$/, 1],
  [/^(?:deux|two|twee|zwei|dwa|dos|due|dois)$/, 2],
  [/^(?:trois|three|drie|drei|trzy|tres|tre)$/, 3],
  [/^(?:quatre|four|vier|cztery|cuatro|quattro|quatro)$/, 4],
  [/^(?:cinq|five|vijf|funf|piec|cinco|cinque)$/, 5],
];

/** The score of a mail that answers the survey, with the words beside it; null when it gives none, or two. */
export function readScore(
  { subject, ownWords }: Pick<Mail, 'subject' | 'ownWords'>,
  bySubject: boolean,
): ScoreRead | null {
  const [, linked] = bySubject ? (BY_LINK.exec(subject) ?? []) : [];
  const fromLink = linked === undefined ? null : asScore(Number(linked));
  const lines = ownWords.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  const given = filled.filter(isScoreLine).map(scoreIn);
  const scores = new Set([...given, ...(fromLink === null || given.length > 0 ? [] : [fromLink])]);
  const [score, another] = scores;
  const first = score ?? leading(filled);
  if (first === undefined || first === null || another !== undefined) return null;
  const words = filled
    .filter((line) => !isScoreLine(line))
    .join('\n')
    .slice(0, LONGEST);
  return { score: first, words };
}

/** Whether a text is nothing but a score: "4", "4/5", "quatre". */
export function isScoreLine(text: string): boolean {
  return ONLY_NUMBER.test(fold(text)) || named(text) !== null;
}

/** "4, très bien": a score and words on the first line. */
function leading([first = '']: readonly string[]): Score | null {
  const [, digit] = IN_LINE.exec(fold(first)) ?? [];
  const several = (first.match(/\d+/g) ?? []).filter((one) => one !== '5' || one === digit);
  return digit === undefined || new Set(several).size > 1 ? null : asScore(Number(digit));
}

function scoreIn(line: string): Score | null {
  const [digit] = /[1-5]/.exec(line) ?? [];
  return digit === undefined ? named(line) : asScore(Number(digit));
}

function named(text: string): Score | null {
  const word = fold(text).replace(/[^\p{L}]/gu, '');
  return NAMES.find(([name]) => name.test(word))?.[1] ?? null;
}
