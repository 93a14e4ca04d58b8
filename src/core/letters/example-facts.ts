// Invented facts for looking at a letter before it is approved, and for checking that every form of it can be made.

import type { Language } from '../../domain/language.ts';
import type { Fact, Facts } from '../../domain/letter.ts';
import { at, dateOf, toInstant, type Zone } from '../../domain/time.ts';
import { amountFact, factMaker, flagFact, numberFact, practiceFact } from './facts.ts';
import { FRAME_FACTS, factsOf } from './template-facts.ts';

/** How many there are of what can be one or several. */
type Count = 1 | 3;

/** Invented facts for a letter, as a preview shows it; nothing for an answer of the FAQ. */
export function exampleFacts(id: string, language: Language, zone: Zone): Facts {
  return only(always(id), values(language, zone, 3, true));
}

/**
 * All forms that a letter can take: one or several dates, a human told or not, with and without what is only
 * sometimes known. Each is whole in itself, frame facts aside.
 */
export function exampleForms(id: string, language: Language, zone: Zone): readonly Facts[] {
  const names = [always(id), [...always(id), ...(factsOf(id)?.sometimes ?? [])]];
  const counts: readonly Count[] = [1, 3];
  return counts.flatMap((count) =>
    names.flatMap((wanted) => [true, false].map((so) => only(wanted, values(language, zone, count, so)))),
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

type Values = Readonly<Record<string, Fact | readonly Fact[]>>;

function values(language: Language, zone: Zone, count: Count, so: boolean): Values {
  const say = factMaker(language, zone);
  const moment = (day: number, minutes: number) => toInstant(at(dateOf(2026, 11, day), minutes), zone);
  const dates = [moment(26, 1050), moment(27, 1080), moment(30, 1050)].slice(0, count);
  return {
    old: say.moment(moment(24, 1110)),
    new: say.moment(moment(26, 1050)),
    slots: say.moments(dates),
    appointments: say.moments(dates),
    until: say.moment(moment(25, 720)),
    since: say.day(moment(20, 540)),
    from: say.day(moment(25, 0)),
    to: say.day(moment(30, 0)),
    date: say.day(moment(2, 0)),
    dates: dates.map(say.day),
    skipped: dates.map(say.day),
    appointment: say.moment(moment(24, 1110)),
    minutes: numberFact(20),
    before: numberFact(0),
    amount: amountFact(4550, 'EUR', language),
    ...ownWords(),
    ...Object.fromEntries(FLAGS.map((flag) => [flag, flagFact(so)])),
  };
}

const FLAGS = ['alerted', 'training', 'strike', 'weather', 'child', 'attached', 'away'];

/** Words of the practice's own files. */
function ownWords(): Values {
  const marks = ['1', '2', '3', '4', '5'];
  return {
    replacement: practiceFact('Jean Exemple'),
    reference: practiceFact('2026-118'),
    links: marks.map((mark) => practiceFact(`mailto:cabinet@example.org?subject=${mark}`)),
  };
}

function only(names: readonly string[], facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));
}
