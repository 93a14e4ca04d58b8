import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import { expand } from '../../src/core/agenda/recurrence/expand.ts';
import { type Absence, planAbsence } from '../../src/core/begun/absence.ts';
import { absenceStanding } from '../../src/core/begun/absence-standing.ts';
import type { Known } from '../../src/core/begun/known.ts';
import { planLateDay } from '../../src/core/begun/late-day.ts';
import { seriesCase } from '../../src/core/begun/series-case.ts';
import type { CalendarFile } from '../../src/domain/agenda.ts';
import type { Case } from '../../src/domain/case.ts';
import type { SeriesQuery } from '../../src/domain/series.ts';
import { toLocal } from '../../src/domain/time.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { carryOut } from '../../src/flow/plans/carry-out.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { address, aPatient, aPractice, moment, NOW, ZONE } from '../build/builders.ts';
import { anAgendaOf, aRawMail, aWorld } from '../build/world.ts';

const practice = aPractice();
const [{ id: marie }] = practice.practitioners;

async function knownOf(world: MemoryWorld): Promise<Known> {
  return {
    practice,
    patients: await world.directory.patients(),
    texts: await world.templates.read(),
    state: await world.agenda.read(),
    offers: await world.store.offers(),
    lastEventCount: await world.store.eventCount(),
    now: world.clock.now(),
    by: 'marie',
  };
}

/** What the agenda shows of a whole year. */
function parseEvents(files: readonly CalendarFile[]) {
  return expand(files, { start: NOW, end: moment('2027-11-24T09:00') }, ZONE).occurrences;
}

const QUERY: SeriesQuery = {
  count: 5,
  perWeek: 2,
  everyWeeks: 1,
  from: null,
  minGapDays: 1,
  skipHolidays: false,
  wishes: [],
  type: practice.slotTypes[0].id,
  practitioner: null,
};

async function aSeries(world: MemoryWorld): Promise<Case> {
  const made = seriesCase(await knownOf(world), { patient: aPatient(), query: QUERY, turn: 0 });
  if (made.kind !== 'case') throw new Error(made.kind);
  await carryOut(world, practice, made.kase);
  return made.kase;
}

const yes = (kase: Case) => ({ kind: 'approve', case: kase.id, by: 'marie', at: NOW }) as const;
const no = (kase: Case) => ({ kind: 'refuse', case: kase.id, by: 'marie', at: NOW, note: '' }) as const;

describe('a series that a human asks for', () => {
  it('books nothing before the yes, then all dates, with one letter', async () => {
    const world = aWorld();
    const kase = await aSeries(world);
    expect((await world.store.case(kase.id))?.state).toBe('waiting');
    expect(world.sent).toHaveLength(0);
    expect(await onVerdict(world, practice, yes(kase))).toBe('done');
    expect(parseEvents(world.calendars()).filter(({ uid }) => uid.startsWith(kase.id))).toHaveLength(5);
    expect(world.sent.map(({ body }) => body)).toEqual([expect.stringContaining('[series]')]);
  });

  it('asked for twice is one case, and a second yes does nothing', async () => {
    const world = aWorld();
    const kase = await aSeries(world);
    expect((await aSeries(world)).id).toBe(kase.id);
    await onVerdict(world, practice, yes(kase));
    expect(await onVerdict(world, practice, yes(kase))).toBe('already-settled');
    expect(world.sent).toHaveLength(1);
  });

  it('books none of its dates when somebody took one meanwhile', async () => {
    const world = aWorld();
    const kase = await aSeries(world);
    const third = kase.proposal.flatMap((action) => (action.kind === 'book' ? [action.slot] : []))[2];
    world.replaceCalendars([anAgendaOf('2026-11-26T17:00', toLocal(third?.start ?? 0, ZONE))]);
    expect(await onVerdict(world, practice, yes(kase))).toBe('changed-since');
    expect(parseEvents(world.calendars()).filter(({ uid }) => uid.startsWith(kase.id))).toEqual([]);
    expect(world.sent).toEqual([]);
  });

  it.each(['down', 'stale', 'unreadable'] as const)(
    'is all or nothing when the agenda is %s',
    async (agenda) => {
      const world = aWorld();
      const kase = await aSeries(world);
      world.suffer({ agenda });
      await onVerdict(world, practice, yes(kase));
      expect(parseEvents(world.calendars()).filter(({ uid }) => uid.startsWith(kase.id))).toEqual([]);
      expect(world.sent).toEqual([]);
    },
  );

  it('asked for by mail is prepared the same way and waits', async () => {
    const world = aWorld();
    const kase = await onMail(
      world,
      practice,
      aRawMail('[series] J’ai besoin de 6 séances, deux fois par semaine'),
    );
    expect(kase.state).toBe('waiting');
    expect(kase.reason).toMatchObject({ code: 'series-planned', sessions: 6, wanted: 6 });
    expect(world.sent).toEqual([]);
  });
});

const BEN = aPatient({
  id: 'p2',
  givenName: 'Ben',
  familyName: 'Roux',
  contacts: [{ address: address('ben@example.org'), holder: 'self', dead: false }],
});
const CLO = aPatient({
  id: 'p3',
  givenName: 'Clo',
  familyName: 'Petit',
  contacts: [],
  phones: ['01 99 00 11 22'],
});
const PEOPLE = [aPatient(), BEN, CLO];

/** An agenda of several patients, half an hour each. */
function agendaOf(...entries: readonly (readonly [patient: string, start: string])[]): CalendarFile {
  const files = entries.map(([patient, start]) => {
    const { text } = anAgendaOf(start);
    const event = text.slice(text.indexOf('BEGIN:VEVENT'), text.indexOf('END:VCALENDAR'));
    return event
      .replace('PATIENT:p1', `PATIENT:${patient}`)
      .replace(`UID:${start}`, `UID:${patient}-${start}`);
  });
  const { text, ...file } = anAgendaOf();
  return { ...file, text: text.replace('END:VCALENDAR', `${files.join('')}END:VCALENDAR`) };
}

const ABSENCE: Absence = {
  span: { start: moment('2026-11-26T08:00'), end: moment('2026-11-27T20:00') },
  practitioners: [marie],
  because: 'ill',
  cancelNow: false,
  turn: 0,
};

async function absence(world: MemoryWorld, different: Partial<Absence> = {}) {
  const planned = planAbsence(await knownOf(world), { ...ABSENCE, ...different });
  if ('trouble' in planned) throw new Error(planned.trouble);
  for (const kase of [planned.closing, ...planned.cases]) await carryOut(world, practice, kase);
  return planned;
}

async function standingOf(world: MemoryWorld, batch: string) {
  return absenceStanding({ ...(await knownOf(world)), cases: await world.store.cases(), batch });
}

const theirDay = () =>
  aWorld({
    patients: PEOPLE,
    calendars: [
      agendaOf(
        ['p1', '2026-11-26T17:00'],
        ['p2', '2026-11-26T09:00'],
        ['p3', '2026-11-27T10:00'],
        ['p1', '2026-11-27T11:00'],
        ['p2', '2026-12-03T09:00'],
      ),
    ],
  });

describe('the practitioner is away', () => {
  it('offers other times to everybody affected, the soonest first, and no time to two', async () => {
    const world = theirDay();
    const { cases } = await absence(world);
    expect(cases.map(({ patient }) => patient)).toEqual(['p2', 'p1', 'p3']);
    const offered = (await world.store.offers()).flatMap(({ slots }) => slots);
    expect(offered.length).toBeGreaterThan(6);
    expect(new Set(offered.map(({ start }) => start)).size).toBe(offered.length);
    expect(offered.some(({ start }) => start < ABSENCE.span.end)).toBe(false);
  });

  it('closes the time at once, sends nothing and cancels nothing before the yes', async () => {
    const world = theirDay();
    await absence(world);
    const events = parseEvents(world.calendars());
    expect(events.filter(({ uid }) => uid.startsWith('closed-'))).toHaveLength(1);
    expect(events.some(({ status }) => status === 'CANCELLED')).toBe(false);
    expect(world.sent).toEqual([]);
  });

  it('writes one letter a patient, with all their appointments, numbers running on', async () => {
    const world = theirDay();
    const { cases } = await absence(world);
    for (const kase of cases) await onVerdict(world, practice, yes(kase));
    expect(world.sent.map(({ to }) => to).sort()).toEqual(['ana@example.org', 'ben@example.org']);
    const anas = (await world.store.offers('p1')).map(({ numberedFrom, slots }) => [
      numberedFrom,
      slots.length,
    ]);
    expect(anas).toEqual([
      [1, 3],
      [4, 3],
    ]);
  });

  it('lists who has no address for a call', async () => {
    const world = theirDay();
    const { batch } = await absence(world);
    const standing = await standingOf(world, batch);
    expect(standing.map(({ kase, state }) => [kase.patient, state])).toEqual([
      ['p2', 'prepared'],
      ['p1', 'prepared'],
      ['p3', 'to-call'],
    ]);
  });

  it('moves the second appointment when the patient takes a number of the second list', async () => {
    const world = theirDay();
    const { cases, batch } = await absence(world);
    for (const kase of cases) await onVerdict(world, practice, yes(kase));
    const letter = world.sent.find(({ to }) => to === 'ana@example.org');
    const [, second] = await world.store.offers('p1');
    const kase = await onMail(
      world,
      practice,
      aRawMail('[choose] le 4', { 'In-Reply-To': letter?.messageId ?? '' }),
    );
    expect(kase.plan).toContainEqual(
      expect.objectContaining({ kind: 'move', from: second?.replaces?.span, to: second?.slots[0] }),
    );
    expect(kase.state).toBe('done');
    const standing = await standingOf(world, batch);
    expect(standing.find(({ kase: { patient } }) => patient === 'p1')).toMatchObject({
      state: 'asked',
      standing: [moment('2026-11-26T17:00')],
    });
  });

  it('frees the old dates at once when the human wants it so', async () => {
    const world = theirDay();
    const { cases } = await absence(world, { cancelNow: true });
    const [bens] = cases;
    if (bens === undefined) throw new Error('nobody');
    expect(await onVerdict(world, practice, yes(bens))).toBe('done');
    const cancelled = parseEvents(world.calendars()).filter(({ status }) => status === 'CANCELLED');
    expect(cancelled.map(({ uid }) => uid)).toEqual(['p2-2026-11-26T09:00@example.org']);
  });

  it('told twice does nothing twice', async () => {
    const world = theirDay();
    const first = await absence(world);
    const offers = (await world.store.offers()).length;
    const cases = (await world.store.cases()).length;
    const again = planAbsence({ ...(await knownOf(world)), offers: [] }, ABSENCE);
    if ('trouble' in again) throw new Error(again.trouble);
    for (const kase of [again.closing, ...again.cases]) await carryOut(world, practice, kase);
    expect(again.batch).toBe(first.batch);
    expect((await world.store.offers()).length).toBe(offers);
    expect((await world.store.cases()).length).toBe(cases);
  });

  it('gives the kept times back after a no', async () => {
    const world = theirDay();
    const { cases } = await absence(world);
    for (const kase of cases) await onVerdict(world, practice, no(kase));
    expect((await world.store.offers()).every(({ state }) => state === 'released')).toBe(true);
  });

  it('says of an event that it is nobody’s for certain, and writes to nobody about it', async () => {
    const world = aWorld({ patients: PEOPLE, calendars: [agendaOf(['somebody', '2026-11-26T09:00'])] });
    const { cases, unknown } = await absence(world);
    expect(cases).toEqual([]);
    expect(unknown.map(({ uid }) => uid)).toEqual(['somebody-2026-11-26T09:00@example.org']);
  });
});

describe('the practice runs late', () => {
  const today = () =>
    aWorld({
      patients: PEOPLE,
      calendars: [
        agendaOf(
          ['p1', '2026-11-24T09:00'],
          ['p2', '2026-11-24T10:00'],
          ['p3', '2026-11-24T10:30'],
          ['p1', '2026-11-24T18:00'],
        ),
      ],
    });
  const late = { minutes: 20, practitioners: [marie], until: moment('2026-11-24T13:00'), atOnce: true };

  it('tells those still to come, never one whose appointment has begun, and names who must be called', async () => {
    const world = today();
    const planned = planLateDay(await knownOf(world), late);
    if ('trouble' in planned) throw new Error(planned.trouble);
    for (const kase of planned.cases) await carryOut(world, practice, kase);
    expect(world.sent.map(({ to }) => to)).toEqual(['ben@example.org']);
    expect(planned.toCall.map(({ patient: { id } }) => id)).toEqual(['p3']);
  });

  it('waits for a yes unless the human said so', async () => {
    const world = today();
    const planned = planLateDay(await knownOf(world), { ...late, atOnce: false });
    if ('trouble' in planned) throw new Error(planned.trouble);
    for (const kase of planned.cases) await carryOut(world, practice, kase);
    expect(world.sent).toEqual([]);
    expect((await world.store.cases('waiting')).map(({ batch }) => batch)).toEqual([planned.batch]);
  });

  it('told twice is one letter', async () => {
    const world = today();
    for (const _ of [1, 2]) {
      const planned = planLateDay(await knownOf(world), late);
      if ('trouble' in planned) throw new Error(planned.trouble);
      for (const kase of planned.cases) await carryOut(world, practice, kase);
    }
    expect(world.sent).toHaveLength(1);
  });
});
