// Wishes are compared by the minutes they cover, not by how they were cut into windows.

import { addDays, dayOf, daysBetween, type LocalDate, minutesOf } from '../../domain/time.ts';
import type { Wish } from '../../domain/wish.ts';

/** Days after the first one beyond which nothing is compared: an open end is a year. */
const HORIZON = 400;
/** Minutes of one step; nobody names a finer time. */
const STEP = 5;
const STEPS = 1440 / STEP;

type Cover = ReadonlyMap<LocalDate, Uint8Array>;

/** How a second reading of wanted times stands to a first one, day by day. */
export interface TimesBeside {
  /** Days that both want. */
  readonly shared: readonly LocalDate[];
  /** Days that the first alone wants. */
  readonly lacking: readonly LocalDate[];
  /** Days that the second alone wants. */
  readonly added: readonly LocalDate[];
  /** The minutes are the same on every day. */
  readonly exact: boolean;
  /** On some day that both want they share no minute. */
  readonly apart: boolean;
}

/** Whether two readings want the same days, and whether they want the same minutes of them. */
export function sameTimes(
  a: readonly Wish[],
  b: readonly Wish[],
): { readonly days: boolean; readonly exact: boolean } {
  // "Not on Tuesdays", and nothing at all, leave the same hours of no day; only one of them was said.
  if ((a.length === 0) !== (b.length === 0)) return { days: false, exact: false };
  const { lacking, added, exact } = timesBeside(a, b);
  return { days: lacking.length + added.length === 0, exact };
}

/** Compares two readings of wanted times. */
export function timesBeside(a: readonly Wish[], b: readonly Wish[]): TimesBeside {
  const days = daysOf([...a, ...b]);
  const [one, other] = [cover(a, days), cover(b, days)];
  const shared = days.filter((day) => isWanted(one, day) && isWanted(other, day));
  return {
    shared,
    lacking: days.filter((day) => isWanted(one, day) && !isWanted(other, day)),
    added: days.filter((day) => !isWanted(one, day) && isWanted(other, day)),
    exact: days.every((day) => sameSteps(one.get(day), other.get(day))),
    apart: shared.some((day) => !meet(one.get(day), other.get(day))),
  };
}

function daysOf(wishes: readonly Wish[]): readonly LocalDate[] {
  const days = new Set<LocalDate>();
  for (const wish of wishes) for (const { day } of stretches(wish)) days.add(day);
  return [...days];
}

/** Only exclusions: everything else of the days in question is wanted. */
function cover(wishes: readonly Wish[], days: readonly LocalDate[]): Cover {
  const wanted = wishes.filter(({ include }) => include);
  const everything = wanted.length === 0 && wishes.length > 0;
  const covered = new Map(days.map((day) => [day, new Uint8Array(STEPS).fill(everything ? 1 : 0)]));
  for (const wish of wanted) paint(covered, wish, 1);
  for (const wish of wishes.filter(({ include }) => !include)) paint(covered, wish, 0);
  return covered;
}

function paint(covered: Map<LocalDate, Uint8Array>, wish: Wish, value: 0 | 1): void {
  for (const { day, from, to } of stretches(wish)) {
    covered.get(day)?.fill(value, Math.floor(from / STEP), Math.ceil(to / STEP));
  }
}

interface Stretch {
  readonly day: LocalDate;
  /** Minutes after midnight. */
  readonly from: number;
  readonly to: number;
}

function stretches({ start, end, daily }: Wish): readonly Stretch[] {
  const first = dayOf(start);
  const last = Math.min(HORIZON, daysBetween(first, dayOf(end)));
  return Array.from({ length: last + 1 }, (_, n) => {
    const from = n === 0 ? minutesOf(start) : 0;
    const to = n === daysBetween(first, dayOf(end)) ? minutesOf(end) : 1440;
    const [open, close] = daily ?? [0, 1440];
    return { day: addDays(first, n), from: Math.max(from, open), to: Math.min(to, close) };
  }).filter(({ from, to }) => from < to);
}

function isWanted(covered: Cover, day: LocalDate): boolean {
  return covered.get(day)?.includes(1) ?? false;
}

function sameSteps(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return (a ?? []).every((step, n) => step === b?.[n]);
}

function meet(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return (a ?? []).some((step, n) => step === 1 && b?.[n] === 1);
}
