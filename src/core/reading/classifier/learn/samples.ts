import { isDanger, LABELS, type Label } from '../../../../domain/reading.ts';
import { isProtected } from '../../labels.ts';
import { type Features, featuresOf } from '../features.ts';
import { GUARD_HEAD, HEADS, RED_HEAD } from '../weights.ts';
import type { WordKinds } from '../word-kinds.ts';
import type { Row } from './corpus.ts';
import { seeded } from './seeded.ts';

/** A sentence with what must be said of it. */
export interface Sample {
  readonly text: string;
  readonly labels: readonly Label[];
  /** A human must read it. */
  readonly guarded: boolean;
  readonly features: Features;
  /** 1 at the heads that should speak. */
  readonly targets: Uint8Array;
}

/** A row of the corpus, ready for learning. */
export function sampleOf({ labels, text }: Pick<Row, 'labels' | 'text'>, kinds: WordKinds): Sample {
  const targets = new Uint8Array(HEADS);
  for (const label of labels) targets[LABELS.indexOf(label)] = 1;
  const guarded = labels.some(isProtected);
  targets[GUARD_HEAD] = guarded ? 1 : 0;
  targets[RED_HEAD] = labels.some(isDanger) ? 1 : 0;
  return { text, labels, guarded, features: featuresOf(text, kinds), targets };
}

/**
 * Sentences that run on, as dictated ones do: two of the given ones without a full stop between. Half of them join
 * plain administration with something a human must read, so that the second half is not overheard.
 */
export function runOns(samples: readonly Sample[], count: number, kinds: WordKinds): readonly Sample[] {
  const next = seeded(count);
  const plain = samples.filter(({ guarded }) => !guarded);
  const guarded = samples.filter((sample) => sample.guarded);
  const pick = (from: readonly Sample[]) => from[Math.floor(next() * from.length)];
  return Array.from({ length: count }, (_, at) => {
    const pair = [pick(plain), pick(at % 2 === 0 ? guarded : plain)];
    const [one, other] = next() < 0.5 ? pair : pair.reverse();
    return one === undefined || other === undefined ? [] : [joined(one, other, kinds)];
  }).flat();
}

function joined(one: Sample, other: Sample, kinds: WordKinds): Sample {
  const start = one.text.replace(/[.!?,\s]+$/, '');
  const text = `${start} ${other.text.slice(0, 1).toLowerCase()}${other.text.slice(1)}`;
  return sampleOf({ labels: [...new Set([...one.labels, ...other.labels])], text }, kinds);
}
