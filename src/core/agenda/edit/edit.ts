// Changes of a calendar file, made in its text (handbook R-51): one event or one occurrence is touched, every other byte
// stays. A series is never rewritten: one date of it changes by an override. Nobody's event is deleted.

import type { AgendaChange, AppointmentRef, Occurrence } from '../../../domain/agenda.ts';
import type { ProgramLanguage } from '../../../domain/language.ts';
import type { Instant, Span, Zone } from '../../../domain/time.ts';
import { readEvent } from '../icalendar/event.ts';
import { uidOf } from '../icalendar/event-sheet.ts';
import type { CalendarEvent, Clocks } from '../icalendar/event-types.ts';
import { writeDateTime } from '../icalendar/ics-time.ts';
import type { EventBlock } from '../icalendar/parse.ts';
import { isHoldUid } from '../marks.ts';
import { expandPrepared } from '../recurrence/expand.ts';
import { type PreparedFile, prepareFile } from '../recurrence/prepared-file.ts';
import { localText } from '../recurrence/recurrence-set.ts';
import { bookingLines, zoneFor } from './booking-text.ts';
import { type Refusal, refusalSentence, staleSentence } from './edit-words.ts';
import { eventLines, lineBreakOf, linesText, type Replacement, replaceAll, setLines } from './event-text.ts';
import { overrideText } from './override-text.ts';

import { timeLines } from './time-lines.ts';

export interface EditOptions {
  readonly zone: Zone;
  readonly prodId: string;
  readonly language?: ProgramLanguage;
}

export type Edit =
  | { readonly kind: 'edited'; readonly text: string }
  /** The appointment is no longer where the change was decided on. */
  | { readonly kind: 'stale'; readonly sentence: string }
  /** The file or the event is of a kind that we do not change by ourselves. */
  | { readonly kind: 'refused'; readonly sentence: string };

type Booking = Extract<AgendaChange, { kind: 'book' }>;
type OldChange = Exclude<AgendaChange, { kind: 'book' | 'unhold' }>;
type Unhold = Extract<AgendaChange, { kind: 'unhold' }>;

interface Circumstances {
  readonly now: Instant;
  readonly options: EditOptions;
}

/** Makes one change in iCalendar text. `now` becomes DTSTAMP. The result was read back and shows exactly the change. */
export function editCalendar(text: string, change: AgendaChange, now: Instant, options: EditOptions): Edit {
  const circumstances = { now, options };
  const uid = change.kind === 'book' ? change.uid : change.ref.uid;
  const page = prepareFile(text, options.zone, uid);
  if (page.troubles.some(({ code }) => code === 'no-calendar' || code === 'file-cut-off')) {
    return refused('incomplete-file', options);
  }
  const edit = made(text, page, change, circumstances);
  if (edit.kind !== 'edited' || shows(prepareFile(edit.text, options.zone, uid), change)) return edit;
  return refused('not-shown', options);
}

function made(text: string, page: PreparedFile, change: AgendaChange, circumstances: Circumstances): Edit {
  switch (change.kind) {
    case 'book':
      return book(text, page, change, circumstances);
    case 'unhold':
      return unhold(text, page, change, circumstances.options);
    case 'move':
    case 'cancel':
    case 'confirm':
      return alter(text, page, change, circumstances);
  }
}

/** An empty calendar, for a folder in which every appointment is a file of its own. */
export function emptyCalendar(prodId: string): string {
  return linesText(['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${prodId}`, 'END:VCALENDAR'], '\r\n');
}

/** Whether a calendar object has nothing left to say: RFC 4791 §4.1 allows no such object on a server. */
export function isEmptyCalendar(text: string): boolean {
  return !/^BEGIN:(?!VCALENDAR|VTIMEZONE|STANDARD|DAYLIGHT)/im.test(text);
}

function refused(why: Refusal, { language = 'fr' }: EditOptions): Edit {
  return { kind: 'refused', sentence: refusalSentence(why, language) };
}

function book(text: string, page: PreparedFile, change: Booking, { now, options }: Circumstances): Edit {
  const same = occurrencesAt(page, change.span).find(
    ({ patientId, status }) => patientId === change.patient && status === change.status,
  );
  if (same !== undefined) return { kind: 'edited', text };
  if (page.blocks.events.some((block) => uidOf(block) === change.uid)) return refused('uid-taken', options);
  const added = [...zoneFor(page.blocks, change), ...bookingLines(change, now)];
  const at = page.blocks.endOfCalendar ?? text.length;
  return {
    kind: 'edited',
    text: replaceAll(text, [{ from: at, to: at, text: linesText(added, lineBreakOf(text)) }]),
  };
}

/** Takes out our own TENTATIVE event where we put it. One that is gone stays gone; one that changed is not ours any more. */
function unhold(text: string, page: PreparedFile, { ref, from }: Unhold, options: EditOptions): Edit {
  const blocks = page.blocks.events.filter((block) => uidOf(block) === ref.uid);
  const [block, another] = blocks;
  if (block === undefined) return { kind: 'edited', text };
  const [standing] = occurrencesAt(page, from).filter(({ uid }) => uid === ref.uid);
  if (another !== undefined || !block.closed || !isHoldUid(ref.uid)) return refused('not-ours', options);
  if (standing?.status !== 'TENTATIVE') return { kind: 'edited', text };
  return { kind: 'edited', text: replaceAll(text, [{ from: block.from, to: block.to, text: '' }]) };
}

function alter(text: string, page: PreparedFile, change: OldChange, circumstances: Circumstances): Edit {
  const { ref, from } = change;
  const { options } = circumstances;
  if (ref.uid === '') return refused('no-uid', options);
  const [occurrence, another] = occurrencesAt(page, from).filter(isDate(ref));
  if (another !== undefined) return refused('twice', options);
  if (occurrence === undefined || (occurrence.status === 'CANCELLED' && change.kind !== 'cancel')) {
    return { kind: 'stale', sentence: staleSentence(from, options) };
  }
  if (occurrence.status === 'CANCELLED') return { kind: 'edited', text };
  const replacements = replacementsFor(page, change, occurrence, circumstances.now);
  return typeof replacements === 'string'
    ? refused(replacements, options)
    : { kind: 'edited', text: replaceAll(text, replacements) };
}

/** What to replace in the file: lines of the event itself, or a new override for one date of a series. */
function replacementsFor(
  { blocks, clocks }: PreparedFile,
  change: OldChange,
  occurrence: Occurrence,
  now: Instant,
): readonly Replacement[] | Refusal {
  const event = understood(
    blocks.events.find(({ line }) => line === occurrence.line),
    clocks,
  );
  if (event === null) return 'event-not-understood';
  const times = change.kind === 'move' ? timeLines({ event, clocks, to: change.to }) : [];
  if (times === null) return 'time-not-writable';
  const lines = [...times, ...stateLines(event, change, now)];
  if (!repeats(event) && !event.andFuture) return setLines(event.block, lines);
  const original = change.ref.recurrenceId;
  const master = repeats(event) ? event : masterOf(blocks.events, event, clocks);
  if (original === null || master === null) return 'event-not-understood';
  if (event.replaces !== null && localText(event.replaces.local) === original) return 'range-start';
  return [overrideText({ event, master, original, lines, from: change.from, clocks })];
}

function repeats({ rules, extraDates }: CalendarEvent): boolean {
  return rules.length + extraDates.length > 0;
}

/** An event that is whole and clear: only such events are changed. */
function understood(block: EventBlock | undefined, clocks: Clocks): CalendarEvent | null {
  if (block === undefined) return null;
  const { event, troubles } = readEvent(block, clocks);
  return troubles.length > 0 || !block.closed ? null : event;
}

/** The series to which an override belongs. */
function masterOf(blocks: readonly EventBlock[], event: CalendarEvent, clocks: Clocks): CalendarEvent | null {
  return (
    blocks
      .map((block) => understood(block, clocks))
      .find((other) => other?.uid === event.uid && other.replaces === null && repeats(other)) ?? null
  );
}

/** The lines that say what became of the event, and that it changed (RFC 5545 §3.8.7). */
function stateLines(event: CalendarEvent, change: OldChange, now: Instant) {
  const stamp = `${writeDateTime(now)}Z`;
  const line = (name: string, value: string) => ({ name, line: `${name}:${value}` });
  const revision = [
    line('SEQUENCE', String(event.sequence + 1)),
    line('DTSTAMP', stamp),
    line('LAST-MODIFIED', stamp),
  ];
  switch (change.kind) {
    case 'move':
      // The patient confirmed the old time, not the new one.
      return eventLines(event.block).some(({ name, nested }) => name === 'X-PRACTICE-CONFIRMED' && !nested)
        ? [line('X-PRACTICE-CONFIRMED', 'FALSE'), ...revision]
        : revision;
    case 'cancel':
      return [line('STATUS', 'CANCELLED'), ...revision];
    case 'confirm':
      return [line('STATUS', 'CONFIRMED'), line('X-PRACTICE-CONFIRMED', 'TRUE'), ...revision];
  }
}

/** The occurrences of a page at exactly this time. */
function occurrencesAt(page: PreparedFile, at: Span): readonly Occurrence[] {
  const window = { start: at.start, end: Math.max(at.end, at.start + 1) };
  const { occurrences } = expandPrepared({ name: '', practitioner: null }, page, window, 'fr');
  return occurrences.filter((one) => one.uid !== '' && one.start === at.start && one.end === at.end);
}

function isDate(ref: AppointmentRef): (occurrence: Occurrence) => boolean {
  return ({ recurrenceId }) => recurrenceId === ref.recurrenceId;
}

/** Whether a changed file, read again, shows the change. */
function shows(page: PreparedFile, change: AgendaChange): boolean {
  if (change.kind === 'book') return occurrencesAt(page, change.span).length === 1;
  if (change.kind === 'unhold') return true;
  const [occurrence, another] = occurrencesAt(page, change.kind === 'move' ? change.to : change.from).filter(
    isDate(change.ref),
  );
  if (occurrence === undefined || another !== undefined) return false;
  switch (change.kind) {
    case 'move':
      return occurrence.status !== 'CANCELLED';
    case 'cancel':
      return occurrence.status === 'CANCELLED';
    case 'confirm':
      return occurrence.status === 'CONFIRMED';
  }
}
