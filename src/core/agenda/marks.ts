// Events that do not simply take their time: ranges marked open, ranges kept for urgencies, visits at a patient's home,
// and the times we keep ourselves. Each is known by a word the practice chose, or by the UID we gave it.

import type { Offer } from '../../domain/action.ts';
import type { Occurrence } from '../../domain/agenda.ts';
import type { OpenMark, Practice } from '../../domain/practice.ts';

/**
 * The kind of open range an event marks; null when it marks none. Somebody's appointment, what is not certain, and what
 * stands in a feed of others never opens anything.
 */
export function openMarkOf(occurrence: Occurrence, { agenda }: Pick<Practice, 'agenda'>): OpenMark | null {
  const { patientId, attendees, status, allDay, file } = occurrence;
  if (patientId !== null || attendees.length > 0 || status !== 'CONFIRMED' || allDay) return null;
  const source = agenda.sources.find(({ name }) => file === name || file.startsWith(`${name}/`));
  if (source?.writable === false) return null;
  return agenda.openMarks.find(({ word }) => bears(occurrence, [word])) ?? null;
}

/** A range kept for urgencies: taken for us, even where the event says that it is free. */
export function isReserved(occurrence: Occurrence, { agenda }: Pick<Practice, 'agenda'>): boolean {
  return occurrence.status !== 'CANCELLED' && bears(occurrence, agenda.reservedWords);
}

/** Minutes on the way before and after an event; 0 for what happens at the practice. */
export function travelOf(occurrence: Occurrence, { agenda }: Pick<Practice, 'agenda'>): number {
  return bears(occurrence, agenda.homeVisits.words) ? agenda.homeVisits.travel : 0;
}

/** Whether a category of the event is one of the words, or its title begins with one. */
function bears({ categories, summary }: Occurrence, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const title = summary.trim().toLowerCase();
  return words.some(
    (word) =>
      categories.includes(word) ||
      (title.startsWith(word) && !/^[\p{L}\p{N}]/u.test(title.slice(word.length))),
  );
}

/** UID of the event that shows a kept time in the agenda: always the same, so that it is found after a crash. */
export function holdUid(offer: string, number: number): string {
  return `hold-${offer}-${number}@practice-agent`;
}

/** Whether `holdUid` made it: an event of ours that shows a kept time, whoever copied it where. */
export function isHoldUid(uid: string): boolean {
  return uid.startsWith('hold-o-') && uid.endsWith('@practice-agent');
}

/** The times that open offers keep, without those a human took back in the agenda. */
export function heldSlots({ slots, takenBack = [] }: Offer): Offer['slots'] {
  return slots.filter((_, index) => !takenBack.includes(index + 1));
}

/** The occurrences without our own events of times that these offers keep and that lie where we put them. */
export function withoutHolds(
  occurrences: readonly Occurrence[],
  offers: readonly Offer[],
): readonly Occurrence[] {
  const ours = new Map(
    offers.flatMap(({ id, slots }) => slots.map((slot, index) => [holdUid(id, index + 1), slot] as const)),
  );
  if (ours.size === 0) return occurrences;
  return occurrences.filter(({ uid, start, end }) => {
    const slot = isHoldUid(uid) ? ours.get(uid) : undefined;
    return slot === undefined || slot.start !== start || slot.end !== end;
  });
}
