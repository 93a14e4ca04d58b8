// A follow-up rule as it stands in `followups/*.yaml`: types, forms and defaults, and nowhere else.

import { z } from 'zod';
import type { TaskKind } from '../../domain/action.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { MessageClass } from '../../domain/letter.ts';
import { COUNTRIES } from '../../domain/practice.ts';

/** `30 min`, `24 h`, `3 days`, `3 jours`. */
const LENGTH = /^(\d{1,4})\s*(min|minutes?|h|hours?|heures?|d|days?|j|jours?|weeks?|semaines?)$/;
const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$/;

const CLASSES = ['S1', 'S2', 'S3', 'S4', 'S5', 'S7'] as const satisfies readonly MessageClass[];
const TASKS = [
  'renewal',
  'document',
  'call-back',
  'contact-change',
  'file-document',
  'series',
  'survey',
  'other',
] as const satisfies readonly TaskKind[];

const length = z.string().regex(LENGTH, 'length');
const clock = z.string().regex(CLOCK, 'clock');
const days = z.int().min(0).max(400);

/** `{ days: 1, at: "10:00" }`, or `{ before: "2 h" }`-like lengths as `{ time: "2 h" }`. */
const moment = z.union([z.strictObject({ days, at: clock }), z.strictObject({ time: length })]);

const trigger = z.union([
  z.strictObject({ before: moment }),
  z.strictObject({ after: moment }),
  z.strictObject({ booked: moment }),
  z.strictObject({
    missed: z.strictObject({
      times: z.int().min(1).max(9).default(1),
      /** Only absences with no visit between them. */
      'in-a-row': z.boolean().default(false),
      days,
      at: clock,
    }),
  }),
  z.strictObject({ 'without-date': z.strictObject({ days: z.int().min(1).max(400), at: clock }) }),
  z.strictObject({ 'last-visit': z.strictObject({ months: z.int().min(1).max(36), at: clock }) }),
  z.strictObject({ 'series-left': z.strictObject({ sessions: z.int().min(0).max(60), at: clock }) }),
  z.strictObject({ closure: z.strictObject({ days, at: clock }) }),
  z.strictObject({ list: z.strictObject({ name: z.string().min(1), days, at: clock }) }),
]);

const conditions = z.strictObject({
  'slot-types': z.array(z.string()).optional(),
  practitioners: z.array(z.string()).optional(),
  languages: z.array(z.enum(LANGUAGES)).optional(),
  'first-visit': z.boolean().optional(),
  confirmed: z.boolean().optional(),
  'no-further-appointment': z.boolean().optional(),
  'begins-before': clock.optional(),
  chosen: z.boolean().optional(),
});

const message = z.strictObject({
  template: z.string().min(1),
  class: z.enum(CLASSES),
  /** Who says yes; for money and drop-outs a human always does (handbook §1.9). */
  approver: z.enum(['each', 'patient', 'rule']).default('each'),
  /** Paths from the practice's folder. */
  files: z.array(z.string().min(1)).default([]),
});

const words = z.union([z.string().min(1), z.strictObject({ fr: z.string().min(1), en: z.string().min(1) })]);

export const writtenRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'id'),
  says: words,
  /** Only practices of these countries; left out: all. */
  countries: z.array(z.enum(COUNTRIES)).optional(),
  trigger,
  only: conditions.default({}),
  message: message.optional(),
  task: z.enum(TASKS).optional(),
  /** How long after it fell due it is still of use. */
  'useful-for': length.default('1 day'),
  'working-days': z.boolean().default(false),
  limit: z
    .strictObject({ count: z.int().min(1).max(99), days: z.int().min(1).max(800) })
    .default({ count: 3, days: 1 }),
});
export type WrittenRule = z.output<typeof writtenRule>;

/** `10:30` as minutes after midnight. */
export function minuteOf(text: string): number {
  const [hour = '0', minute = '0'] = text.split(':');
  return Number(hour) * 60 + Number(minute);
}

/** A written length in minutes. */
export function minutesIn(text: string): number {
  const [, count = '0', unit = 'min'] = LENGTH.exec(text) ?? [];
  const [first = 'm'] = unit;
  return Number(count) * (UNITS[unit.startsWith('min') ? 'min' : first] ?? 1);
}

const UNITS: Readonly<Record<string, number>> = {
  min: 1,
  h: 60,
  d: 1440,
  j: 1440,
  w: 10_080,
  s: 10_080,
};
