import type { Language } from '../../../domain/language.ts';
import { isDanger, LABELS, type Label } from '../../../domain/reading.ts';
import { isProtected } from '../labels.ts';
import { byLabel, type Chance, isHeard, isUnsuspected, probabilityOf } from './chances.ts';
import { type Features, featuresOf } from './features.ts';
import type { FirstLook } from './first-look.ts';
import { type Linear, pointsOf } from './points.ts';
import { signsOf } from './signs.ts';
import { GUARD_HEAD, HEADS, type Judge, OFTEN, RED_HEAD, type Weights } from './weights.ts';
import { isTopic, WORD_KINDS, type WordKind } from './word-kinds.ts';

/** The weights at hand; a language without any is met with silence. */
export type WeightsByLanguage = Partial<Readonly<Record<Language, Weights>>>;

/** What the trained reader says of one sentence. */
export interface Labelling {
  /** Only those it is sure of, most probable first; `unknown` when a human must read it and it can't say why. */
  readonly labels: readonly Label[];
  /** Every part of the sentence is accounted for as administration or courtesy, and nothing smells of more. */
  readonly explained: boolean;
  /** The emergency it is sure of, by whatever name is likeliest. */
  readonly danger: Label | null;
  /** Calibrated probability of an emergency of any kind, 0 … 1. */
  readonly red: number;
  /** Calibrated probability of every label; empty when silent. */
  readonly p: Readonly<Partial<Record<Label, number>>>;
  /** Of the whole sentence; null when silent. */
  readonly first: FirstLook | null;
}

const SILENCE: Labelling = { labels: [], explained: false, danger: null, red: 0, p: {}, first: null };
/** Share of words never met from which a text is taken for another language, and how many words that takes. */
const STRANGE = 0.7;
const FEW_WORDS = 3;
const GREETING = WORD_KINDS.indexOf('greeting');
const NAME = WORD_KINDS.indexOf('name');
const PREGNANCY = WORD_KINDS.indexOf('pregnancy');
/** Log odds of what cannot be. */
const NEVER = -7;
/** Characters. Longer "sentences" are not read: no one writes them by hand. */
const LONGEST = 600;

/**
 * Labels a sentence as typed. Silent for a language without weights or another one, for no words and for endless
 * ones. What follows "Bonjour" is read once more by itself, lest a greeting that is understood speak for a request
 * that is not.
 */
export function labelsOf(sentence: string, language: Language, weights: WeightsByLanguage): Labelling {
  const known = weights[language];
  if (known === undefined || sentence.length > LONGEST) return SILENCE;
  const composed = sentence.normalize('NFC');
  const whole = read(composed, known);
  if (whole === null) return SILENCE;
  const rest = afterGreeting(composed, whole.features);
  const after = rest === null ? null : read(rest, known);
  const explained = whole.innocent && (rest === null ? whole.heard : after?.innocent === true && after.heard);
  const labels = [...new Set([...(after?.labels ?? []), ...whole.labels])];
  return {
    labels,
    explained,
    danger: labels.find(isDanger) ?? null,
    red: Math.max(whole.red, after?.red ?? 0),
    p: byLabel(whole.chances),
    first: whole.first,
  };
}

interface Read {
  readonly features: Features;
  readonly chances: readonly Chance[];
  readonly labels: readonly Label[];
  readonly red: number;
  /** Nothing in it smells of more than administration. */
  readonly innocent: boolean;
  /** What it wants is certain. */
  readonly heard: boolean;
  readonly first: FirstLook;
}

function read(sentence: string, known: Weights): Read | null {
  const features = featuresOf(sentence, known.kinds);
  if (features.tokens.length === 0 || isStrange(features, known)) return null;
  const { head, words } = known;
  const points = pointsOf(features, linearOf(known));
  const odds = Array.from(points.whole, (own, place) => oddsOf(own, place, features, known));
  const isSure = (place: number) => probabilityOf(odds[place] ?? NEVER) >= (head.sure[place] ?? 1);
  const chances = chancesOf(odds, head.sure);
  const sure = chances.filter((chance) => chance.sure).map(({ label }) => label);
  const alarm = isSure(RED_HEAD) && !sure.some(isDanger) ? likeliestDanger(chances) : [];
  // A human must read it for certain, for whatever reason.
  const warned = isSure(GUARD_HEAD) && ![...sure, ...alarm].some(isProtected);
  const signs = signsOf(features, points, words);
  const above = verdict(signs, head.judge) - head.judge.limit;
  return {
    features,
    chances,
    red: probabilityOf(odds[RED_HEAD] ?? NEVER),
    labels: [...alarm, ...sure, ...(warned ? (['unknown'] as const) : [])],
    innocent: !warned && above <= 0 && isUnsuspected(chances),
    heard: isHeard(chances),
    first: { odds, signs, above },
  };
}

/** Calibrated log odds of a head, from its points. */
function oddsOf(points: number, place: number, features: Features, { head }: Weights): number {
  const label = LABELS[place];
  if (label !== undefined && !mayBe(label, features)) return NEVER;
  const [slope, offset] = head.calibration[place] ?? [1, 0];
  return slope * points + offset;
}

/** Every label, the likeliest first; `sure`: the probability from which each is. */
function chancesOf(odds: readonly number[], sure: readonly number[]): readonly Chance[] {
  return LABELS.map((label, place): Chance => {
    const own = odds[place] ?? NEVER;
    const p = own === NEVER ? 0 : probabilityOf(own);
    return { label, p, sure: p >= (sure[place] ?? 1) };
  }).sort((one, other) => other.p - one.p);
}

/** An emergency of a pregnancy is none of whoever has no word of one. */
function mayBe(label: Label, { kinds }: Features): boolean {
  return label !== 'danger-maternity' || kinds.some((own) => own.includes(PREGNANCY));
}

/** Hardly a word is known: another language, or none. Nothing may be concluded from its letters. */
function isStrange({ tokens, words, kinds }: Features, known: Weights): boolean {
  const strange = tokens.filter(({ text }, at) => {
    const met = known.words.has(words[at]?.[0] ?? 0) || kinds[at]?.some(isTopic) === true;
    return !met && !text.startsWith('<');
  });
  const said = tokens.filter(({ text }) => text !== EMOJI).length;
  return said >= FEW_WORDS && strange.length > said * STRANGE;
}

/** A picture says nothing of the language. */
const EMOJI = '<emoji>';

function afterGreeting(sentence: string, { tokens, kinds }: Features): string | null {
  if (kinds[0]?.includes(GREETING) !== true) return null;
  const place = tokens.findIndex(({ nameLike }, at) => !nameLike && !kinds[at]?.some(isSalutation));
  const next = tokens[place];
  return place > 0 && next !== undefined ? sentence.slice(next.start) : null;
}

function isSalutation(kind: WordKind): boolean {
  return kind === GREETING || kind === NAME;
}

/** The weights as the scoring wants them. */
function linearOf({ head, places, rows, words }: Weights): Linear {
  return {
    heads: HEADS,
    rowOf: (feature) => places.get(feature),
    rows,
    steps: head.steps,
    biases: head.biases,
    knows: (word) => ((words.get(word) ?? 0) & OFTEN) !== 0,
  };
}

/** Points of the judge; the higher, the less it is mere administration. */
export function verdict(signs: readonly number[], { means, spreads, weights, bias }: Judge): number {
  return signs.reduce(
    (sum, sign, at) => sum + ((sign - (means[at] ?? 0)) / (spreads[at] ?? 1)) * (weights[at] ?? 0),
    bias,
  );
}

/** Which emergency it is, when it is certain that it is one. */
function likeliestDanger(chances: readonly Chance[]): readonly Label[] {
  return chances
    .map(({ label }) => label)
    .filter(isDanger)
    .slice(0, 1);
}
