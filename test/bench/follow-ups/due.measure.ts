// How long it takes to say what is due: 10,000 coming appointments of 2,000 patients, three rules. Budget 200 ms.

import { it } from 'vitest';
import { expand } from '../../../src/core/agenda/recurrence/expand.ts';
import { bookOf } from '../../../src/core/followups/book.ts';
import { type DueQuestion, standings } from '../../../src/core/followups/due.ts';
import { ownedAppointments } from '../../../src/core/followups/owned.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';
import { aPractice, NOW, ZONE } from '../../build/builders.ts';
import { aMessage, aRule } from '../../build/follow-ups.ts';
import { agendaOf, patientNumber } from '../../build/waiting.ts';

const patients = Array.from({ length: 2_000 }, (_, n) => patientNumber(n + 1));
const booked = Array.from({ length: 10_000 }, (_, n) => ({
  uid: `u${n}`,
  start: NOW + Math.floor(n / 50) * DAY + (n % 50) * 10 * MINUTE,
  patient: `n${1 + (n % 2_000)}`,
}));
const rules = [
  aRule(),
  aRule({ id: 'two-days', trigger: { kind: 'before', moment: { kind: 'day', days: 2, minute: 600 } } }),
  aRule({
    id: 'survey',
    trigger: { kind: 'after', moment: { kind: 'day', days: 1, minute: 600 } },
    does: aMessage({ class: 'S4', template: 'survey' }),
  }),
];

it('what is due of 10,000 coming appointments', () => {
  const files = [agendaOf(booked)];
  const around = { start: NOW - 400 * DAY, end: NOW + 400 * DAY };
  expand(files, around, ZONE);
  const measure = (days: number) => {
    const before = performance.now();
    const book = bookOf(ownedAppointments(expand(files, around, ZONE).occurrences, [...patients]));
    const question: DueQuestion = {
      practice: aPractice(),
      rules,
      paused: [],
      book,
      rows: [],
      patients,
      done: [],
      settled: new Set(),
      seen: {},
      may: () => ({ kind: 'yes' }),
      chosen: () => false,
      now: NOW,
      within: { start: NOW - 30 * DAY, end: NOW + days * DAY },
    };
    const found = standings(question).length;
    return { took: performance.now() - before, found };
  };
  for (const days of [1, 14, 400]) {
    const runs = Array.from({ length: 9 }, () => measure(days)).toSorted((a, b) => a.took - b.took);
    const [best] = runs;
    process.stdout.write(
      `${days} days ahead: ${best?.found} due, median ${runs[4]?.took.toFixed(0)} ms, best ${best?.took.toFixed(0)} ms\n`,
    );
  }
});
