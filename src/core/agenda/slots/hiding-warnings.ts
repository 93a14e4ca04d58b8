// Why a search found less than there may be: what is not understood counts as taken (design §1.4).

import type { AgendaWarning, Slot } from '../../../domain/agenda.ts';
import type { Practice } from '../../../domain/practice.ts';
import { MINUTE, overlap } from '../../../domain/time.ts';
import { concerns } from './busy.ts';
import { bookable, everySlot, type SlotsInput } from './slots.ts';

/**
 * What in the agenda is not understood and takes times that the search would else have found, each place once, in the
 * order of the files; open ranges (RFC 7953) that are not understood among them.
 */
export function hidingWarnings(input: SlotsInput): readonly AgendaWarning[] {
  const { practice, availability = [] } = input;
  const unread = availability.flatMap(({ warnings }) => warnings);
  const all = [...input.warnings, ...unread];
  if (all.length === 0) return [];
  const within = bookable(input);
  const found = new Set(everySlot(input, within).map(keyOf));
  const read = availability.filter(({ warnings }) => warnings.length === 0);
  const hidden = everySlot({ ...input, warnings: [], availability: read }, within).filter(
    (slot) => !found.has(keyOf(slot)),
  );
  // What is not understood may also be the mark of an open range.
  const mayOpen = practice.agenda.openMarks.length > 0;
  const hiding = all.filter(
    (warning) =>
      (mayOpen && (warning.span === null || overlap(warning.span, within))) ||
      hidden.some((slot) => takes(warning, slot, practice)),
  );
  return [...new Map(hiding.map((warning) => [placeOf(warning), warning])).values()];
}

/** Whether a warning's time, or any time when it has none, meets a slot with its buffers. */
function takes({ file, span }: AgendaWarning, slot: Slot, practice: Practice): boolean {
  const practitioner = practice.practitioners.find(({ id }) => id === slot.practitioner);
  if (practitioner === undefined || !concerns(file, practitioner, practice)) return false;
  const type = practice.slotTypes.find(({ id }) => id === slot.type);
  const start = slot.start - (type?.bufferBefore ?? 0) * MINUTE;
  const end = slot.end + (type?.bufferAfter ?? 0) * MINUTE;
  return span === null || overlap(span, { start, end });
}

function keyOf({ start, practitioner }: Slot): string {
  return `${start} ${practitioner}`;
}

function placeOf({ file, line, sentence }: AgendaWarning): string {
  return JSON.stringify([file, line, sentence]);
}
