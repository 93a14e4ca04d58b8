// Every occurrence of an agenda in a window. Nothing is guessed: what is not understood becomes a warning with the time
// it may cover, and that time is busy (design §1.4).

import type { AgendaWarning, CalendarFile, Occurrence } from '../../../domain/agenda.ts';
import type { ProgramLanguage } from '../../../domain/language.ts';
import { DAY, HOUR, type Span, type Zone } from '../../../domain/time.ts';
import { factsOf } from '../icalendar/event-sheet.ts';
import { type Trouble, warningOf } from '../trouble.ts';
import { type PreparedFile, prepareFile } from './prepared-file.ts';
import { type BareOccurrence, expandRecurrenceSet } from './recurrence-set.ts';
import { rememberedOfFiles } from './same-files.ts';
import { type StepBudget, stepBudget } from './step-budget.ts';

export interface Expansion {
  /** By start; cancelled and transparent ones are among them. */
  readonly occurrences: readonly Occurrence[];
  readonly warnings: readonly AgendaWarning[];
}

/**
 * Occurrences of the files that touch a window, exceptions applied. All-day and floating events are read in `zone`,
 * the practice's. Results are remembered with the file object, and once more by the file's name: one that was read
 * again and says the same is not worked out again, of those that changed only they are, and of a list in which nothing
 * changed nothing is asked anew.
 */
export function expand(
  files: readonly CalendarFile[],
  window: Span,
  zone: Zone,
  language: ProgramLanguage = 'fr',
): Expansion {
  const weeks = { start: Math.floor(window.start / WEEK) * WEEK, end: Math.ceil(window.end / WEEK) * WEEK };
  const key = `${weeks.start} ${weeks.end} ${language}`;
  const all = ofFiles(files, `${key} ${zone}`, () => expandFiles(files, { weeks, key, zone, language }));
  return {
    occurrences: all.occurrences.filter((one) => touches(one, window)),
    warnings: all.warnings.filter(({ span }) => span === null || touches(span, window)),
  };
}

const WEEK = 7 * DAY;
const ofFiles = rememberedOfFiles<Expansion>();

interface Reading {
  /** Whole weeks round the window, so that the passing of time finds the same result again. */
  readonly weeks: Span;
  /** Of the weeks and the language, by which a file's result is remembered. */
  readonly key: string;
  readonly zone: Zone;
  readonly language: ProgramLanguage;
}

function expandFiles(files: readonly CalendarFile[], reading: Reading): Expansion {
  const budget = stepBudget();
  const parts = files.map((file) => expandFile(file, reading, budget));
  const occurrences = parts.flatMap((part) => part.occurrences);
  return {
    occurrences: parts.length > 1 ? occurrences.sort(byStart) : occurrences,
    warnings: parts.flatMap((part) => part.warnings),
  };
}

const byStart = (a: Span, b: Span) => a.start - b.start || a.end - b.end;

/** An occurrence without length belongs to the window its start lies in. */
function touches(span: Span, window: Span): boolean {
  return span.start < window.end && (span.end > window.start || span.start >= window.start);
}

interface Remembered {
  readonly prepared: PreparedFile;
  readonly windows: Map<string, Expansion>;
}

const remembered = new WeakMap<CalendarFile, Map<Zone, Remembered>>();

/** The last file object of each name, held weakly: what nobody uses any more is let go. */
const latest = new Map<string, WeakRef<CalendarFile>>();
/** More names than any practice has; beyond it the list begins anew. */
const NAMES = 20_000;

/** What is remembered of the same text under the same name, for whoever reads the file anew. */
function sameAsBefore(file: CalendarFile): Map<Zone, Remembered> {
  const before = latest.get(file.name)?.deref();
  if (latest.size >= NAMES) latest.clear();
  latest.set(file.name, new WeakRef(file));
  const same = before?.text === file.text && before.practitioner === file.practitioner;
  return (same && before !== undefined ? remembered.get(before) : undefined) ?? new Map();
}

function rememberedOf(file: CalendarFile, zone: Zone): Remembered {
  let zones = remembered.get(file);
  if (zones === undefined) {
    zones = sameAsBefore(file);
    remembered.set(file, zones);
  }
  let found = zones.get(zone);
  if (found === undefined) {
    found = { prepared: prepareFile(file.text, zone), windows: new Map() };
    zones.set(zone, found);
  }
  return found;
}

/** How a file reads on the practice's clock; remembered with the file object. */
export function preparedFile(file: CalendarFile, zone: Zone): PreparedFile {
  return rememberedOf(file, zone).prepared;
}

function expandFile(
  file: CalendarFile,
  { weeks, key, zone, language }: Reading,
  budget: StepBudget,
): Expansion {
  const { prepared, windows } = rememberedOf(file, zone);
  let found = windows.get(key);
  if (found === undefined) {
    found = expandPrepared(file, prepared, weeks, language, budget);
    if (windows.size >= 8) windows.clear();
    windows.set(key, found);
  }
  return found;
}

/** The occurrences of a file that has been read, and of no other. */
export function expandPrepared(
  file: Pick<CalendarFile, 'name' | 'practitioner'>,
  prepared: PreparedFile,
  window: Span,
  language: ProgramLanguage,
  budget: StepBudget = stepBudget(),
): Expansion {
  const bare: BareOccurrence[] = [...singlesIn(prepared, window)];
  const troubles: Trouble[] = [...prepared.troubles];
  for (const series of prepared.series) {
    const part = expandRecurrenceSet(series, window, budget);
    for (const one of part.occurrences) if (touches(one, window)) bare.push(one);
    troubles.push(...part.troubles);
  }
  const { name, practitioner } = file;
  const occurrences = bare.map((one): Occurrence => ({ ...one, file: name, practitioner })).sort(byStart);
  const warnings = troubles
    .flatMap((trouble) => widened(trouble, bare))
    .map((trouble) => warningOf(trouble, name, language));
  return { occurrences, warnings };
}

function singlesIn({ singles, freeBusy }: PreparedFile, window: Span): readonly BareOccurrence[] {
  const found: BareOccurrence[] = freeBusy.filter((one) => touches(one, window));
  for (const single of singles) {
    if (!touches(single, window)) continue;
    const { block, allDay, start, end } = single;
    found.push({ ...factsOf(block, allDay), start, end, recurrenceId: null });
  }
  return found;
}

/** A clock nobody knows may be any of the world's: each occurrence may lie up to 14 hours earlier or 12 later. */
function widened(trouble: Trouble, occurrences: readonly BareOccurrence[]): readonly Trouble[] {
  if (!trouble.widens) return [trouble];
  return occurrences
    .filter(({ line }) => line === trouble.line)
    .map(({ start, end }) => ({ ...trouble, span: { start: start - 14 * HOUR, end: end + 14 * HOUR } }));
}
