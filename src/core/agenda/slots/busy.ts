// When nobody can be given an appointment. Only what is certainly free is free (handbook R-51, design §6).

import type { AgendaWarning, Occurrence } from '../../../domain/agenda.ts';
import type { Practice, Practitioner } from '../../../domain/practice.ts';
import type { Span } from '../../../domain/time.ts';

/** CANCELLED and TRANSPARENT are free; TENTATIVE, all-day and everything else is taken. */
export function takesTime({ status, transparent }: Occurrence): boolean {
  return status !== 'CANCELLED' && !transparent;
}

interface Taken {
  readonly occurrences: readonly Occurrence[];
  readonly warnings: readonly AgendaWarning[];
  /** What is taken outside it is cut off; a warning without a time takes all of it. */
  readonly window: Span;
}

/** Taken time in a window, merged, ascending; what is not understood is taken. */
export function busySpans({ occurrences, warnings, window }: Taken): readonly Span[] {
  const spans = [...occurrences.filter(takesTime), ...warnings.map(({ span }) => span ?? window)].flatMap(
    (span) => cut(span, window),
  );
  return merge(spans);
}

function cut({ start, end }: Span, window: Span): readonly Span[] {
  const span = { start: Math.max(start, window.start), end: Math.min(end, window.end) };
  return span.start < span.end ? [span] : [];
}

/** Overlapping and touching spans made one, ascending. */
export function merge(spans: readonly Span[]): readonly Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Whether what stands in a calendar file takes a practitioner's time: their own file, or one of the whole practice. */
export function concerns(file: string, practitioner: Practitioner, { agenda }: Practice): boolean {
  if (isIn(file, practitioner.agenda)) return true;
  const source = agenda.sources.find(({ name }) => isIn(file, name));
  return source === undefined || source.practitioner === null || source.practitioner === practitioner.id;
}

/** A folder's files are named `folder/file.ics`. */
function isIn(file: string, source: string): boolean {
  return file === source || file.startsWith(`${source}/`);
}

/** The occurrences and warnings that take one practitioner's time. */
export function takenFrom<T extends Omit<Taken, 'window'>>(
  practitioner: Practitioner,
  practice: Practice,
  { occurrences, warnings }: T,
): Omit<Taken, 'window'> {
  return {
    occurrences: occurrences.filter(
      (one) => one.practitioner === practitioner.id || concerns(one.file, practitioner, practice),
    ),
    warnings: warnings.filter(({ file }) => concerns(file, practitioner, practice)),
  };
}

/** The first of ascending, merged spans that ends after `instant`; its place, or the length of the list. */
export function firstEndingAfter(spans: readonly Span[], instant: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}
