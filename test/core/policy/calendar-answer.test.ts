import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/policy/decide.ts';
import { withCalendar } from '../../../src/core/reading/calendar-request.ts';
import type { Action } from '../../../src/domain/action.ts';
import type { CalendarAnswer } from '../../../src/domain/mail.ts';
import { REQUEST_KINDS } from '../../../src/domain/reading.ts';
import { parseLocalTime, type Window } from '../../../src/domain/time.ts';
import {
  address,
  aMail,
  anAgenda,
  anAppointment,
  aReading,
  aRequest,
  aSituation,
  aSlot,
  aWriter,
  NOBODY,
} from '../../build/builders.ts';

const APPOINTMENTS = [
  anAppointment('2026-11-26T17:00', { uid: 'one' }),
  anAppointment('2026-12-03T17:00', { uid: 'series', recurrenceId: parseLocalTime('2026-12-03T17:00') }),
  anAppointment('2026-12-10T17:00', { uid: 'series', recurrenceId: parseLocalTime('2026-12-10T17:00') }),
];

const times = fc.constantFrom('2026-11-26T17:00', '2026-12-03T17:00', '2026-12-10T17:00', '2026-11-27T10:00');
const localTime = times.map((text) => parseLocalTime(text));
const span = times.map((text): Window | null => {
  const start = parseLocalTime(text);
  const end = parseLocalTime(`${text.slice(0, 14)}30`);
  return start === null || end === null ? null : { start, end };
});

function mostly<T>(usual: T, ...rare: readonly T[]): fc.Arbitrary<T> {
  const seldom = fc.constantFrom(...rare);
  return fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: seldom });
}

const answer: fc.Arbitrary<CalendarAnswer> = fc.record({
  method: fc.constantFrom('REPLY', 'REPLY', 'REPLY', 'COUNTER', 'REQUEST', 'CANCEL', 'PUBLISH', 'REFRESH'),
  uid: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('one', 'series') },
    { weight: 1, arbitrary: fc.constantFrom('ONE', ' one', 'one\n') },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
  ),
  recurrenceId: fc.option(localTime),
  sequence: fc.constantFrom(null, 0, 1),
  attendees: mostly([address('ana@example.org')], [address('bea@example.org')], []),
  doubt: mostly<CalendarAnswer['doubt']>(null, 'several', 'delegated'),
  participation: fc.constantFrom('ACCEPTED', 'DECLINED', 'TENTATIVE', 'NEEDS-ACTION'),
  span: fc.option(span),
  summary: fc.constant(''),
  comment: fc.constant(''),
});

const asked = fc.record({
  calendar: answer,
  words: fc.oneof(
    fc.constant([]),
    fc.array(
      fc.constantFrom(...REQUEST_KINDS).map((kind) => aRequest(kind)),
      { maxLength: 2 },
    ),
  ),
  automatic: fc.constantFrom(null, 'reply' as const),
  writer: fc.constantFrom(aWriter(), NOBODY),
});

type Change = Extract<Action, { kind: 'confirm' | 'cancel' | 'move' }>;

function isChange(action: Action): action is Change {
  return action.kind === 'confirm' || action.kind === 'cancel' || action.kind === 'move';
}

describe('whatever a calendar answers', () => {
  it('changes nothing but the writer’s own event that it names, and only as it says', () => {
    let acted = 0;
    const check = ({ ref, kind }: Change, calendar: CalendarAnswer): void => {
      acted += 1;
      expect(ref.uid).toBe(calendar.uid);
      expect(calendar.attendees).toEqual(['ana@example.org']);
      expect(calendar.doubt).toBeNull();
      expect([null, ref.recurrenceId]).toContain(calendar.recurrenceId);
      const says = calendar.method === 'COUNTER' ? 'move' : calendar.participation;
      expect(says).toBe({ confirm: 'ACCEPTED', cancel: 'DECLINED', move: 'move' }[kind]);
    };
    fc.assert(
      fc.property(asked, ({ calendar, words, automatic, writer }) => {
        const decision = decide(
          aSituation({
            mail: aMail({ calendar, automatic }),
            writer,
            reading: aReading(withCalendar(words, calendar), { automatic }),
            agenda: anAgenda({ appointments: APPOINTMENTS, slots: () => [aSlot('2026-11-27T10:00')] }),
          }),
        );
        const changes = decision.kind === 'act' ? decision.plan.filter(isChange) : [];
        if (changes.length > 0) expect(writer.kind).toBe('patient');
        for (const change of changes) check(change, calendar);
        const replies = decision.plan.filter(({ kind }) => kind === 'reply');
        if (automatic !== null) expect(replies).toEqual([]);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 4_000) },
    );
    expect(acted).toBeGreaterThan(0);
  });
});

describe('a time that a calendar proposes', () => {
  const proposal = (from: string, to: string): CalendarAnswer => {
    const [start, end] = [parseLocalTime(from), parseLocalTime(to)];
    if (start === null || end === null) throw new Error('no time');
    return {
      ...{ method: 'COUNTER', uid: 'one', recurrenceId: null, sequence: 0, doubt: null },
      ...{ attendees: [address('ana@example.org')], participation: 'TENTATIVE', summary: '', comment: '' },
      span: { start, end },
    };
  };

  it.each([
    ['longer', '2026-11-27T12:00'],
    ['shorter', '2026-11-27T10:15'],
    ['years longer', '2031-11-27T10:30'],
  ])('is a human’s when it is %s than the appointment', (_, end) => {
    const calendar = proposal('2026-11-27T10:00', end);
    const decision = decide(
      aSituation({
        mail: aMail({ calendar }),
        reading: aReading(withCalendar([], calendar)),
        agenda: anAgenda({ appointments: APPOINTMENTS, slots: () => [aSlot('2026-11-27T10:00')] }),
      }),
    );
    expect(decision).toMatchObject({
      kind: 'review',
      proposal: [],
      reason: { code: 'calendar-answer', why: 'other-length' },
    });
  });
});
