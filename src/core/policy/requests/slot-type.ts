import type { Practice, SlotType } from '../../../domain/practice.ts';

/** The kind of slot an appointment of this length takes: the nearest that is not shorter, else the longest. */
export function slotTypeFor({ slotTypes }: Practice, minutes: number): SlotType {
  const byLength = [...slotTypes].sort((a, b) => a.duration - b.duration);
  return byLength.find(({ duration }) => duration >= minutes) ?? byLength.at(-1) ?? slotTypes[0];
}

/** What a known patient books when nothing else was said: the first open type that is no first visit. */
export function usualSlotType({ slotTypes }: Practice): SlotType | null {
  return slotTypes.find(({ open, firstVisit }) => open && !firstVisit) ?? null;
}
