// Whether a time is one the patient asked for. All times are wall clock of the practice as if UTC, milliseconds.

import { DAY, HOUR, MINUTE } from '../../../domain/time.ts';
import type { Wish } from '../../../domain/wish.ts';

/** A slot on the practice's wall clock. */
export interface LocalSlot {
  readonly localStart: number;
  readonly localEnd: number;
}

/** How well a slot answers the wishes: `rank` is the place of the first wish it meets. */
export interface Fit {
  readonly rank: number;
  /** It begins at the very minute that was named. */
  readonly exact: boolean;
  /** Milliseconds from the time that was named, for a slot near it only; else 0. */
  readonly distance: number;
}

/** How far from a named time another one on the same day is still worth offering. */
const NEAR = 3 * HOUR;

/** Null when the slot is excluded or meets no wish. Without wanted wishes every slot that is not excluded fits. */
export function fitOf(slot: LocalSlot, wishes: readonly Wish[]): Fit | null {
  if (wishes.some((wish) => !wish.include && overlapsWish(slot, wish))) return null;
  const wanted = wishes.filter(({ include }) => include);
  if (wanted.length === 0) return { rank: 0, exact: false, distance: 0 };
  const rank = wanted.findIndex((wish) => meets(slot, wish));
  if (rank >= 0) return { rank, exact: isExact(slot, wanted[rank]), distance: 0 };
  return nearest(slot, wanted);
}

function isExact(slot: LocalSlot, wish: Wish | undefined): boolean {
  return wish?.exact === true && slot.localStart === localOf(wish.start);
}

/** The part of a wish that lies on a slot's day. */
function windowOn({ localStart }: LocalSlot, { start, end, daily }: Wish): { from: number; to: number } {
  const day = Math.floor(localStart / DAY) * DAY;
  const [from, to] = daily ?? [0, 1440];
  return {
    from: Math.max(localOf(start), day + from * MINUTE),
    to: Math.min(localOf(end), day + to * MINUTE),
  };
}

/** A slot lies inside a wanted window; one that is longer than the window, or a named time, need only begin in it. */
function meets(slot: LocalSlot, wish: Wish): boolean {
  const { from, to } = windowOn(slot, wish);
  if (slot.localStart < from || slot.localStart >= to) return false;
  const tooLong = slot.localEnd - slot.localStart > to - from;
  return wish.exact === true || tooLong || slot.localEnd <= to;
}

function overlapsWish(slot: LocalSlot, wish: Wish): boolean {
  const { from, to } = windowOn(slot, wish);
  return slot.localStart < to && from < slot.localEnd;
}

/** A day away counts as much as four hours away on the wanted day. */
const DAY_AWAY = 4 * HOUR;

/** How far a slot lies from what was wanted, when nothing that was wanted is free; null when it was ruled out. */
export function nearestTo(slot: LocalSlot, wishes: readonly Wish[]): Fit | null {
  if (wishes.some((wish) => !wish.include && overlapsWish(slot, wish))) return null;
  const distances = wishes.filter(({ include }) => include).map((wish) => distanceTo(slot, wish));
  return { rank: 0, exact: false, distance: distances.length === 0 ? 0 : Math.min(...distances) };
}

/** From the wanted days, and from the wanted hours of a day. */
function distanceTo({ localStart, localEnd }: LocalSlot, { start, end, daily }: Wish): number {
  const [day, first, last] = [localStart, localOf(start), localOf(end) - 1].map((local) =>
    Math.floor(local / DAY),
  ) as [number, number, number];
  const [from, to] =
    daily ?? (first === last ? [minuteOf(start), (localOf(end) - first * DAY) / MINUTE] : [0, 1440]);
  const days = Math.max(0, first - day, day - last);
  const begins = localStart - day * DAY;
  const ends = localEnd - day * DAY;
  return days * DAY_AWAY + Math.max(0, from * MINUTE - begins, ends - to * MINUTE);
}

function minuteOf(time: string): number {
  return (localOf(time) % DAY) / MINUTE;
}

/** A slot of the same day within three hours of a named time. It ranks behind everything that was asked for. */
function nearest(slot: LocalSlot, wanted: readonly Wish[]): Fit | null {
  const distances = wanted
    .filter(({ exact }) => exact === true)
    .map(({ start }) => localOf(start))
    .filter((named) => Math.floor(named / DAY) === Math.floor(slot.localStart / DAY))
    .map((named) => Math.abs(named - slot.localStart));
  const distance = Math.min(...distances);
  return distance <= NEAR ? { rank: wanted.length, exact: false, distance } : null;
}

const locals = new Map<string, number>();

function localOf(time: string): number {
  const known = locals.get(time);
  if (known !== undefined) return known;
  if (locals.size > 1000) locals.clear();
  const local = Date.parse(`${time}:00Z`);
  locals.set(time, local);
  return local;
}
