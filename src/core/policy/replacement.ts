import type { Slot } from '../../domain/agenda.ts';
import type { Fact, LetterPart } from '../../domain/letter.ts';
import type { Situation } from '../../domain/situation.ts';
import { factMaker, practiceFact } from '../letters/facts.ts';
import { letterLanguage } from './write.ts';

/** Who receives in the practitioner's place at these times, one paragraph a person; mostly nothing. */
export function replacementParts(situation: Situation, slots: readonly Slot[]): readonly LetterPart[] {
  const say = factMaker(letterLanguage(situation), situation.practice.zone);
  const names = new Set(slots.flatMap(({ replacement }) => replacement ?? []));
  return [...names].map((name) => {
    const theirs = slots.filter(({ replacement }) => replacement === name);
    const appointments = say.moments(theirs.map(({ start }) => start));
    return { template: 'replacement', facts: { appointments, replacement: standInFact(name) } };
  });
}

/** The name, from practice.yaml, of who receives in a practitioner's place. */
export function standInFact(name: string): Fact {
  return practiceFact(name);
}
