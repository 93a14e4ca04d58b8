// What speaks, in a whole mail, for and against its asking for one kind of thing. A sentence alone says less than its
// neighbours do: "vendredi 10h" takes a time in an answer, and wishes for one beside a request.

import {
  LABELS,
  type Label,
  REQUEST_KINDS,
  type ReadSentence,
  type RequestKind,
} from '../../../domain/reading.ts';
import { isProtected } from '../labels.ts';
import { timesNamed } from './times-named.ts';

export type Chances = Readonly<Partial<Record<Label, number>>>;

/** A mail as the second look sees it. */
export interface LookedAt {
  readonly sentences: readonly ReadSentence[];
  /** The classifier's probabilities by sentence number; none where a pattern spoke. */
  readonly chances: ReadonlyMap<number, Chances>;
  /** What was understood so far. */
  readonly asked: readonly RequestKind[];
  /** It answers a letter of ours. */
  readonly reply: boolean;
}

/** Numbers for one kind: `shared` are weighed alike for all kinds, `own` by the kind's own weights. */
export interface KindSigns {
  readonly shared: readonly number[];
  readonly own: readonly number[];
  /** The sentence that speaks for it most. */
  readonly sentence: number;
}

/** How probable a label is that a pattern gave, or did not give. */
const SAID = 0.97;
const UNSAID = 0.01;
/** Chances nearer to 0 or 1 say nothing more. */
const EDGE = 0.004;
/** What a subject says of a kind that is not there. */
const FAINT = 0.02;

/** The kinds that are looked at: all but "nothing", which is the absence of the others. */
export const LOOKED_AT: readonly RequestKind[] = REQUEST_KINDS.filter((kind) => kind !== 'none');

/** The signs of every kind that is looked at, in the order of `LOOKED_AT`; empty for a mail without sentences. */
export function kindSigns(mail: LookedAt): readonly KindSigns[] {
  if (mail.sentences.length === 0) return [];
  const chancesOf = mail.sentences.map((sentence) => chancesIn(sentence, mail.chances));
  const heard = LABELS.map((label) => Math.max(...chancesOf.map((chance) => chance(label))));
  const about = aboutOf(mail);
  return LOOKED_AT.map((kind) => signsOf(kind, mail, { chancesOf, heard, about }));
}

/** More times named than this say nothing more. */
const MANY_TIMES = 4;

/** What is alike for all kinds, and speaks for one kind and against another. */
function aboutOf({ sentences, reply }: LookedAt): readonly number[] {
  const named = sentences.reduce((sum, { text }) => sum + timesNamed(text), 0);
  const times = Math.min(named, MANY_TIMES);
  const asks = sentences.some(({ text }) => text.includes('?'));
  return [times, reply ? times : 0, Number(asks), Math.log(sentences.length)];
}

type Chance = (label: Label) => number;

function chancesIn({ number, labels }: ReadSentence, chances: LookedAt['chances']): Chance {
  const known = chances.get(number);
  if (known !== undefined && Object.keys(known).length > 0) return (label) => known[label] ?? 0;
  return (label) => (labels.includes(label) ? SAID : UNSAID);
}

interface Heard {
  readonly chancesOf: readonly Chance[];
  /** The highest chance of each label in any sentence. */
  readonly heard: readonly number[];
  readonly about: readonly number[];
}

function signsOf(
  kind: RequestKind,
  { sentences, asked, reply }: LookedAt,
  { chancesOf, heard, about }: Heard,
): KindSigns {
  const own = chancesOf.map((chance) => chance(kind));
  const [best = 0, second = UNSAID] = own.toSorted((a, b) => b - a);
  const at = own.indexOf(best);
  const { text, number } = sentences[at] ?? { text: '', number: 0 };
  const others = LOOKED_AT.filter((other) => other !== kind);
  const beside = Math.max(...others.map((other) => chancesOf[at]?.(other) ?? 0));
  const elsewhere = Math.max(...others.map((other) => heard[LABELS.indexOf(other)] ?? 0));
  const { sure, guessed } = standing(kind, sentences);
  const is = asked.includes(kind);
  const titled = sentences[0]?.number === 0;
  return {
    sentence: number,
    shared: [
      odds(best),
      odds(second),
      odds(beside),
      odds(elsewhere),
      ...[is, sure, guessed && !sure, is && !sure && !guessed, reply, number === 0, text.includes('?')].map(
        Number,
      ),
      Math.log(1 + sentences.length),
      Math.log(1 + text.length),
      Number(asked.length > 1),
      Number(asked.length === 0),
      is ? odds(best) : 0,
      is ? asked.length : 0,
      odds(1 - own.reduce((none, chance) => none * (1 - chance), 1)),
      Math.log(FAINT + own.reduce((sum, chance) => sum + chance, 0)),
      odds(titled ? (own[0] ?? 0) : FAINT),
      Number(titled),
    ],
    own: [1, Number(is), Number(is && reply), odds(best), ...heard, ...about],
  };
}

/** Whether a sentence says it for certain, or only perhaps. */
function standing(kind: RequestKind, sentences: readonly ReadSentence[]) {
  const saying = sentences.filter(({ labels }) => labels.includes(kind));
  return {
    sure: saying.some(({ labels }) => !labels.some((label) => label !== kind && isProtected(label))),
    guessed: saying.length > 0,
  };
}

function odds(chance: number): number {
  const kept = Math.min(Math.max(chance, EDGE), 1 - EDGE);
  return Math.log(kept / (1 - kept));
}
