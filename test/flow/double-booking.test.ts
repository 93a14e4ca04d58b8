import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import { isHoldUid } from '../../src/core/agenda/marks.ts';
import { expand } from '../../src/core/agenda/recurrence/expand.ts';
import { takesTime } from '../../src/core/agenda/slots/busy.ts';
import type { CalendarFile, Occurrence } from '../../src/domain/agenda.ts';
import type { Autonomy, Practice } from '../../src/domain/practice.ts';
import { DAY, HOUR, overlap } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { address, aPatient, aPractice, autonomy, NOW, ZONE } from '../build/builders.ts';
import { anAgendaOf, aRawMail, aWorld } from '../build/world.ts';

const NAMES = ['ana', 'bob', 'cleo'] as const;
const PATIENTS = NAMES.map((name, index) =>
  aPatient({
    id: `p${index + 1}`,
    givenName: name,
    familyName: `Exemple${index}`,
    contacts: [{ address: address(`${name}@example.org`), holder: 'self', dead: false }],
  }),
);

function aPracticeThat(how: Autonomy, holdsInAgenda: boolean): Practice {
  const practice = aPractice({ autonomy: autonomy({ book: how, move: how, choose: how }) });
  return {
    ...practice,
    agenda: { ...practice.agenda, holdsInAgenda },
    limits: { perHour: 1000, perDay: 1000, perPersonWeek: 1000, perThreadDay: 1000 },
  };
}

/** What may happen, in any order. Hours are of Friday 27 November. */
const happening = fc.oneof(
  fc.record({
    kind: fc.constant('book' as const),
    who: fc.constantFrom(...NAMES),
    hour: fc.integer({ min: 9, max: 11 }),
  }),
  fc.record({ kind: fc.constant('ask' as const), who: fc.constantFrom(...NAMES) }),
  fc.record({
    kind: fc.constant('choose' as const),
    who: fc.constantFrom(...NAMES),
    number: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('human' as const), half: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ kind: fc.constant('later' as const), minutes: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ kind: fc.constant('yes' as const) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function mailFrom(who: string, words: string) {
  return aRawMail(words, { From: `${who} <${who}@example.org>` });
}

async function happen(world: MemoryWorld, practice: Practice, event: Happening): Promise<void> {
  switch (event.kind) {
    case 'book':
      await onMail(
        world,
        practice,
        mailFrom(event.who, `[book] un rendez-vous vendredi 27 novembre à ${event.hour}h`),
      );
      return;
    case 'ask':
      await onMail(
        world,
        practice,
        mailFrom(event.who, '[book] un rendez-vous vendredi 27 novembre au matin'),
      );
      return;
    case 'choose':
      await onMail(world, practice, mailFrom(event.who, `[choose] le ${event.number}`));
      return;
    case 'human':
      world.replaceCalendars(world.calendars().map((file) => bookedByHand(file, event.half)));
      return;
    case 'later':
      world.turnClock(world.clock.now() + (event.minutes * HOUR) / 60);
      await onTick(world, practice);
      return;
    case 'yes':
      for (const { id } of await world.store.cases('waiting'))
        await onVerdict(world, practice, {
          kind: 'approve',
          case: id,
          by: 'marie',
          at: world.clock.now(),
        });
  }
}

/** Half an hour of Friday from eight o'clock that a human writes into the agenda, whatever stands there. */
function bookedByHand(file: CalendarFile, half: number): CalendarFile {
  const minutes = 480 + 30 * half;
  const clock = (at: number) =>
    `20261127T${String(Math.floor(at / 60) * 100 + (at % 60)).padStart(4, '0')}00`;
  const event = [
    'BEGIN:VEVENT',
    `UID:hand-${half}-${file.text.length}@example.org`,
    `DTSTART;TZID=${ZONE}:${clock(minutes)}`,
    `DTEND;TZID=${ZONE}:${clock(minutes + 30)}`,
    'SUMMARY:Réunion',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');
  return { ...file, text: file.text.replace(/END:VCALENDAR(?![\s\S]*END:VCALENDAR)/, event) };
}

function standing(world: MemoryWorld): readonly Occurrence[] {
  const window = { start: NOW - DAY, end: NOW + 30 * DAY };
  const { occurrences } = expand(world.calendars(), window, ZONE);
  return occurrences.filter((one) => takesTime(one) && !isHoldUid(one.uid));
}

/** Pairs that lie over each other, by their UIDs. */
function overlaps(world: MemoryWorld): readonly string[] {
  const all = standing(world);
  return all.flatMap((one, place) =>
    all
      .slice(place + 1)
      .filter((other) => overlap(one, other))
      .map((other) => `${one.uid} ${other.uid}`),
  );
}

describe('whatever patients, humans and the clock do in whatever order', () => {
  it.each([
    ['auto', false],
    ['auto', true],
    ['suggest', true],
  ] as const)('one time is never given twice (%s, kept times in the agenda: %s)', async (how, shown) => {
    let booked = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 10 }), async (events) => {
        const practice = aPracticeThat(how, shown);
        const world = aWorld({ patients: PATIENTS, calendars: [anAgendaOf()] });
        for (const event of events) {
          const before = new Set(overlaps(world));
          await happen(world, practice, event);
          if (event.kind !== 'human') expect(overlaps(world).filter((pair) => !before.has(pair))).toEqual([]);
        }
        booked += standing(world).filter(({ patientId }) => patientId !== null).length;
      }),
      { numRuns: 60 },
    );
    expect(booked).toBeGreaterThan(0);
  });
});

const held = (world: MemoryWorld) => {
  const window = { start: NOW - DAY, end: NOW + 30 * DAY };
  return expand(world.calendars(), window, ZONE).occurrences.filter(({ uid }) => isHoldUid(uid));
};

describe('a time kept for a patient, in a practice that wants to see it', () => {
  const practice = aPracticeThat('auto', true);
  const asked = async () => {
    const world = aWorld({ patients: PATIENTS, calendars: [anAgendaOf()] });
    await happen(world, practice, { kind: 'ask', who: 'ana' });
    return world;
  };

  it('stands in the agenda as a tentative event and goes when another one is chosen', async () => {
    const world = await asked();
    expect(held(world).map(({ status, patientId, summary }) => [status, patientId, summary])).toEqual(
      Array.from({ length: 3 }, () => ['TENTATIVE', null, 'A.E. ?']),
    );
    await happen(world, practice, { kind: 'choose', who: 'ana', number: 2 });
    expect(held(world)).toEqual([]);
    expect(standing(world).map(({ patientId, status }) => [patientId, status])).toEqual([
      ['p1', 'CONFIRMED'],
    ]);
  });

  it('goes when its time is up, even when the machine was off', async () => {
    const world = await asked();
    await happen(world, practice, { kind: 'later', minutes: 60 * 26 });
    expect(held(world)).toEqual([]);
  });

  it('is nobody’s any more when a human takes it out of the agenda, and a human is told', async () => {
    const world = await asked();
    const [first] = held(world);
    const cut = new RegExp(`BEGIN:VEVENT\\r\\nUID:${first?.uid}[\\s\\S]*?END:VEVENT\\r\\n`);
    world.replaceCalendars(world.calendars().map((file) => ({ ...file, text: file.text.replace(cut, '') })));
    await happen(world, practice, { kind: 'later', minutes: 1 });
    expect(held(world)).toHaveLength(2);
    expect((await world.store.offers()).map(({ state, takenBack }) => [state, takenBack])).toEqual([
      ['open', [1]],
    ]);
    expect(world.raised.map(({ sentence }) => sentence)).toEqual([
      'Un horaire gardé pour un patient a été repris dans l’agenda : il ne lui est plus gardé.',
    ]);
    await happen(world, practice, { kind: 'later', minutes: 1 });
    expect(world.raised).toHaveLength(1);
  });

  it('is written once, and no second time by a crash in between', async () => {
    const world = await asked();
    const [offer] = await world.store.offers();
    if (offer === undefined) throw new Error('no offer was made');
    const { inAgenda, ...forgotten } = offer;
    expect(inAgenda).toBe(true);
    await world.store.saveOffer(forgotten);
    await happen(world, practice, { kind: 'later', minutes: 1 });
    expect(held(world)).toHaveLength(3);
  });
});

describe('something laid over an appointment', () => {
  it('is put before a human once, and nobody is moved', async () => {
    const practice = aPracticeThat('auto', false);
    const world = aWorld({ patients: PATIENTS, calendars: [anAgendaOf('2026-11-27T09:00')] });
    world.replaceCalendars(world.calendars().map((file) => bookedByHand(file, 2)));
    await onTick(world, practice);
    await onTick(world, practice);
    const cases = await world.store.cases('waiting');
    expect(cases.map(({ reason }) => reason)).toEqual([
      { code: 'agenda-conflict', when: 'vendredi 27 novembre à 9 h' },
    ]);
    expect(world.raised.map(({ level }) => level)).toEqual(['amber']);
  });
});
