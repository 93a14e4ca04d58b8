// Invented facts for looking at a letter before it is approved, and for checking that every form of it can be made.

import type { Language } from '../../domain/language.ts';
import type { Fact, Facts } from '../../domain/letter.ts';
import { at, dateOf, toInstant, type Zone } from '../../domain/time.ts';
import { type FactMaker, factMaker, flagFact, practiceFact } from './facts.ts';
import { FRAME_FACTS, factsOf } from './template-facts.ts';

/** How many there are of what can be one or several. */
type Count = 1 | 3;

/** Invented facts for a letter, as a preview shows it; nothing for an answer of the FAQ. */
export function exampleFacts(id: string, language: Language, zone: Zone): Facts {
  return only(always(id), values(factMaker(language, zone), zone, 3, true));
}

/**
 * All forms that a letter can take: one or several dates, a human told or not, with and without what is only
 * sometimes known. Each is whole in itself, frame facts aside.
 */
export function exampleForms(id: string, language: Language, zone: Zone): readonly Facts[] {
  const say = factMaker(language, zone);
  const names = [always(id), [...always(id), ...(factsOf(id)?.sometimes ?? [])]];
  const counts: readonly Count[] = [1, 3];
  return counts.flatMap((count) =>
    names.flatMap((wanted) => [true, false].map((so) => only(wanted, values(say, zone, count, so)))),
  );
}

/** Frame facts with everything known, and with everything that a country may lack left empty. */
export function exampleFrameFacts(): readonly Facts[] {
  const own = { name: 'Cabinet', phone: '01 99 00 12 34', address: '12 rue des Lilas' };
  return ['112', ''].map((number) =>
    Object.fromEntries(
      FRAME_FACTS.map((fact) => [fact, practiceFact(new Map(Object.entries(own)).get(fact) ?? number)]),
    ),
  );
}

function always(id: string): readonly string[] {
  return factsOf(id)?.always ?? [];
}

function values(
  say: FactMaker,
  zone: Zone,
  count: Count,
  so: boolean,
): Readonly<Record<string, Fact | readonly Fact[]>> {
  const moment = (day: number, minutes: number) => toInstant(at(dateOf(2026, 11, day), minutes), zone);
  const dates = [moment(26, 1050), moment(27, 1080), moment(30, 1050)].slice(0, count);
  return {
    old: say.moment(moment(24, 1110)),
    new: say.moment(moment(26, 1050)),
    slots: say.moments(dates),
    appointments: say.moments(dates),
    until: say.moment(moment(25, 720)),
    since: say.day(moment(20, 540)),
    alerted: flagFact(so),
  };
}

function only(names: readonly string[], facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));
}
