// Which of a few known people a text names. A doubt is never resolved here: then several are named, or nobody.

import type { Patient } from '../../domain/patient.ts';
import { type NameWord, nameWords, oneSlip, partsOfName } from './name-words.ts';
import { ORDINARY_NAMES } from './ordinary-names.ts';

/** Below this length one wrong letter makes another name (handbook §2.8). */
const SLIP_LENGTH = 7;

/** The candidates whose given name stands in the text. The longest name takes its words first. */
export function namedAmong<P extends Pick<Patient, 'givenName'>>(
  text: string,
  candidates: readonly P[],
): readonly P[] {
  const words = nameWords(text);
  const claims = candidates.map((candidate) => ({
    candidate,
    places: placesOf(partsOfName(candidate.givenName), words),
  }));
  return claims
    .filter(({ places }) => places.some((place) => !claims.some((other) => covers(other.places, place))))
    .map(({ candidate }) => candidate);
}

/** The first word and the count of words that a name takes in the text. */
interface Place {
  readonly at: number;
  readonly length: number;
}

/** A longer name stands over this one: "Jean Pierre" is not "Jean". */
function covers(longer: readonly Place[], place: Place): boolean {
  return longer.some(
    ({ at, length }) => length > place.length && at <= place.at && place.at + place.length <= at + length,
  );
}

function placesOf(name: readonly string[], words: readonly NameWord[]): Place[] {
  const length = name.length;
  if (length === 0) return [];
  return words.flatMap((_, at) => {
    const here = words.slice(at, at + length);
    const whole = here.length === length && here[0]?.joined === false && words[at + length]?.joined !== true;
    const oneLine = here.every(({ line }) => line === here[0]?.line);
    return whole && oneLine && isName(here, name, words) ? [{ at, length }] : [];
  });
}

function isName(here: readonly NameWord[], name: readonly string[], words: readonly NameWord[]): boolean {
  const [first] = here;
  const [wanted = ''] = name;
  if (first === undefined) return false;
  if (here.every(({ folded }, index) => folded === name[index])) {
    return name.length > 1 || !isOrdinary(wanted) || surelyAName(first, words);
  }
  const slip = name.length === 1 && wanted.length >= SLIP_LENGTH && oneSlip(first.folded, wanted);
  return slip && first.capital;
}

function isOrdinary(name: string): boolean {
  return name.length <= 2 || ORDINARY_NAMES.has(name);
}

/** A capital inside a sentence, or a line that holds nothing but a name or two. */
function surelyAName(word: NameWord, words: readonly NameWord[]): boolean {
  if (!word.capital) return false;
  const line = words.filter((other) => other.line === word.line);
  const nameLine = line.length <= 3 && line.every(({ capital }) => capital);
  const shouted = line.length > 3 && line.every(({ capital }) => capital);
  return nameLine || (!word.opens && !shouted);
}
