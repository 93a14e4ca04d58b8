// A year of a practice with 2,000 patients and 12,000 appointments, seeded: the engine as it ships, doors in memory.
// `npx vitest run --config test/bench/follow-ups/vitest.config.ts year`; FOLLOW_UPS_DAYS, FOLLOW_UPS_SEED.

import { expect, it } from 'vitest';
import type { MemoryWorld } from '../../../src/adapters/store/memory/world.ts';
import { standings } from '../../../src/core/followups/due.ts';
import { grouped } from '../../../src/core/grouped.ts';
import type { CalendarFile } from '../../../src/domain/agenda.ts';
import type { Withheld } from '../../../src/domain/follow-up.ts';
import type { Outgoing } from '../../../src/domain/letter.ts';
import {
  addDays,
  at,
  DAY,
  dayOf,
  HOUR,
  type Instant,
  toInstant,
  toLocal,
  weekdayOf,
} from '../../../src/domain/time.ts';
import { dueQuestion } from '../../../src/flow/clock/due-question.ts';
import { onDue } from '../../../src/flow/clock/on-due.ts';
import { goOn } from '../../../src/flow/plans/go-on.ts';
import { address, aPractice, ZONE } from '../../build/builders.ts';
import { aMessage, aRule, remindingTexts } from '../../build/follow-ups.ts';
import { agendaOf, type Booked, patientNumber } from '../../build/waiting.ts';
import { aWorld } from '../../build/world.ts';

const DAYS = Number(process.env.FOLLOW_UPS_DAYS ?? 365);
const PATIENTS = 2_000;
const APPOINTMENTS = Math.round((12_000 * DAYS) / 365);
const FIRST = dayOf(toLocal(Date.UTC(2026, 0, 5, 12), ZONE));

const base = aPractice();
const practice = { ...base, limits: { ...base.limits, perHour: 200, perDay: 400 } };

const rules = [
  aRule({ usefulFor: 14 * 60 }),
  aRule({
    id: 'early',
    trigger: { kind: 'before', moment: { kind: 'day', days: 0, minute: 420 } },
    only: { beginsBefore: 540 },
    does: aMessage({ template: 'booked-notice' }),
    usefulFor: 900,
  }),
  aRule({
    id: 'survey',
    trigger: { kind: 'after', moment: { kind: 'day', days: 1, minute: 720 } },
    only: { firstVisit: true },
    does: aMessage({ template: 'survey', class: 'S4' }),
    usefulFor: 3 * 1440,
    workingDays: true,
  }),
  aRule({
    id: 'recall',
    trigger: { kind: 'last-visit', months: 6, minute: 660 },
    does: aMessage({ template: 'recall', class: 'S3' }),
    usefulFor: 20 * 1440,
    workingDays: true,
    limit: { count: 1, days: 365 },
  }),
  aRule({
    id: 'unconfirmed',
    trigger: { kind: 'before', moment: { kind: 'minutes', minutes: 1440 } },
    only: { firstVisit: true, confirmed: false },
    does: { kind: 'task', task: 'call-back' },
  }),
];

/** Dice that always fall alike. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const roll = dice(Number(process.env.FOLLOW_UPS_SEED ?? 7));
const pick = (below: number) => Math.floor(roll() * below);

/** The wall clock of the practice: also over the two nights on which it jumps. */
function timeOn(day: number): Instant {
  let date = addDays(FIRST, day);
  while (weekdayOf(date) > 5) date = addDays(date, 1);
  return toInstant(at(date, 480 + pick(22) * 30), ZONE);
}

interface Appointment extends Booked {
  start: Instant;
  cancelled: boolean;
  /** When it was put into the agenda. */
  readonly made: Instant;
}

/** A third in weekly series of eight, the rest alone. */
function appointments(): Appointment[] {
  const all: Appointment[] = [];
  while (all.length < APPOINTMENTS) {
    const patient = `n${1 + pick(PATIENTS)}`;
    const day = pick(DAYS);
    const start = timeOn(day);
    const made = start - (1 + pick(20)) * DAY - pick(20) * HOUR;
    const dates = roll() < 0.06 ? 8 : 1;
    for (let n = 0; n < dates; n += 1) {
      const local = toLocal(start, ZONE);
      const date = addDays(dayOf(local), 7 * n);
      const when = toInstant(`${date}${local.slice(10)}` as typeof local, ZONE);
      all.push({ uid: `u${all.length}`, start: when, patient, cancelled: false, made });
    }
  }
  return all;
}

const weekOf = (start: Instant) => Math.floor(start / (7 * DAY));

/** One file a week, as a folder of calendars: a change touches one of them. */
function shelf(all: readonly Appointment[]) {
  const files = new Map<number, CalendarFile>();
  const write = (week: number, now: Instant) => {
    const booked = all.filter((one) => weekOf(one.start) === week && !one.cancelled && one.made <= now);
    files.set(week, { ...agendaOf(booked), name: `agenda/${week}.ics` });
  };
  return { write, files: () => [...files.values()] };
}

/** Hours in which the machine is off: a weekend, a night, four days in summer. */
function isOff(now: Instant): boolean {
  const day = Math.floor((now - toInstant(at(FIRST, 0), ZONE)) / DAY);
  return (day >= 200 && day < 204) || day === 61;
}

interface Fault {
  readonly outbox: 'none' | 'down' | 'lost-answer' | 'unknown';
  readonly agenda: 'none' | 'unreadable';
}

function weather(): Fault {
  const luck = roll();
  const outbox = luck < 0.01 ? 'down' : luck < 0.013 ? 'lost-answer' : luck < 0.015 ? 'unknown' : 'none';
  return { outbox, agenda: roll() < 0.01 ? 'unreadable' : 'none' };
}

interface Year {
  readonly world: MemoryWorld;
  readonly all: Appointment[];
  readonly changed: { moved: number; cancelled: number };
  /** What is noted of letters of which nobody knew, and why things did not go when they were last looked at, by key. */
  readonly seen: { readonly unknown: string[]; readonly withheld: Map<string, Withheld> };
}

/** The practice's own changes of an hour: some appointments move, some are cancelled, those that were made appear. */
function changes({ world, all, changed }: Year, book: ReturnType<typeof shelf>, now: Instant): void {
  const weeks = new Set<number>();
  for (const one of all) if (one.made <= now && one.made > now - HOUR) weeks.add(weekOf(one.start));
  for (let n = 0; n < 2; n += 1) {
    const one = all[pick(all.length)];
    if (one === undefined || one.made > now || one.start < now || one.cancelled || roll() < 0.3) continue;
    weeks.add(weekOf(one.start));
    if (roll() < 0.5) {
      one.start += (1 + pick(6)) * DAY;
      weeks.add(weekOf(one.start));
      changed.moved += 1;
    } else {
      one.cancelled = true;
      changed.cancelled += 1;
    }
  }
  if (weeks.size === 0) return;
  for (const week of weeks) book.write(week, now);
  world.replaceCalendars(book.files());
}

/** In the evening the practice has made its calls, and says of letters that nobody knows of what Sent shows. */
async function humanEvening({ world, seen }: Year): Promise<void> {
  const asked = await dueQuestion(world, practice, { rules });
  for (const one of asked.kind === 'question' ? standings(asked.question) : [])
    if (one.kind === 'withheld' && one.why !== 'done-before') seen.withheld.set(one.due.key, one.why);
  for (const kase of await world.store.cases('waiting')) await world.store.settle(kase.id, 'done');
  for (const kase of await world.store.cases('unknown')) {
    const notes = (await world.store.actions(kase.id)).filter(({ state }) => state === 'unknown');
    seen.unknown.push(...notes.map(({ note }) => note));
    await world.store.settle(kase.id, 'refused');
  }
}

/** A run that is cut off has told how far it was. */
function tellMonth({ world, seen }: Year, now: Instant, began: number): void {
  if (!dayOf(toLocal(now, ZONE)).endsWith('-01')) return;
  const took = ((performance.now() - began) / 1000).toFixed(0);
  const worked = (process.cpuUsage().user / 1_000_000).toFixed(0);
  process.stdout.write(
    `until ${dayOf(toLocal(now, ZONE))}: ${world.sent.length} letters, duplicates ${duplicates(world.sent)}, unknown ${seen.unknown.length}, ${took} s (${worked} s of work)\n`,
  );
}

function duplicates(sent: readonly Outgoing[]): number {
  const seen = new Set<string>();
  let twice = 0;
  // At a shared address two people may have the same hour.
  const alone = sent.filter(({ to }) => Number(to.slice(1, to.indexOf('@'))) % 20 !== 19);
  for (const { to, body } of alone) {
    for (const line of body.split('\n').filter((each) => /^\p{Lu}?\p{L}+ \d/u.test(each))) {
      const key = `${to} ${line} ${/\[[\w-]+\]/.exec(body.split('Bonjour')[1] ?? '')?.[0] ?? ''}`;
      if (seen.has(key)) twice += 1;
      seen.add(key);
    }
  }
  return twice;
}

it('a year of a practice', async () => {
  const all = appointments();
  const book = shelf(all);
  const start = toInstant(at(FIRST, 0), ZONE);
  const patients = Array.from({ length: PATIENTS }, (_, index) => {
    const n = index + 1;
    // One in twenty shares an address with a neighbour; one in twenty five has none that works.
    const shared = n % 20 === 0 ? n - 1 : n;
    const contact = {
      address: address(`n${shared}@example.org`),
      holder: 'self' as const,
      dead: n % 25 === 0,
    };
    return patientNumber(n, { contacts: [contact] });
  });
  for (const week of new Set(all.map((one) => weekOf(one.start)))) book.write(week, start);
  const world = aWorld({ now: start, patients, rules, texts: remindingTexts(), calendars: book.files() });
  for (let n = 7; n <= PATIENTS; n += 40) await world.store.stop(address(`n${n}@example.org`), start);
  for (let n = 3; n <= PATIENTS; n += 3)
    await world.store.recordConsent({
      patient: `n${n}`,
      class: 'S3',
      state: 'given',
      at: start,
      source: 'practice',
      by: 'test',
    });
  const year: Year = {
    world,
    all,
    changed: { moved: 0, cancelled: 0 },
    seen: { unknown: [], withheld: new Map() },
  };
  const began = performance.now();
  const ticks: number[] = [];
  for (let now = start; now < start + DAYS * DAY; now += HOUR) {
    world.turnClock(now);
    changes(year, book, now);
    const hour = Number(toLocal(now, ZONE).slice(11, 13));
    if (hour === 19) {
      await humanEvening(year);
      tellMonth(year, now, began);
    }
    if (isOff(now) || hour < 6 || hour > 21) continue;
    world.suffer(weather());
    for (const kase of await world.store.cases('acting')) await goOn(world, practice, kase);
    for (let again = 0; again < 3; again += 1) {
      const before = performance.now();
      const begun = await onDue(world, practice);
      ticks.push(performance.now() - before);
      if (begun === 0) break;
    }
  }
  const done = await world.store.followUps(0);
  const count = (as: string, rule: string) => done.filter((one) => one.as === as && one.rule === rule).length;
  const took = (performance.now() - began) / 1000;
  ticks.sort((a, b) => a - b);
  const quiet = world.sent.filter(({ date }) => {
    const minute = Number(toLocal(date, ZONE).slice(11, 13)) * 60 + Number(toLocal(date, ZONE).slice(14, 16));
    return minute >= 21 * 60 || minute < 8 * 60;
  }).length;
  await humanEvening(year);
  for (const { key } of done) year.seen.withheld.delete(key);
  const withheldBy = (rule: string) => {
    const theirs = [...year.seen.withheld].filter(([key]) => key.startsWith(`${rule}|`));
    const whys = [...grouped(theirs, ([, why]) => why)].map(([why, all]) => `${why} ${all.length}`);
    return whys.toSorted().join(', ') || 'none';
  };
  const doubts = [...grouped(year.seen.unknown, (note) => note)].map(
    ([note, all]) => `${all.length} "${note}"`,
  );
  const lines = rules.map(
    ({ id }) =>
      `  ${id.padEnd(12)} begun ${count('begun', id)}, missed and listed ${count('missed', id)}; withheld: ${withheldBy(id)}`,
  );
  const twiceCovered = done.length - new Set(done.map(({ key }) => key)).size;
  process.stdout.write(
    `${[
      `${PATIENTS} patients, ${all.length} appointments, ${year.changed.moved} moved, ${year.changed.cancelled} cancelled, ${DAYS} days`,
      `letters ${world.sent.length}; duplicates ${duplicates(world.sent)}; keys twice ${twiceCovered}; in quiet hours ${quiet}`,
      ...lines,
      `letters of which nobody knows whether they left, a human's: ${doubts.join(', ') || 'none'}`,
      `${took.toFixed(0)} s (${(process.cpuUsage().user / 1_000_000).toFixed(0)} s of work), ${ticks.length} ticks: median ${(ticks[Math.floor(ticks.length / 2)] ?? 0).toFixed(1)} ms, p99 ${(ticks[Math.floor(ticks.length * 0.99)] ?? 0).toFixed(0)} ms`,
    ].join('\n')}\n`,
  );
  expect({ twiceCovered, quiet, twice: duplicates(world.sent) }).toEqual({
    twiceCovered: 0,
    quiet: 0,
    twice: 0,
  });
});
