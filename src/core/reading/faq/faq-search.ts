// Which approved answer a question asks for. Silent when unsure: a wrong answer is worse than none.

import type { Language } from '../../../domain/language.ts';
import type { FaqEntry } from '../../../domain/letter.ts';
import type { FaqMatch, Sentence } from '../../../domain/reading.ts';
import { fold, wordsOf } from '../fold.ts';
import { conceptOf } from './faq-concepts.ts';
import { goesAgainst, goesAlong, goesWith, isFiller } from './faq-fillers.ts';
import { type Entry, featuresOf, type Index, indexOf, STEM, tellingWords } from './faq-index.ts';

/** A match must reach this … */
export const THRESHOLD = 0.3;
/** … and lie so far before the next entry. Both were chosen on questions of their own (docs/letters.md). */
export const MARGIN = 0.08;
/** Longer sentences hold more than a question. */
const LONGEST = 40;
/** A question of which every word is accounted for is covered at least so well, however short the approved one is. */
const ACCOUNTED = 0.85;

/** What a sentence asks of the approved answers. */
export interface FaqSearch {
  /** At most one for each of its parts ("horaires et parking ?"); none when one of the parts asks something else. */
  readonly matches: readonly FaqMatch[];
  /** How well the matches account for all of the sentence, 0 … 1: 0 when a part of it asks or tells something else. */
  readonly covered: number;
}

const NOTHING: FaqSearch = { matches: [], covered: 0 };

/** Searches the approved answers for a sentence and for its parts. */
export function faqMatches(sentence: Sentence, faq: readonly FaqEntry[], language: Language): FaqSearch {
  if (faq.length === 0 || wordsOf(sentence.text).length > LONGEST) return NOTHING;
  const whole = chosenOf(faqCandidates(sentence.text, faq, language));
  if (whole !== null) return found([whole], whole.score, sentence);
  const parts = partsOf(sentence.text, language).filter((part) => asksSomething(part, language));
  const chosen = parts.map((part) => chosenOf(faqCandidates(part, faq, language)));
  const matched = chosen.filter((match) => match !== null);
  const open = parts.filter((_, at) => chosen[at] === null);
  if (matched.length === 0 || !open.every((part) => isTold(part))) return NOTHING;
  return found(matched, open.length > 0 ? 0 : Math.min(...matched.map(({ score }) => score)), sentence);
}

function found(matched: readonly Candidate[], score: number, { number }: Sentence): FaqSearch {
  const best = new Map(matched.map((match) => [match.id, match]));
  return {
    matches: [...best.values()].map((match) => ({ sentence: number, faq: match.id, score: match.score })),
    covered: score === 0 ? 0 : Math.max(score, ACCOUNTED),
  };
}

/** Whether a text has a word that says what is asked; "j'ai deux questions" has none. */
export function asksSomething(text: string, language: Language): boolean {
  const words = wordsOf(text);
  const announces = words.some((word) => QUESTION.test(word));
  return words.some((word) => !isFiller(word, language) && !(announces && COUNTS.test(word)));
}

const QUESTION = /^(?:questions?|vra(?:ag|gen|agje)|fragen?|pytani[ea]|preguntas?|domand[ae]|perguntas?)$/;
const COUNTS =
  /^(?:deux|trois|two|three|couple|few|more|twee|drie|zwei|drei|dwa|dwie|trzy|dos|tres|due|tre|duas|\d)$/;

/** An approved answer that a question may ask for. */
export interface Candidate {
  readonly id: string;
  /** How alike question and approved question are, 0 … 1. */
  readonly score: number;
  /** The approved question that is most alike. */
  readonly nearest: string;
  /** Words of the question that no approved question of this answer has: with one of them it is another question. */
  readonly strange: readonly string[];
}

/** All answers that have something in common with a question, best first; those without strange words first of all. */
export function faqCandidates(
  text: string,
  faq: readonly FaqEntry[],
  language: Language,
): readonly Candidate[] {
  const plain = wordsOf(text).join(' ');
  if (OWN_APPOINTMENT.test(plain) || TO_BE_DONE.test(plain)) return [];
  const { entries, weight } = indexOf(faq, language);
  const asked = featuresOf(text, language);
  const about = askedIn(text, language);
  return entries
    .filter((entry) => sharesTopic(entry, about))
    .map((entry) => candidateOf(entry, { text, asked, language, weight }))
    .sort((a, b) => Number(a.strange.length > 0) - Number(b.strange.length > 0) || b.score - a.score);
}

/** The answer that is good enough, without a strange word, and alone so good. */
function chosenOf(candidates: readonly Candidate[]): Candidate | null {
  const [best, second] = candidates.filter(({ strange }) => strange.length === 0);
  if (best === undefined || best.score < THRESHOLD) return null;
  return second !== undefined && best.score - second.score < MARGIN ? null : best;
}

/** A date of one's own is in the agenda, not in an approved answer. */
const OWN_APPOINTMENT =
  /\b(?:mon|mes|notre|nos|my|our|mijn|onze|meine?n?|unser|moj[aey]?|mi|mis|nuestra|mio|miei|mia|nostro|a minha|minha|nossa) (?:\p{L}+ )?(?:rdvs?|rendez|seances?|consultation|appointment|appt|session|booking|slot|afspraak|behandeling|termine?|sitzung|wizyt\p{L}*|cita|sesion|appuntamento|seduta|visita|consulta|sessao)/u;

/** What joins two questions in one sentence. */
const AND: Readonly<Record<Language, string>> = {
  fr: 'et|ou|puis|aussi|ainsi que',
  en: 'and|or|also|plus',
  nl: 'en|of',
  de: 'und|oder|sowie',
  pl: 'i|oraz|a|czy',
  es: 'y|e|o',
  it: 'e|ed|o',
  pt: 'e|ou',
};

/** What the practice shall do for the writer is no question: "pouvez-vous me rembourser ?" */
const TO_BE_DONE =
  /^(?:\p{L}+ ){0,4}(?:(?:pouvez|pourriez|voulez|voudriez) vous (?:me|m|nous) (?!(?:dire|indiquer|preciser|communiquer|confirmer|renseigner|redonner|expliquer|(?:re)?donner (?:l|la|les|vos|votre)|rappeler (?:l|les|vos)|envoyer (?:l|vos|votre)|prendre|recevoir) )|(?:can|could|will|would) you (?:please )?(?!(?:please|tell|let|say|confirm|remind|share|provide|explain|advise|accept|take|(?:give|send) me (?:your|the|directions|some|details|information)|be) ))/u;

/** Said by the way: a statement about oneself. Anything else that stands beside a question is a question, too. */
const TOLD =
  /^(?:(?:bonjour|hello|hi|hallo|hola|ciao|ola|comme|car|puisque|as|since|because|da|weil|omdat|bo|porque|perche) )*(?:je|j|nous|on|c est|ce sera|i|we|it s|it is|this is|ich|wir|es ist|ik|wij|het is|jestem|mam|to|soy|estoy|tengo|es|sono|ho|sou|tenho|e) /;

function isTold(part: string): boolean {
  return TOLD.test(`${wordsOf(part).join(' ')} `) && !/^(?:est|is|puis|can|kann|kan) /.test(fold(part));
}

function partsOf(text: string, language: Language): readonly string[] {
  const joint = new RegExp(`[,;:?!/]|\\s(?:${AND[language]})\\s`, 'iu');
  return text.split(joint).filter((part) => wordsOf(part).length > 0);
}

interface Asked {
  readonly text: string;
  readonly asked: ReadonlySet<string>;
  readonly language: Language;
  readonly weight: Index['weight'];
}

function candidateOf(entry: Entry, { text, asked, language, weight }: Asked): Candidate {
  const scored = entry.variants.map(({ question, features }) => ({
    nearest: question,
    score: similarity(asked, features, weight),
  }));
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  return {
    id: entry.id,
    score: best?.score ?? 0,
    nearest: best?.nearest ?? '',
    strange: [...new Set(wordsOf(text))].filter((word) => isStrange(word, entry, asked, language)),
  };
}

/** Neither a word of the approved questions, nor of their topic, nor one that any question may have. */
function isStrange(
  word: string,
  { words, topics }: Entry,
  asked: ReadonlySet<string>,
  language: Language,
): boolean {
  const topic = conceptOf(word);
  if ([...topics].some((one) => goesAgainst(word, one))) return true;
  if ((topic !== null && topics.has(topic)) || words.has(word.slice(0, STEM))) return false;
  const about = [...topics].filter((one) => asked.has(`topic:${one}`));
  if (about.some((one) => goesWith(word, one))) return false;
  return topic !== null || !isFiller(word, language);
}

/**
 * Topics never cross: a question about parking is never answered by the entry about payment. Without a topic, a telling
 * word must be the same; "combien ?" tells nothing unless the approved question says no more.
 */
function sharesTopic({ chief, words, variants }: Entry, { asked, about, telling }: AskedAbout): boolean {
  if (about.length > 0) return about.some((topic) => chief.has(topic));
  if (asked.some((word) => words.has(word.slice(0, STEM)) && !goesAlong(word))) return true;
  return telling !== '' && variants.some((variant) => variant.telling === telling);
}

/** What is asked, whatever the entry. */
interface AskedAbout {
  readonly asked: readonly string[];
  readonly about: readonly string[];
  readonly telling: string;
}

function askedIn(text: string, language: Language): AskedAbout {
  const asked = wordsOf(text);
  return {
    asked,
    about: asked.map(conceptOf).filter((topic) => topic !== null),
    telling: tellingWords(text, language),
  };
}

/** Harmonic mean of how much of the question the variant covers, and how much of the variant was asked. */
function similarity(
  asked: ReadonlySet<string>,
  grams: ReadonlySet<string>,
  weight: (feature: string) => number,
): number {
  const sum = (features: Iterable<string>) =>
    [...features].reduce((total, feature) => total + weight(feature), 0);
  const shared = sum([...asked].filter((feature) => grams.has(feature)));
  if (shared === 0) return 0;
  const covered = shared / sum(asked);
  const meant = shared / sum(grams);
  return (2 * covered * meant) / (covered + meant);
}
