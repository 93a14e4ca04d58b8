// Why a moment is free or not: every cause at once, with the event or the rule behind it (`agent why`).

import type { Offer } from '../../domain/action.ts';
import type { AgendaState, AgendaWarning, CalendarFile, Occurrence, Slot, Why } from '../../domain/agenda.ts';
import type { Practice, Practitioner, SlotType } from '../../domain/practice.ts';
import { DAY, type Instant, MINUTE, overlap, type Span, weekdayOf } from '../../domain/time.ts';
import { busySpans, firstEndingAfter, merge, takenFrom, takesTime } from './busy.ts';
import { expand, preparedFile } from './expand.ts';
import { dayClosed, dayIn, openRanges } from './open-hours.ts';
import { ruleWords } from './rule-words.ts';
import { bookable } from './slots.ts';

export interface WhyInput {
  readonly practice: Practice;
  readonly state: AgendaState;
  readonly offers: readonly Offer[];
  readonly now: Instant;
  /** The moment asked about. */
  readonly at: Instant;
  /** Slot type id; the first open one when not given. */
  readonly type?: string;
  /** Null: free when any of them is. */
  readonly practitioner?: string | null;
}

interface Look {
  readonly practice: Practice;
  readonly files: readonly CalendarFile[];
  readonly type: SlotType;
  readonly slot: Span;
  readonly now: Instant;
  readonly occurrences: readonly Occurrence[];
  readonly warnings: readonly AgendaWarning[];
  readonly holds: readonly { readonly slot: Slot; readonly until: Instant }[];
}

/** Every cause why a moment can't be given, or that it is free. */
export function why(input: WhyInput): readonly Why[] {
  const { practice, state, now, at, practitioner = null } = input;
  if (state.kind === 'unreadable') return [{ kind: 'unreadable', sentence: state.sentence }];
  const look = lookAt(input, state.files);
  const general = [...timeCauses(look), ...dayCauses(practice, at)];
  const asked = practice.practitioners.filter(({ id }) => practitioner === null || id === practitioner);
  const own = asked.map((one) => causesOf(look, one));
  if (general.length === 0 && own.some((causes) => causes.length === 0) && at > now) {
    return [{ kind: 'free', slot: look.slot }];
  }
  return distinct([...general, ...own.flat()]);
}

function lookAt({ practice, offers, now, at, type }: WhyInput, files: readonly CalendarFile[]): Look {
  const { slotTypes, programLanguage } = practice;
  const slotType =
    slotTypes.find(({ id }) => id === type) ?? slotTypes.find(({ open }) => open) ?? slotTypes[0];
  const slot = { start: at, end: at + slotType.duration * MINUTE };
  const window = { start: at - DAY, end: slot.end + DAY };
  const { occurrences, warnings } = expand(files, window, practice.zone, programLanguage);
  const open = offers.filter(({ state, until }) => state === 'open' && until > now);
  const holds = open.flatMap(({ slots, until }) => slots.map((slot) => ({ slot, until })));
  return { practice, files, type: slotType, slot, now, occurrences, warnings, holds };
}

function timeCauses({ practice, slot, now, type }: Look): readonly Why[] {
  const { booking } = practice;
  if (slot.start <= now) return [{ kind: 'past' }];
  const query = { wishes: [], type: type.id, practitioner: null, firstVisit: type.firstVisit, count: 1 };
  const { start, end } = bookable({ practice, now, query });
  if (slot.start < start) {
    return [{ kind: 'notice', minutes: type.firstVisit ? booking.firstVisitNotice : booking.notice }];
  }
  const days = type.firstVisit ? booking.firstVisitHorizon : booking.horizon;
  return slot.end > end ? [{ kind: 'horizon', days }] : [];
}

function dayCauses(practice: Practice, at: Instant): readonly Why[] {
  const closed = dayClosed(practice, dayIn(practice, at));
  return closed === null ? [] : [closed];
}

/** What stands against one practitioner's receiving at that time. */
function causesOf(look: Look, practitioner: Practitioner): readonly Why[] {
  const { practice, slot, type } = look;
  const taken = takenFrom(practitioner, practice, look);
  const occurrences = taken.occurrences.filter(takesTime);
  const touching = occurrences.filter((one) => overlap(one, slot));
  const moment = { start: slot.start, end: slot.start + 1 };
  const causes: Why[] = [];
  if (isClosedThen(look, practitioner))
    causes.push({ kind: 'outside-hours', hours: hoursOf(look, practitioner) });
  for (const occurrence of touching.filter((one) => overlap(one, moment))) {
    causes.push({ kind: 'event', occurrence, rule: ruleOf(look, occurrence) });
  }
  for (const { slot: held, until } of look.holds) {
    if (held.practitioner === practitioner.id && overlap(held, slot)) {
      causes.push({ kind: 'held', until, span: { start: held.start, end: held.end } });
    }
  }
  for (const warning of taken.warnings) {
    if (warning.span === null || overlap(warning.span, slot))
      causes.push({ kind: 'not-understood', warning });
  }
  if (causes.length === 0) causes.push(...shortage(look, practitioner, touching));
  const around = {
    start: slot.start - type.bufferBefore * MINUTE,
    end: slot.end + type.bufferAfter * MINUTE,
  };
  for (const occurrence of occurrences.filter((one) => overlap(one, around) && !overlap(one, slot))) {
    const minutes = occurrence.end <= slot.start ? type.bufferBefore : type.bufferAfter;
    causes.push({ kind: 'buffer', minutes, occurrence });
  }
  return causes;
}

function isClosedThen({ practice, slot }: Look, practitioner: Practitioner): boolean {
  if (dayClosed(practice, dayIn(practice, slot.start)) !== null) return false;
  return rangeAt(practice, practitioner, slot) === undefined;
}

function rangeAt(practice: Practice, practitioner: Practitioner, slot: Span) {
  const ranges = openRanges(practice, practitioner, slot);
  return ranges.find(({ start, end }) => start <= slot.start && slot.start < end);
}

function hoursOf({ practice, slot }: Look, practitioner: Practitioner): readonly string[] {
  return practitioner.hours[weekdayOf(dayIn(practice, slot.start))].map(
    ([from, to]) => `${clock(from)}–${clock(to)}`,
  );
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Free at that moment, and not for long enough: until the next event or the closing hour. */
function shortage(look: Look, practitioner: Practitioner, touching: readonly Occurrence[]): readonly Why[] {
  const { practice, slot, type } = look;
  const range = rangeAt(practice, practitioner, slot);
  const spans = merge(busySpans({ occurrences: touching, warnings: [], window: slot }));
  const next = spans[firstEndingAfter(spans, slot.start)];
  const end = Math.min(next?.start ?? slot.end, range?.end ?? slot.end);
  return end >= slot.end
    ? []
    : [{ kind: 'too-short', needed: type.duration, gap: { start: slot.start, end } }];
}

/** How the event repeats, in words; null when it does not. */
function ruleOf(
  { files, practice, slot }: Look,
  { uid, file: name, recurrenceId }: Occurrence,
): string | null {
  const file = files.find((candidate) => candidate.name === name);
  if (file === undefined || recurrenceId === null || uid === '') return null;
  const { series } = preparedFile(file, practice.zone);
  const masters = series.flatMap(({ masters: all }) => all).filter((event) => event.uid === uid);
  const [master] = masters;
  const [rule] = master?.rules ?? [];
  if (master === undefined || rule === undefined) return null;
  return ruleWords({ rule, start: master.start.local, near: slot.start }, practice.programLanguage);
}

function distinct(causes: readonly Why[]): readonly Why[] {
  return [...new Map(causes.map((cause) => [JSON.stringify(cause), cause])).values()];
}
