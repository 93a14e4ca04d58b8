// What a mail asks, seen once more as a whole. Only for mails that a human reads first anyway: it makes their draft
// better, and can neither let a mail go nor hold one back.

import type { Label, ReadSentence, Request, RequestKind } from '../../../domain/reading.ts';
import { TAKES_WISHES } from '../times/request-times.ts';
import { kindSigns, LOOKED_AT, type LookedAt } from './kind-signs.ts';
import { type KindWeights, kindChance } from './kind-weights.ts';

/** From this probability on a mail asks for it; the best for F1 on mails that were left out of learning. */
const ASKED = 0.34;

/** Below this, not even a time that is named with it says that a mail asks for it. */
const NOT_AT_ALL = 0.03;

/** A "stop" is obeyed whoever heard it, and none is made up; nor is a yes, or a time taken, that nobody said. */
const NEVER_UNSAID: ReadonlySet<RequestKind> = new Set<RequestKind>(['stop']);
const NEVER_SUPPOSED: ReadonlySet<RequestKind> = new Set<RequestKind>([
  'stop',
  'thanks',
  'confirm',
  'choose',
]);

/** They say themselves what a mail wants: a person reads, and nothing else is supposed beside them. */
const SPEAKS_ALONE: ReadonlySet<Label> = new Set<Label>(['clinical', 'complaint', 'third']);

/** A cancellation that is moved is a move, and the other way round: the likelier of the two is meant. */
const EITHER_OR: readonly (readonly RequestKind[])[] = [
  ['cancel', 'move'],
  ['book', 'move'],
  ['book', 'series'],
  ['book', 'earlier'],
  ['book', 'home'],
  ['choose', 'confirm'],
];

interface Looked extends Omit<LookedAt, 'asked'> {
  readonly requests: readonly Request[];
  readonly weights: KindWeights;
  /** Requests of sentences, with their times. */
  readonly requestsOf: (sentences: readonly ReadSentence[]) => readonly Request[];
}

/** The requests without those that the whole mail speaks against, and with those that it speaks for. */
export function secondLook(looked: Looked): readonly Request[] {
  const { requests, sentences, weights } = looked;
  const signs = kindSigns({ ...looked, asked: requests.map(({ kind }) => kind) });
  const chances = new Map(
    LOOKED_AT.flatMap((kind, at) => {
      const sign = signs[at];
      const chance = sign === undefined ? null : kindChance(kind, sign, weights);
      return sign === undefined || chance === null
        ? []
        : [[kind, { chance, sentence: sign.sentence }] as const];
    }),
  );
  const chanceOf = (kind: RequestKind) => chances.get(kind)?.chance ?? 1;
  const has = new Set(requests.map(({ kind }) => kind));
  const alone = sentences.some(({ labels }) => labels.some((label) => SPEAKS_ALONE.has(label)));
  const never = (kind: RequestKind) =>
    NEVER_UNSAID.has(kind) || (kind === 'third' && isLikely('third', looked.chances));
  const mayBe = (kind: RequestKind) => has.has(kind) || (!alone && !NEVER_SUPPOSED.has(kind));
  const asks = (kind: RequestKind) =>
    chanceOf(kind) >= ASKED &&
    !rivalsOf(kind).some((rival) => mayBe(rival) && chanceOf(rival) > chanceOf(kind));
  const missing = [...chances].filter(([kind]) => !has.has(kind) && mayBe(kind) && asks(kind));
  const places = new Map(missing.map(([kind, { sentence }]) => [sentence, kind]));
  const heard = sentences.map((sentence) => {
    const kind = places.get(sentence.number);
    return kind === undefined ? sentence : { ...sentence, labels: [...new Set([...sentence.labels, kind])] };
  });
  const all = missing.length === 0 ? requests : looked.requestsOf(heard);
  return kept(
    all.filter(({ kind }) => kind === 'none' || never(kind) || chanceOf(kind) >= NOT_AT_ALL),
    (kind) => never(kind) || asks(kind),
    (kind) =>
      kind !== 'choose' || looked.reply ? kind : chanceOf('move') > chanceOf('book') ? 'move' : 'book',
  );
}

/** Who more likely than not writes of somebody else stays a third party. */
function isLikely(label: Label, chances: LookedAt['chances']): boolean {
  return [...chances.values()].some((chance) => (chance[label] ?? 0) >= LIKELY);
}

const LIKELY = 0.5;

/** The kinds that the same words may ask for instead. */
function rivalsOf(kind: RequestKind): readonly RequestKind[] {
  return EITHER_OR.filter((pair) => pair.includes(kind)).flatMap((pair) =>
    pair.filter((one) => one !== kind),
  );
}

/**
 * What stays; the times of what goes are the wishes of what stays, and a time alone is never thrown away: nobody takes an
 * offered time in a first mail, so it is wished for then (`timed`).
 */
function kept(
  requests: readonly Request[],
  stays: (kind: RequestKind) => boolean,
  timed: (kind: RequestKind) => RequestKind,
): readonly Request[] {
  const left = requests.filter(({ kind }) => kind === 'none' || stays(kind));
  const gone = requests.filter((request) => !left.includes(request));
  const times = gone.filter(({ wishes }) => wishes.length > 0);
  const taker = left.find(({ kind, wishes }) => TAKES_WISHES.has(kind) && wishes.length === 0);
  const [first] = times;
  if (first === undefined) return left;
  if (taker === undefined)
    return requests.flatMap((request) => {
      if (left.includes(request)) return [request];
      const kind = timed(request.kind);
      const known = left.some((one) => one.kind === kind);
      return times.includes(request) ? [known ? request : { ...request, kind }] : [];
    });
  return left.map((request) => (request === taker ? { ...request, wishes: first.wishes } : request));
}
