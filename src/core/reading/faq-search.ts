// Which approved answer a question asks for. Silent when unsure: a wrong answer is worse than none.

import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { FaqEntry } from '../../domain/letter.ts';
import type { FaqMatch, Sentence } from '../../domain/reading.ts';
import { conceptOf } from './faq-concepts.ts';
import { wordsOf } from './fold.ts';

/** A match must reach this … */
const THRESHOLD = 0.5;
/** … and lie so far before the next entry. */
const MARGIN = 0.08;
/** Longer sentences hold more than a question. */
const LONGEST = 40;

/** What a sentence asks of the approved answers. */
export interface FaqSearch {
  /** At most one for each of its parts ("horaires et parking ?"). */
  readonly matches: readonly FaqMatch[];
  /** How well the matches account for all of the sentence, 0 … 1: 0 when a part of it asks or tells something else. */
  readonly covered: number;
}

const NOTHING: FaqSearch = { matches: [], covered: 0 };

/** Searches the approved answers for a sentence and for its parts. */
export function faqMatches(sentence: Sentence, faq: readonly FaqEntry[], language: Language): FaqSearch {
  if (faq.length === 0 || wordsOf(sentence.text).length > LONGEST) return NOTHING;
  const searched = indexOf(faq, language);
  const whole = bestOf(sentence.text, searched);
  const parts = partsOf(sentence.text);
  const ofParts = parts.length > 1 ? parts.map((part) => bestOf(part, searched)) : [];
  const several = ofParts.filter((match) => match !== null);
  const apart = whole === null || new Set(several.map(({ faq: id }) => id)).size > 1;
  const found = new Map((apart ? several : [whole]).map((match) => [match.faq, match]));
  const everyPart = several.length > 0 && several.length === parts.length;
  return {
    matches: [...found.values()].map(({ faq: id, score }) => ({ sentence: sentence.number, faq: id, score })),
    covered: Math.max(whole?.score ?? 0, everyPart ? Math.min(...several.map(({ score }) => score)) : 0),
  };
}

const PART = /[,;?!/]|\s(?:et|and|en|und|oraz|i|y|e|plus|puis|aussi|also|sowie)\s/iu;

function partsOf(text: string): readonly string[] {
  return text.split(PART).filter((part) => wordsOf(part).length > 0);
}

interface Variant {
  readonly id: string;
  readonly grams: ReadonlySet<string>;
}

interface Index {
  readonly variants: readonly Variant[];
  /** How telling a feature is: it stands in few entries. */
  readonly weight: (feature: string) => number;
}

const indexes = new WeakMap<readonly FaqEntry[], Map<Language, Index>>();

function indexOf(faq: readonly FaqEntry[], language: Language): Index {
  const known = indexes.get(faq)?.get(language);
  if (known !== undefined) return known;
  const index = makeIndex(faq, language);
  indexes.set(faq, (indexes.get(faq) ?? new Map<Language, Index>()).set(language, index));
  return index;
}

/** Every language of an entry is searched: a practice may have written the question in one only. */
function makeIndex(faq: readonly FaqEntry[], language: Language): Index {
  const ordered = [language, ...LANGUAGES.filter((other) => other !== language)];
  const variants = faq.flatMap(({ id, questions }) =>
    ordered.flatMap((one) => (questions[one] ?? []).map((question) => ({ id, grams: featuresOf(question) }))),
  );
  const entries = new Map<string, Set<string>>();
  for (const { id, grams } of variants) {
    for (const gram of grams) entries.set(gram, (entries.get(gram) ?? new Set()).add(id));
  }
  const weight = (feature: string) =>
    Math.log(1 + faq.length / (entries.get(feature)?.size ?? 0.5)) * kindWeight(feature);
  return { variants, weight };
}

function kindWeight(feature: string): number {
  if (feature.startsWith('topic:')) return 3;
  return feature.startsWith('word:') ? 1.5 : 0.35;
}

/** The best entry for a piece of text, when it is good enough and alone so good. */
function bestOf(text: string, { variants, weight }: Index): { faq: string; score: number } | null {
  const asked = featuresOf(text);
  const scores = new Map<string, number>();
  for (const { id, grams } of variants) {
    if (sharesTopic(asked, grams))
      scores.set(id, Math.max(scores.get(id) ?? 0, similarity(asked, grams, weight)));
  }
  const [best, second] = [...scores.entries()].sort(([, a], [, b]) => b - a);
  if (best === undefined || best[1] < THRESHOLD || best[1] - (second?.[1] ?? 0) < MARGIN) return null;
  return { faq: best[0], score: best[1] };
}

/** Topics never cross: a question about parking is never answered by the entry about payment. */
function sharesTopic(asked: ReadonlySet<string>, grams: ReadonlySet<string>): boolean {
  const topics = [...asked].filter((feature) => feature.startsWith('topic:'));
  if (topics.length > 0) return topics.some((topic) => grams.has(topic));
  return [...asked].some((feature) => feature.startsWith('word:') && grams.has(feature));
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

const STOPWORDS = new Set(
  (
    'je tu il elle nous vous ils on me te se ma mon mes votre vos notre nos le la les l un une des du de d au aux a et ou mais donc que qu qui quoi est ce c sont suis es ai as avez avons peut peux peuvent pouvez pourriez faut dois doit il y en ne pas plus pour par sur dans avec sans chez bonjour bonsoir merci svp stp s j n m t si est etre avoir fait faites savoir connaitre voulais voudrais aimerais souhaite souhaiterais dire donner possible question cabinet seance seances rdv rendez rendezvous consultation consultations petite quelle quel quels quelles vers tres aussi encore cote places place prenez prendre ' +
    'i you he she it we they my your our the a an and or but do does did is are am be can could would will to of in on at for with from by what which there have has any please hi hello thanks ask know possible practice appointment session ' +
    'ik u jij je wij de het een en of is zijn kan kunt moet heb heeft voor van op in te bij met aan er wat welke mijn uw praktijk afspraak ' +
    'ich sie wir der die das den dem ein eine einen und oder ist sind kann kann muss habe haben fur von auf in zu bei mit an es gibt was welche mein meine ihre ihr praxis termin ' +
    'ja pan pani czy jest sa sie na w z do o od za przy i lub moge mozna mam prosze jak co ktory wizyta wizyty gabinet gabinecie ' +
    'yo usted el la los las un una y o es son hay puedo puede de del en a con para por que mi su cita consulta se ' +
    'io lei il lo la i gli le un una e o e sono c e posso si puo di del in a con per che mio suo visita studio ' +
    'eu o a os as um uma e ou ha posso pode de do da em com para por que minha sua consulta se'
  ).split(' '),
);

/** What a question is about: topics, telling words (their first six letters), and groups of four letters. */
function featuresOf(text: string): ReadonlySet<string> {
  const features = new Set<string>();
  for (const word of wordsOf(text)) {
    const topic = conceptOf(word);
    if (topic !== null) features.add(`topic:${topic}`);
    if (STOPWORDS.has(word) || word.length < 2) continue;
    features.add(`word:${word.slice(0, 6)}`);
    for (let at = 0; at + 4 <= word.length; at += 1) features.add(`gram:${word.slice(at, at + 4)}`);
  }
  return features;
}
