import { DAY, type Span, type Zone } from '../../../domain/time.ts';
import { expandPrepared } from '../recurrence/expand.ts';
import { prepareFile } from '../recurrence/prepared-file.ts';

/** Days round a change in which two texts must show the same. */
const AROUND = 400 * DAY;

/**
 * Whether two calendar texts show the same events at the same times round a moment: servers write properties in another
 * order, fold lines elsewhere, and drop what they do not know.
 */
export function sameMeaning(one: string, other: string, around: Span, zone: Zone): boolean {
  if (one === other) return true;
  const window = { start: around.start - AROUND, end: around.end + AROUND };
  return meaningOf(one, window, zone) === meaningOf(other, window, zone);
}

function meaningOf(text: string, window: Span, zone: Zone): string {
  const { occurrences, warnings } = expandPrepared(
    { name: '', practitioner: null },
    prepareFile(text, zone),
    window,
    'en',
  );
  const shown = occurrences.map(({ uid, recurrenceId, start, end, allDay, status, transparent, summary }) =>
    [uid, recurrenceId, start, end, allDay, status, transparent, summary].join('|'),
  );
  return JSON.stringify([shown.sort(), warnings.map(({ sentence }) => sentence).sort()]);
}
