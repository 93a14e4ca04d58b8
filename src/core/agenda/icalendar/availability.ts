// VAVAILABILITY (RFC 7953): what a calendar says of its own open time. Inside the time such a component covers, only its
// AVAILABLE parts are open; of several the one with the higher priority counts. What can't be read opens nothing.

import type { AgendaWarning, CalendarFile } from '../../../domain/agenda.ts';
import type { ProgramLanguage } from '../../../domain/language.ts';
import { DAY, type Span, type Zone } from '../../../domain/time.ts';
import { expandPrepared, preparedFile } from '../recurrence/expand.ts';
import { type PreparedFile, preparedEvents } from '../recurrence/prepared-file.ts';
import { rememberedOfFiles } from '../recurrence/same-files.ts';
import { merge } from '../slots/busy.ts';
import { type Trouble, warningOf } from '../trouble.ts';
import { eventSheet, timeOn } from './event-sheet.ts';
import type { Clocks } from './event-types.ts';
import { parseIcsDuration } from './ics-time.ts';
import type { AvailabilityBlock } from './parse.ts';

export interface Availability {
  readonly file: string;
  readonly line: number;
  /** The time it speaks of; open ends reach beyond the window asked for. */
  readonly covers: Span;
  /** 1 highest … 9 lowest, 0 none given: lower than all (RFC 7953 §3.1). */
  readonly priority: number;
  readonly open: readonly Span[];
  /** What of it is not understood: the time it covers is closed. */
  readonly warnings: readonly AgendaWarning[];
}

/** What the files say of their open time in a window. */
export function availabilityIn(
  files: readonly CalendarFile[],
  window: Span,
  zone: Zone,
  language: ProgramLanguage = 'fr',
): readonly Availability[] {
  return speaking(files, zone, () => files.filter((file) => blocksOf(file, zone).length > 0)).flatMap(
    (file) =>
      blocksOf(file, zone).map((block) => {
        return read(block, { file, prepared: preparedFile(file, zone), window, language });
      }),
  );
}

/** The files that speak of their open time: mostly none. */
const speaking = rememberedOfFiles<readonly CalendarFile[]>();

function blocksOf(file: CalendarFile, zone: Zone): readonly AvailabilityBlock[] {
  return preparedFile(file, zone).blocks.availabilities;
}

interface Around {
  readonly file: CalendarFile;
  readonly prepared: PreparedFile;
  readonly window: Span;
  readonly language: ProgramLanguage;
}

function read(block: AvailabilityBlock, { file, prepared, window, language }: Around): Availability {
  const page = { ...prepared, freeBusy: [], ...preparedEvents(block.available, prepared.clocks) };
  const { occurrences, warnings } = expandPrepared(file, page, window, language);
  const covers = coveredBy(block, prepared.clocks);
  const isRead = covers !== null && block.own.closed;
  const { line } = block.own;
  const own = isRead ? [] : [warningOf(unreadAt(line), file.name, language)];
  return {
    file: file.name,
    line,
    covers: covers ?? ALWAYS,
    priority: priorityOf(block),
    open: isRead && warnings.length === 0 ? merge(occurrences) : [],
    // One part that is not understood closes all of it.
    warnings: [...own, ...warnings].map((warning) => ({ ...warning, span: covers })),
  };
}

function unreadAt(line: number): Trouble {
  return { code: 'availability', detail: '', line, uid: '', span: null, widens: false };
}

const ALWAYS: Span = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

/** DTSTART and DTEND or DURATION, each of which may be missing: open to that side. Null when one can't be read. */
function coveredBy({ own }: AvailabilityBlock, clocks: Clocks): Span | null {
  const sheet = eventSheet(own, clocks);
  const [from, to, length] = [sheet.first('DTSTART'), sheet.first('DTEND'), sheet.first('DURATION')];
  const start = from === null ? null : timeOn(sheet, from.value, from);
  const end = to === null ? null : timeOn(sheet, to.value, to);
  const duration = length === null ? null : parseIcsDuration(length.value);
  const unread = [from !== null && start === null, to !== null && end === null];
  if (unread.includes(true) || (length !== null && duration === null) || sheet.troubles.length > 0)
    return null;
  const first = start === null ? ALWAYS.start : start.zone.toInstant(start.local);
  if (end !== null) return { start: first, end: end.zone.toInstant(end.local) };
  return { start: first, end: duration === null ? ALWAYS.end : first + duration.days * DAY + duration.exact };
}

function priorityOf({ own }: AvailabilityBlock): number {
  const line = own.lines.find(({ name }) => name === 'PRIORITY');
  const value = Number(/:\s*(\d)\s*$/.exec(line?.text ?? '')?.[1] ?? 0);
  return value === 0 ? 10 : value;
}

/** Open time: the hours where no component speaks, else what the most important one leaves open. */
export function availableSpans(
  hours: readonly Span[],
  availability: readonly Availability[],
  within: Span,
): readonly Span[] {
  const levels = [...new Set(availability.map(({ priority }) => priority))].sort((a, b) => b - a);
  let open = merge(hours);
  for (const level of levels) {
    const speaking = availability.filter(({ priority }) => priority === level);
    const covered = merge(speaking.map(({ covers }) => cut(covers, within)).filter(isSome));
    const closed = speaking.flatMap((one) => {
      const span = cut(one.covers, within);
      return span === null ? [] : minus([span], one.open);
    });
    open = merge([...minus(open, covered), ...minus(covered, merge(closed))]);
  }
  return open;
}

function cut({ start, end }: Span, within: Span): Span | null {
  const span = { start: Math.max(start, within.start - DAY), end: Math.min(end, within.end + DAY) };
  return span.start < span.end ? span : null;
}

function isSome<T>(value: T | null): value is T {
  return value !== null;
}

/** Spans without what others cover; both ascending. */
function minus(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  return others.reduce<readonly Span[]>(
    (left, other) =>
      left.flatMap(({ start, end }) =>
        [
          { start, end: Math.min(end, other.start) },
          { start: Math.max(start, other.end), end },
        ].filter((span) => span.start < span.end),
      ),
    spans,
  );
}
