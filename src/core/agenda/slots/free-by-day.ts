import type { Slot } from '../../../domain/agenda.ts';
import type { Instant, LocalDate } from '../../../domain/time.ts';
import type { DayInput } from '../day-stretches.ts';
import { dayIn } from '../open/open-hours.ts';
import { bookable, everySlot } from './slots.ts';

interface Asked {
  readonly practitioner: string | null;
  /** Slot type id; null: what a known patient usually gets. */
  readonly type: string | null;
  readonly until: Instant;
}

/** Every time that could be given now, by day, days without one left out. */
export function freeSlotsByDay(
  input: DayInput & { readonly now: Instant },
  { practitioner, type, until }: Asked,
): readonly { readonly day: LocalDate; readonly slots: readonly Slot[] }[] {
  const { practice } = input;
  const usual = practice.slotTypes.find(({ open, firstVisit }) => open && !firstVisit);
  const id = type ?? (usual ?? practice.slotTypes[0]).id;
  const query = { wishes: [], type: id, practitioner, firstVisit: false, count: 1 };
  const { start, end } = bookable({ ...input, query });
  const found = everySlot({ ...input, query }, { start, end: Math.min(end, until) });
  const days = new Map<LocalDate, Slot[]>();
  for (const slot of found.toSorted((a, b) => a.start - b.start)) {
    const day = dayIn(practice, slot.start);
    const sameDay = days.get(day);
    if (sameDay === undefined) days.set(day, [slot]);
    else sameDay.push(slot);
  }
  return [...days].map(([day, slots]) => ({ day, slots }));
}
