// What is said beside an act: "j'annule jeudi, ça recommence". A loud request drowns a quiet second clause, so each clause
// is heard by itself before anything is done on the first.

import type { Language } from '../../../domain/language.ts';
import type { Label } from '../../../domain/reading.ts';
import { clausesOf } from '../clauses.ts';
import { wordsOf } from '../fold.ts';
import { isAccompanying, isProtected } from '../labels.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import { ANY_DAY } from './any-day.ts';
import type { Classified, Classify } from './classified.ts';
import { isOfficeSentence } from './office-sentence.ts';

/** Labels on which something is done to an appointment. */
const ACTS: ReadonlySet<Label> = new Set<Label>(['cancel', 'move', 'confirm', 'choose', 'book']);

/** Whether a sentence's labels would change an appointment. */
export function acts(labels: readonly Label[]): boolean {
  return labels.some((label) => ACTS.has(label));
}

/** Shorter clauses are names, days and courtesy. */
const SHORTEST = 2;
/** From this probability on a clause is heard as administration … */
const HEARD = 0.7;
/** … unless something a human must read is this probable. */
const SUSPICIOUS = 0.2;

/** Every clause of the sentence is administration by itself; true for a sentence of one clause. */
export function isCalmBeside(core: string, language: Language, classify: Classify): boolean {
  const clauses = clausesOf(core).filter((clause) => wordsOf(clause).length >= SHORTEST);
  return clauses.length < 2 || clauses.every((clause) => isCalm(clause, language, classify));
}

/** A clause of thanks that only thanks: "danke für die Erinnerung, leider bin ich verreist" declines. */
export function isThanksAlone(core: string, language: Language, classify: Classify): boolean {
  return clausesOf(core).every((clause) => {
    const { p = {} } = classify(clause, language);
    return DECLINES.every((label) => (p[label] ?? 0) < HALF);
  });
}

const DECLINES: readonly Label[] = ['reason', 'cancel', 'move', 'health'];
const HALF = 0.5;

function isCalm(clause: string, language: Language, classify: Classify): boolean {
  const rest = wordsOf(readWishes(clause, language, ANY_DAY).rest);
  // "Mais pas lundi": a day, which is read where the times are.
  if (
    rest.length < SHORTEST ||
    rest.every((word) => APOLOGY.has(word)) ||
    isKnownReason(clause, rest) ||
    isOfficeSentence(clause, language)
  )
    return true;
  const classified = classify(clause, language);
  if (chances(classified).some(([label, chance]) => isProtected(label) && chance >= SUSPICIOUS)) return false;
  const heard = chances(classified).filter(([, chance]) => chance >= HEARD);
  const { reason = 0, name = 0 } = classified.p ?? {};
  // "Noé a une sortie scolaire": whose reason it is makes it no less of one.
  return (
    [...classified.labels, ...heard.map(([label]) => label)].some(belongsBeside) || reason + name >= HEARD
  );
}

/** What explains an act, thanks for it, or is one. */
function belongsBeside(label: Label): boolean {
  return isAccompanying(label) || ACTS.has(label) || BESIDE.has(label);
}

const BESIDE: ReadonlySet<Label> = new Set<Label>(['none', 'thanks', 'when', 'earlier', 'question', 'late']);

function chances({ p = {} }: Classified): readonly (readonly [Label, number])[] {
  return Object.entries(p) as [Label, number][];
}

/** With a day in it or without: "j'ai un empêchement jeudi". */
function isKnownReason(clause: string, rest: readonly string[]): boolean {
  return KNOWN_REASON.test(wordsOf(clause).join(' ')) || KNOWN_REASON.test(rest.join(' '));
}

/** "I’m really sorry", "je suis vraiment désolée". */
const APOLOGY: ReadonlySet<string> = new Set(
  'je suis sommes nous vraiment sincerement tres desole desolee desoles desolees navre navree excusez excuse moi m pardon encore toutes mes excuses i m am we re are really very so terribly awfully sorry apologies apologise my for this that the about es tut mir uns sehr wirklich leid leider entschuldigung entschuldigen sie bitte het spijt me ons erg sorry excuses excuseer przepraszam przepraszamy bardzo mi przykro lo siento sentimos mucho perdon perdone disculpe disculpen mi dispiace ci molto scusi scusate scusa desculpe desculpa desculpem peco lamento muito imenso'.split(
    ' ',
  ),
);

/** Something came up: why nobody asks further. */
const KNOWN_REASON =
  /^(?:(?:j ai|suite a|a cause d|pour cause d|nous avons|on a) )?(?:une? )?(?:petit |gros )?(?:imprevu|empechement|contretemps)(?: (?:de derniere minute|professionnel|familial|au travail|perso|personnel))?$|^(?:something(?: s| has)? (?:has )?come up|(?:mir|uns) ist (?:leider )?(?:etwas|was) dazwischen gekommen|(?:mir|uns) ist (?:leider )?(?:etwas|was) dazwischengekommen|er is (?:iets|wat) tussen ?gekomen|me ha surgido (?:algo|un imprevisto)|tengo un imprevisto|ho (?:avuto )?un (?:imprevisto|contrattempo|impegno)|cos mi wypadlo|wypadlo mi cos|surgiu me? ?um imprevisto|tenho um imprevisto)$/;
