import { isDanger, LABELS, type Label, REQUEST_KINDS } from '../../../domain/reading.ts';
import { isProtected } from '../labels.ts';
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

/** From this probability on a guarded label keeps a sentence from being calm. */
const SUSPICION = 0.25;
/** A sentence without a sure request must not look like one more than this. */
const PERHAPS = 0.3;
const REMARKS: ReadonlySet<Label> = new Set<Label>(['thanks', 'none']);

/** Every sentence read beside the others; null for one of which the classifier knew nothing. */
export function besideNeighbours(
  mail: MailOfSentences,
  { net, limit, alarm, sure }: NeighbourWeights,
): readonly (InItsMail | null)[] {
  return neighbourSigns(mail).map((signs) => {
    if (signs === null) return null;
    const { odds } = answerOf(levelled(signs, net), oddsAlone(signs), net);
    const chances = LABELS.map((label, at) => ({
      label,
      p: probability(odds[FIRST_LABEL + at] ?? 0),
      sure: (odds[FIRST_LABEL + at] ?? 0) >= (sure[at] ?? Number.POSITIVE_INFINITY),
    })).sort((one, other) => other.p - one.p);
    const asked = chances.filter(({ label }) => isRequest(label));
    const certain = chances.filter((chance) => chance.sure);
    return {
      calm:
        (odds[FOR_PERSON] ?? 0) <= limit &&
        chances.every(({ label, p }) => !isProtected(label) || p < SUSPICION),
      labels: certain.map(({ label }) => label),
      heard: asked.some((one) => one.sure) || (certain.length > 0 && asked.every(({ p }) => p < PERHAPS)),
      alarm:
        loudestEmergency(odds) >= alarm
          ? (chances.find(({ label }) => isDanger(label))?.label ?? null)
          : null,
      p: Object.fromEntries(chances.map(({ label, p }) => [label, p])),
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

function isRequest(label: Label): boolean {
  return (REQUEST_KINDS as readonly Label[]).includes(label) && !REMARKS.has(label);
}

function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
