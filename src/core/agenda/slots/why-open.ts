// Why a practitioner does not give this kind of appointment at a moment, whatever stands in the agenda.

import type { Occurrence, Why } from '../../../domain/agenda.ts';
import type { MinuteRange, Practice, Practitioner, SlotType } from '../../../domain/practice.ts';
import { DAY, MINUTE, type Span, weekdayOf } from '../../../domain/time.ts';
import type { Availability } from '../icalendar/availability.ts';
import { dayClosed, dayClosedFor, dayIn, weekOn } from '../open/open-hours.ts';
import { type OpenTimeInput, opened, openedBy, openTime, type TypeRange } from '../open/open-time.ts';

interface Asked {
  readonly practice: Practice;
  readonly type: SlotType;
  readonly slot: Span;
  readonly occurrences: readonly Occurrence[];
  readonly availability: readonly Availability[];
}

/** Closed, replaced, outside the open time, or open for other kinds only; nothing when the practice itself is closed. */
export function openCauses(asked: Asked, practitioner: Practitioner): readonly Why[] {
  const { practice, type, slot } = asked;
  const day = dayIn(practice, slot.start);
  if (dayClosed(practice, day) !== null) return [];
  const closed = dayClosedFor(practice, practitioner, day);
  if (closed !== null) return [closed];
  const input = openInput(asked);
  const open = opened(input, practitioner).some(holds(slot));
  if (!open) {
    const by = openedBy(input, practitioner);
    const hours = weekOn(practice, practitioner, day)[weekdayOf(day)].map(clockRange);
    return by === 'hours' ? [{ kind: 'outside-hours', hours }] : [{ kind: 'not-marked-open', by }];
  }
  if (typeRange(asked, practitioner) !== undefined) return [];
  const isTheirs = type.practitioners === null || type.practitioners.includes(practitioner.id);
  const only = isTheirs ? (type.hours?.[weekdayOf(day)].map(clockRange) ?? []) : [];
  return [{ kind: 'other-type', type: type.id, only }];
}

/** The range for this kind of appointment that holds the moment. */
export function typeRange(asked: Asked, practitioner: Practitioner): TypeRange | undefined {
  return openTime(openInput(asked), practitioner, asked.type).find(holds(asked.slot));
}

/** The starts around a moment at which none begins: `step` apart from the opening, as the search lays them. */
export function startsAround(asked: Asked, practitioner: Practitioner): Why {
  const range = typeRange(asked, practitioner);
  const { slot, type } = asked;
  const [step, length] = [Math.max(1, type.step) * MINUTE, slot.end - slot.start];
  if (range === undefined) return { kind: 'other-starts', starts: [] };
  const before = range.start + Math.floor((slot.start - range.start) / step) * step;
  const starts = [before, before + step].filter((start) => start + length <= range.end);
  return { kind: 'other-starts', starts };
}

function openInput({ practice, occurrences, availability, slot }: Asked): OpenTimeInput {
  const within = { start: slot.start - DAY, end: slot.end + DAY };
  return { practice, occurrences, availability, within };
}

function holds({ start: moment }: Span): (range: Span) => boolean {
  return ({ start, end }) => start <= moment && moment < end;
}

function clockRange([from, to]: MinuteRange): string {
  return `${clock(from)}–${clock(to)}`;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
