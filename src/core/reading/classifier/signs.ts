import { LABELS, type Label } from '../../../domain/reading.ts';
import { isProtected } from '../labels.ts';
import type { Features } from './features.ts';
import type { KeyTable } from './key-table.ts';
import type { Points } from './points.ts';
import { GUARD_HEAD, IN_ADMINISTRATION, OFTEN_IN_ADMINISTRATION } from './weights.ts';
import { isPlainKind } from './word-kinds.ts';

const GUARDED_HEADS = headsThat(isProtected);
const PLAIN_HEADS = headsThat((label) => !isProtected(label));
/** Points beyond say nothing more. */
const FLOOR = -6;

/**
 * What speaks for and against "this is administration and nothing else", in a fixed order: the guard and the labels
 * over the whole sentence and over its worst window, words that no administrative sentence had, and its length.
 */
export function signsOf(features: Features, points: Points, marks: KeyTable): readonly number[] {
  const { whole, windows } = points;
  const { unseen, rare } = newWords(features, marks);
  const length = features.tokens.length;
  return [
    whole[GUARD_HEAD] ?? 0,
    Math.max(...windows.map((window) => window[GUARD_HEAD] ?? 0)),
    Math.max(...windows.map((window) => highest(window, GUARDED_HEADS))),
    Math.min(...windows.map((window) => highest(window, PLAIN_HEADS))),
    highest(whole, GUARDED_HEADS),
    highest(whole, PLAIN_HEADS),
    unseen,
    rare,
    Math.log(1 + length),
    unseen / Math.max(1, length),
    ...GUARDED_HEADS.map((head) => Math.max(FLOOR, whole[head] ?? 0)),
  ];
}

/** Words that no administrative sentence and no administrative list has; names and numbers don't count. */
function newWords({ tokens, words, kinds }: Features, marks: KeyTable): { unseen: number; rare: number } {
  let unseen = 0;
  let rare = 0;
  tokens.forEach(({ text, nameLike }, at) => {
    if (nameLike || text.startsWith('<') || kinds[at]?.some(isPlainKind)) return;
    const mark = marks.get(words[at]?.[0] ?? 0) ?? 0;
    if ((mark & IN_ADMINISTRATION) === 0) unseen += 1;
    if ((mark & OFTEN_IN_ADMINISTRATION) === 0) rare += 1;
  });
  return { unseen, rare };
}

function highest(points: Float64Array, heads: readonly number[]): number {
  return Math.max(...heads.map((head) => points[head] ?? 0));
}

function headsThat(holds: (label: Label) => boolean): readonly number[] {
  return LABELS.flatMap((label, head) => (holds(label) ? [head] : []));
}
