import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asked, type FreedSituation, nextStep } from '../../../src/core/waiting-list/next-step.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';
import { type FreedTime, newEntry } from '../../../src/domain/waiting.ts';
import { aPractice, NOW } from '../../build/builders.ts';
import { patientNumber } from '../../build/waiting.ts';

const practice = aPractice();
const start = NOW + 2 * DAY;
const freed: FreedTime = {
  id: 'f',
  practitioner: 'practice',
  start,
  end: start + 30 * MINUTE,
  seen: NOW,
  cleared: false,
  state: 'open',
};
const slot = { start, end: freed.end, practitioner: 'practice', type: 'usual' };

interface Person {
  readonly since: number;
  readonly flagged: boolean;
  readonly asked: Asked;
  readonly reach: 'yes' | 'no' | 'week-full';
  readonly busy: boolean;
  readonly practitioner: string | null;
}

function situationOf(people: readonly Person[], different: Partial<FreedSituation> = {}): FreedSituation {
  const entries = people.map(({ since, flagged, practitioner }, n) =>
    newEntry({
      patient: `n${n}`,
      since: NOW - since,
      practitioner,
      priority: flagged ? { reason: 'r', by: 'Anne', at: NOW } : null,
    }),
  );
  const personOf = (patient: string) => people[Number(patient.slice(1))];
  return {
    freed,
    practice,
    now: NOW,
    entries,
    openOffers: [],
    reachable: ({ patient }) => {
      const person = personOf(patient);
      const who = patientNumber(Number(patient.slice(1)));
      const [contact] = who.contacts;
      if (person === undefined || contact === undefined || person.reach === 'no') return null;
      return { patient: who, to: contact.address, weekFull: person.reach === 'week-full' };
    },
    asked: ({ patient }) => personOf(patient)?.asked ?? 'never',
    isBusy: (patient) => personOf(patient)?.busy ?? false,
    view: () => ({ slots: () => [slot], appointments: [] }),
    limited: false,
    ...different,
  };
}

const person: fc.Arbitrary<Person> = fc.record({
  since: fc.nat(5),
  flagged: fc.boolean(),
  asked: fc.constantFrom('never', 'never', 'over'),
  reach: fc.constantFrom('yes', 'yes', 'no', 'week-full'),
  busy: fc.boolean(),
  practitioner: fc.constantFrom(null, 'practice', 'somebody-else'),
});

describe('who is offered a freed time', () => {
  it('is the first in order of all who may have it: nobody is passed over, nobody is asked twice', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 8 }), (people) => {
        const step = nextStep(situationOf(people));
        const may = people
          .map((one, n) => ({ ...one, n }))
          .filter(
            ({ asked, reach, practitioner }) =>
              asked === 'never' && reach !== 'no' && practitioner !== 'somebody-else',
          );
        const free = may.filter(({ reach, busy }) => reach === 'yes' && !busy);
        if (free.length === 0) {
          const none = { kind: 'close', why: 'nobody' };
          expect(step).toEqual(may.length > 0 ? { kind: 'wait', why: 'others-busy' } : none);
          return;
        }
        if (step.kind !== 'offer') throw new Error(step.kind);
        const chosen = free.find(({ n }) => step.entry.patient === `n${n}`);
        if (chosen === undefined) throw new Error('offered to somebody who may not have it');
        for (const other of free) {
          if (other.flagged !== chosen.flagged) expect(chosen.flagged).toBe(true);
          else expect(chosen.since).toBeGreaterThanOrEqual(other.since);
        }
      }),
    );
  });

  it('is nobody while a limit holds or somebody is being asked', () => {
    const one: Person = {
      since: 1,
      flagged: false,
      asked: 'never',
      reach: 'yes',
      busy: false,
      practitioner: null,
    };
    expect(nextStep(situationOf([one], { limited: true }))).toEqual({ kind: 'wait', why: 'limit' });
    expect(nextStep(situationOf([{ ...one, asked: 'now' }, one]))).toEqual({ kind: 'wait', why: 'asked' });
    expect(nextStep(situationOf([{ ...one, asked: 'lapsed' }, one]))).toEqual({
      kind: 'close',
      why: 'lapsed',
    });
  });
});
