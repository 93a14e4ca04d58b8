import { isDanger, LABELS, type Label } from '../../../domain/reading.ts';
import { byLabel, type Chance, isHeard, isUnsuspected, probabilityOf } from '../classifier/chances.ts';
import { type MailOfSentences, neighbourSigns, oddsAlone } from './neighbour-signs.ts';
import type { NeighbourWeights } from './neighbour-weights.ts';
import { answerOf, EMERGENCY, FIRST_LABEL, FOR_PERSON, levelled } from './net.ts';

/** What a sentence is in its mail. */
export interface InItsMail {
  /** Nothing in it smells of more than administration. */
  readonly calm: boolean;
  /** Labels that are sure, the likeliest first. */
  readonly labels: readonly Label[];
  /** It says something for certain, and asks nothing that is merely likely. */
  readonly heard: boolean;
  /** The emergency it tells of, by its likeliest name; null when that is not certain. */
  readonly alarm: Label | null;
  /** Probability of every label, 0 … 1. */
  readonly p: Readonly<Partial<Record<Label, number>>>;
}

/** Every sentence read beside the others; null for one of which the classifier knew nothing. */
export function besideNeighbours(
  mail: MailOfSentences,
  { net, limit, alarm, sure }: NeighbourWeights,
): readonly (InItsMail | null)[] {
  return neighbourSigns(mail).map((signs) => {
    if (signs === null) return null;
    const { odds } = answerOf(levelled(signs, net), oddsAlone(signs), net);
    const chances = LABELS.map((label, at): Chance => {
      const own = odds[FIRST_LABEL + at] ?? 0;
      return { label, p: probabilityOf(own), sure: own >= (sure[at] ?? Number.POSITIVE_INFINITY) };
    }).sort((one, other) => other.p - one.p);
    return {
      calm: (odds[FOR_PERSON] ?? 0) <= limit && isUnsuspected(chances),
      labels: chances.filter((chance) => chance.sure).map(({ label }) => label),
      heard: isHeard(chances),
      alarm:
        loudestEmergency(odds) >= alarm
          ? (chances.find(({ label }) => isDanger(label))?.label ?? null)
          : null,
      p: byLabel(chances),
    };
  });
}

/** Log odds of an emergency, by whatever name. */
export function loudestEmergency(odds: ArrayLike<number>): number {
  const named = LABELS.map((label, at) =>
    isDanger(label) ? (odds[FIRST_LABEL + at] ?? 0) : Number.NEGATIVE_INFINITY,
  );
  return Math.max(odds[EMERGENCY] ?? 0, ...named);
}
