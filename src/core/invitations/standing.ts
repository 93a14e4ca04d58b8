// Where an appointment stands in the agenda, by its names alone.

import type { CalendarFile } from '../../domain/agenda.ts';
import type { EventName, ToldAs, ToldEvent } from '../../domain/invitation.ts';
import { DAY, type Span, type Zone } from '../../domain/time.ts';
import { factsOf, uidOf } from '../agenda/icalendar/event-sheet.ts';
import { preparedFile } from '../agenda/recurrence/expand.ts';
import type { PreparedFile, Single } from '../agenda/recurrence/prepared-file.ts';
import { expandRecurrenceSet, type RecurrenceSet } from '../agenda/recurrence/recurrence-set.ts';

/** `unclear`: it stands there twice, all day long, or in words that are not fully understood. */
export type Standing =
  | { readonly kind: 'stands'; readonly event: ToldEvent }
  | { readonly kind: 'cancelled'; readonly event: ToldEvent }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unclear' };

interface Found {
  readonly event: ToldEvent;
  readonly cancelled: boolean;
  readonly allDay: boolean;
}

/** The event, or date of a series, with these names in the files, as it stands now. */
export function standingOf(name: EventName, files: readonly CalendarFile[], zone: Zone): Standing {
  const prepared = files.map((file) => preparedFile(file, zone));
  if (name.uid === '' || prepared.some((file) => isDoubtful(file, name.uid))) return { kind: 'unclear' };
  const found = prepared.flatMap((file) => foundIn(byUid(file).get(name.uid), name));
  const [only, another] = found;
  if (only === undefined) return { kind: 'gone' };
  if (another !== undefined || only.allDay) return { kind: 'unclear' };
  return { kind: only.cancelled ? 'cancelled' : 'stands', event: only.event };
}

/** Whether an appointment stands, or is gone, as it is told. */
export function standsAsTold(told: ToldAs, files: readonly CalendarFile[], zone: Zone): boolean {
  const standing = standingOf(told, files, zone);
  if (told.span === null) return standing.kind === 'cancelled' || standing.kind === 'gone';
  return standing.kind === 'stands' && isAt(standing.event, told.span);
}

/** Whether an event lies exactly there. */
export function isAt(event: Span, span: Span): boolean {
  return event.start === span.start && event.end === span.end;
}

/** A file that is empty or cut off may have lost it; an event that is not understood may lie anywhere. */
function isDoubtful({ troubles }: PreparedFile, uid: string): boolean {
  return troubles.some(
    (trouble) => trouble.uid === uid || trouble.code === 'no-calendar' || trouble.code === 'file-cut-off',
  );
}

interface Entries {
  readonly singles: Single[];
  readonly series: RecurrenceSet[];
}

/** Remembered with the file: every tick looks for each appointment that a calendar was told of. */
const indexes = new WeakMap<PreparedFile, ReadonlyMap<string, Entries>>();

function byUid(file: PreparedFile): ReadonlyMap<string, Entries> {
  const known = indexes.get(file);
  if (known !== undefined) return known;
  const index = new Map<string, Entries>();
  const entriesOf = (uid: string): Entries => {
    const entries = index.get(uid) ?? { singles: [], series: [] };
    index.set(uid, entries);
    return entries;
  };
  for (const single of file.singles) entriesOf(uidOf(single.block)).singles.push(single);
  for (const series of file.series)
    entriesOf((series.masters[0] ?? series.overrides[0])?.uid ?? '').series.push(series);
  indexes.set(file, index);
  return index;
}

function foundIn(entries: Entries | undefined, name: EventName): readonly Found[] {
  if (entries === undefined) return [];
  if (name.recurrenceId === null) return entries.singles.map((single) => singleAs(single, name));
  return entries.series.flatMap((series) => dateIn(series, name));
}

function singleAs({ block, start, end, sequence, allDay }: Single, { uid }: EventName): Found {
  const event = { uid, recurrenceId: null, start, end, original: null, sequence };
  return { event, cancelled: factsOf(block, allDay).status === 'CANCELLED', allDay };
}

function dateIn(series: RecurrenceSet, { uid, recurrenceId }: EventName): readonly Found[] {
  const first = series.masters[0] ?? series.overrides[0];
  if (first === undefined || recurrenceId === null) return [];
  const original = first.start.zone.toInstant(Date.parse(`${recurrenceId}:00Z`));
  const around = { start: original - DAY, end: original + DAY };
  const dates = expandRecurrenceSet(series, around).occurrences.filter(
    (one) => one.recurrenceId === recurrenceId,
  );
  return dates.map(({ start, end, line, status, allDay }) => {
    const events = [...series.overrides, ...series.masters];
    const sequence = events.find(({ block }) => block.line === line)?.sequence ?? 0;
    const event = { uid, recurrenceId, start, end, original, sequence };
    return { event, cancelled: status === 'CANCELLED', allDay };
  });
}
