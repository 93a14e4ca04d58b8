import type { AlonePart, EarnedKind, KindRecord } from '../../domain/autonomy.ts';
import type { Autonomy, MinuteRange, Practice } from '../../domain/practice.ts';
import { dayOf, type Instant, minutesOf, toLocal, weekdayOf } from '../../domain/time.ts';

type Clocked = Pick<Practice, 'zone' | 'partsOfDay'>;

/**
 * How far a kind goes at a moment. `written` is what practice.yaml says: `off` there stays off, `suggest` can be
 * switched on, `auto` is on until it falls back.
 */
export function autonomyAt(
  written: Autonomy,
  record: KindRecord | undefined,
  { practice, now }: { readonly practice: Clocked; readonly now: Instant },
): Autonomy {
  if (written === 'off' || record === undefined) return written;
  switch (record.standing.state) {
    case 'as-written':
      return written;
    case 'on':
      return isAmong(record.standing.only, practice, now) ? 'auto' : 'suggest';
    case 'off':
    case 'fell-back':
      return 'suggest';
  }
}

/** Whether a kind is answered alone at any hour at all. */
export function isOpen(written: Autonomy, record: KindRecord | undefined): boolean {
  if (written === 'off') return false;
  const state = record?.standing.state ?? 'as-written';
  return state === 'on' || (state === 'as-written' && written === 'auto');
}

/** The practice with the autonomy that holds now, by records and hour. Nothing else of it changes. */
export function withAutonomy(practice: Practice, records: readonly KindRecord[], now: Instant): Practice {
  if (records.every(({ standing }) => standing.state === 'as-written')) return practice;
  const held = Object.fromEntries(
    records.map((record) => {
      const written = practice.autonomy[record.kind];
      return [record.kind, autonomyAt(written, record, { practice, now })];
    }),
  ) as Partial<Record<EarnedKind, Autonomy>>;
  return { ...practice, autonomy: { ...practice.autonomy, ...held } };
}

/** From the practice's evening to its morning, in minutes after midnight. */
export function eveningOf({ partsOfDay }: Pick<Practice, 'partsOfDay'>): MinuteRange {
  return [partsOfDay.evening[0], partsOfDay.morning[0]];
}

/** Whether a moment lies in one of the parts; no parts are the whole week. */
export function isAmong(only: readonly AlonePart[], practice: Clocked, now: Instant): boolean {
  return only.length === 0 || only.some((part) => isIn(part, practice, now));
}

function isIn(part: AlonePart, practice: Clocked, now: Instant): boolean {
  const local = toLocal(now, practice.zone);
  switch (part.kind) {
    case 'weekends':
      return weekdayOf(dayOf(local)) >= 6;
    case 'evenings':
      return isBetween(eveningOf(practice), minutesOf(local));
    case 'hours':
      return isBetween(part.range, minutesOf(local));
  }
}

function isBetween([from, to]: MinuteRange, minute: number): boolean {
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}
