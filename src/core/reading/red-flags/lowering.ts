import type { RedFlag } from '../../../domain/reading.ts';
import type { LookAlikes } from './lexicon.ts';
import type { Match } from './matches.ts';
import { type Hit, hitsIn } from './phrases.ts';
import type { Token } from './tokens.ts';

/** What stands around the words of a text, found once. */
export interface Surroundings {
  readonly negations: readonly Hit[];
  readonly symptoms: readonly Hit[];
  readonly history: boolean;
  readonly recent: boolean;
  readonly topic: boolean;
  readonly diagnoses: ReadonlySet<string>;
  readonly harmless: readonly Hit[];
  readonly idioms: readonly Hit[];
}

/** Words between a negation and the symptom it denies: "n'ai plus du tout mal". */
const NEGATION_REACH = 2;

/** `context`: words beside the text that may date it, themselves not searched. */
export function surroundingsOf(
  tokens: readonly Token[],
  context: readonly Token[],
  around: LookAlikes,
): Surroundings {
  const all = [...tokens, ...context];
  return {
    negations: hitsIn(tokens, around.negations),
    symptoms: hitsIn(tokens, around.symptoms),
    history: hitsIn(all, around.history).length > 0,
    recent: hitsIn(all, around.recent).length > 0,
    topic: hitsIn(all, around.topics).length > 0,
    diagnoses: around.diagnoses,
    harmless: [...hitsIn(tokens, around.harmless), ...hitsIn(tokens, around.services)],
    idioms: hitsIn(tokens, around.idioms),
  };
}

/**
 * What a match is worth where it stands (handbook §2.2, §2.8): idioms and denied symptoms lower red to amber and
 * never to nothing; a diagnosis told as history is left to the health gate; wordings of suicide and violence are
 * never lowered. null: the health gate itself met only harmless words.
 */
export function tierOf(match: Match, tokens: readonly Token[], near: Surroundings): RedFlag['tier'] | null {
  const { tier, class: kind } = match.entry;
  if (tier === 'gate') return inside(match, near.harmless) ? null : 'gate';
  if (kind === 'suicide' || kind === 'violence') return tier;
  if (isHistory(match, near)) return 'gate';
  if (inside(match, near.idioms) || isDenied(match, tokens, near)) return tier === 'red' ? 'amber' : 'gate';
  return tier;
}

function inside({ hits }: Match, spans: readonly Hit[]): boolean {
  return hits.some((hit) => spans.some(({ from, to }) => from < hit.to && hit.from < to));
}

function isHistory({ hits }: Match, near: Surroundings): boolean {
  const [hit, another] = hits;
  if (another !== undefined || !namesOneOf(near.diagnoses, hit.phrase)) return false;
  return (near.history || near.topic) && !near.recent;
}

function namesOneOf(diagnoses: ReadonlySet<string>, phrase: string): boolean {
  return [...diagnoses].some((diagnosis) => ` ${phrase} `.includes(` ${diagnosis} `));
}

/** One of its words is a symptom that a negation just before it, in the same clause, denies. */
function isDenied({ hits }: Match, tokens: readonly Token[], near: Surroundings): boolean {
  return hits.some((hit) =>
    near.symptoms.some(
      (symptom) =>
        symptom.from < hit.to &&
        hit.from < symptom.to &&
        near.negations.some((negation) => denies(negation, symptom, tokens)),
    ),
  );
}

function denies(negation: Hit, symptom: Hit, tokens: readonly Token[]): boolean {
  const gap = symptom.from - negation.to;
  return gap >= 0 && gap <= NEGATION_REACH && tokens[negation.from]?.clause === tokens[symptom.from]?.clause;
}
