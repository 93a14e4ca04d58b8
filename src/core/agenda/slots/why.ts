// Why a moment is free or not: every cause at once, with the event or the rule behind it (`agent why`).

import type { Offer } from '../../../domain/action.ts';
import type {
  AgendaState,
  AgendaWarning,
  CalendarFile,
  Occurrence,
  Slot,
  Why,
} from '../../../domain/agenda.ts';
import type { Practice, Practitioner, SlotType } from '../../../domain/practice.ts';
import { DAY, type Instant, MINUTE, overlap, type Span } from '../../../domain/time.ts';
import { type Availability, availabilityIn } from '../icalendar/availability.ts';
import { heldSlots, isReserved, openMarkOf, travelOf, withoutHolds } from '../marks.ts';
import { dayClosed, dayIn } from '../open/open-hours.ts';
import { expand, preparedFile } from '../recurrence/expand.ts';
import { ruleWords } from '../recurrence/rule-words.ts';
import { busySpans, concerns, firstEndingAfter, takenFrom, takesTime } from './busy.ts';
import { bookable, everySlot } from './slots.ts';
import { blocking, fullSpans, isOfType } from './taken.ts';
import { openCauses, startsAround, typeRange } from './why-open.ts';

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
  readonly availability: readonly Availability[];
  readonly holds: readonly { readonly slot: Slot; readonly until: Instant }[];
}

/** Every cause why a moment can't be given, or that it is free. */
export function why(input: WhyInput): readonly Why[] {
  const { practice, state, at, practitioner = null } = input;
  if (state.kind === 'unreadable') return [{ kind: 'unreadable', sentence: state.sentence }];
  const look = lookAt(input, state.files);
  const general = [...timeCauses(look), ...dayCauses(practice, at)];
  const asked = practice.practitioners.filter(({ id }) => practitioner === null || id === practitioner);
  const own = asked.map((one) => {
    const causes = causesOf(look, one);
    return causes.length + general.length > 0 ? causes : [startsAround(look, one)];
  });
  if (general.length === 0 && isGiven(look, practitioner)) return [{ kind: 'free', slot: look.slot }];
  return distinct([...general, ...own.flat()]);
}

/** Whether the search could offer this very start: it alone says what is free. */
function isGiven({ holds, ...look }: Look, practitioner: string | null): boolean {
  const query = { wishes: [], type: look.type.id, practitioner, firstVisit: false, count: 1 };
  const input = { ...look, holds: holds.map(({ slot }) => slot), query };
  return everySlot(input, look.slot).some(({ start }) => start === look.slot.start);
}

function lookAt({ practice, offers, now, at, type }: WhyInput, files: readonly CalendarFile[]): Look {
  const { slotTypes, programLanguage } = practice;
  const slotType =
    slotTypes.find(({ id }) => id === type) ?? slotTypes.find(({ open }) => open) ?? slotTypes[0];
  const slot = { start: at, end: at + slotType.duration * MINUTE };
  const window = { start: at - DAY, end: slot.end + DAY };
  const expansion = expand(files, window, practice.zone, programLanguage);
  const open = offers.filter(({ state, until }) => state === 'open' && until > now);
  return {
    ...{ practice, files, type: slotType, slot, now, warnings: expansion.warnings },
    occurrences: withoutHolds(expansion.occurrences, open),
    availability: availabilityIn(files, window, practice.zone, programLanguage),
    holds: open.flatMap((offer) => heldSlots(offer).map((kept) => ({ slot: kept, until: offer.until }))),
  };
}

function timeCauses({ practice, slot, now, type }: Look): readonly Why[] {
  const { booking } = practice;
  if (!type.open) return [{ kind: 'type-not-open', type: type.id }];
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
  const taken = takenFrom(practitioner, look.practice, look);
  const causes: Why[] = [...openCauses(look, practitioner)];
  if (causes.some(({ kind }) => kind === 'not-marked-open')) causes.push(...unreadOpen(look, practitioner));
  causes.push(...taken.occurrences.flatMap((one) => eventCause(look, practitioner, one)));
  causes.push(...heldCauses(look, practitioner), ...groupCauses(look, practitioner, taken.occurrences));
  for (const warning of taken.warnings) {
    if (warning.span === null || overlap(warning.span, neededBy(look)))
      causes.push({ kind: 'not-understood', warning });
  }
  const blocked = blocking(taken.occurrences, look.practice).filter(
    (one) => !isPlace(look, practitioner, one),
  );
  if (causes.length === 0) causes.push(...shortage(look, practitioner, blocked));
  causes.push(...bufferCauses(look, blocked));
  return causes;
}

/** What the calendar says of its open time (RFC 7953), and nobody understands. */
function unreadOpen({ availability, practice, slot }: Look, practitioner: Practitioner): readonly Why[] {
  return availability
    .flatMap(({ warnings }) => warnings)
    .filter(({ file, span }) => concerns(file, practitioner, practice) && (!span || overlap(span, slot)))
    .map((warning) => ({ kind: 'not-understood', warning }));
}

/** The slot with its buffers. */
function neededBy({ slot, type }: Look): Span {
  return {
    start: slot.start - type.bufferBefore * MINUTE,
    end: slot.end + type.bufferAfter * MINUTE,
  };
}

/** What an event has against the moment itself. */
function eventCause(look: Look, practitioner: Practitioner, occurrence: Occurrence): readonly Why[] {
  const { practice, slot } = look;
  const moment = { start: slot.start, end: slot.start + 1 };
  const meets = overlap(occurrence, moment);
  if (isReserved(occurrence, practice)) return meets ? [{ kind: 'reserved', occurrence }] : [];
  const isMark = openMarkOf(occurrence, practice) !== null;
  if (!takesTime(occurrence) || isMark || isPlace(look, practitioner, occurrence)) return [];
  if (meets) return [{ kind: 'event', occurrence, rule: ruleOf(look, occurrence) }];
  const minutes = travelOf(occurrence, practice);
  const way = { start: occurrence.start - minutes * MINUTE, end: occurrence.end + minutes * MINUTE };
  return minutes > 0 && overlap(way, moment) ? [{ kind: 'travel', minutes, occurrence }] : [];
}

function isPlace(look: Look, practitioner: Practitioner, occurrence: Occurrence): boolean {
  return isOfType(occurrence, look.type) && capacityOf(look, practitioner) > 1;
}

/** Patients at once at that moment: as many as its open range says, else as the kind does. */
function capacityOf(look: Look, practitioner: Practitioner): number {
  return typeRange(look, practitioner)?.capacity ?? look.type.capacity;
}

function heldCauses(look: Look, practitioner: Practitioner): readonly Why[] {
  const needed = neededBy(look);
  return look.holds
    .filter(({ slot }) => slot.practitioner === practitioner.id && overlap(slot, needed))
    .filter(({ slot }) => slot.type !== look.type.id || capacityOf(look, practitioner) === 1)
    .map(({ slot: { start, end }, until }) => ({ kind: 'held', until, span: { start, end } }));
}

function groupCauses(
  look: Look,
  practitioner: Practitioner,
  occurrences: readonly Occurrence[],
): readonly Why[] {
  const { type, holds } = look;
  const capacity = capacityOf(look, practitioner);
  if (capacity === 1) return [];
  const held = holds.map((hold) => hold.slot).filter((hold) => hold.type === type.id);
  const places = [
    ...occurrences.filter((one) => takesTime(one) && isOfType(one, type)),
    ...held.filter((hold) => hold.practitioner === practitioner.id),
  ];
  const full = fullSpans(places, capacity).some((span) => overlap(span, neededBy(look)));
  return full ? [{ kind: 'group-full', capacity, type: type.id }] : [];
}

function bufferCauses(look: Look, blocked: readonly Occurrence[]): readonly Why[] {
  const { slot, type } = look;
  const around = neededBy(look);
  return blocked
    .filter((one) => overlap(one, around) && !overlap(one, slot))
    .map((occurrence) => {
      const minutes = occurrence.end <= slot.start ? type.bufferBefore : type.bufferAfter;
      return { kind: 'buffer', minutes, occurrence };
    });
}

/** Free at that moment, and not for long enough: until the next event or the closing hour. */
function shortage(look: Look, practitioner: Practitioner, blocked: readonly Occurrence[]): readonly Why[] {
  const { slot, type } = look;
  const range = typeRange(look, practitioner);
  const spans = busySpans({ occurrences: blocked, warnings: [], window: slot });
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
