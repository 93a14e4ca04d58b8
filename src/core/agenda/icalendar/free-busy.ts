// VFREEBUSY (RFC 5545 §3.6.4): feeds that tell which times are taken and nothing else.

import { DAY, type Instant, type Span } from '../../../domain/time.ts';
import type { BareOccurrence } from '../recurrence/recurrence-set.ts';
import type { Trouble } from '../trouble.ts';
import { type ContentLine, propertyOf } from './content-lines.ts';
import { dayAround } from './event-sheet.ts';
import type { Clocks } from './event-types.ts';
import { parseIcsDuration, parseIcsTime } from './ics-time.ts';

/** Taken times as events without a name. FBTYPE=FREE takes nothing; every other type does. */
export function readFreeBusy(
  lines: readonly ContentLine[],
  clocks: Clocks,
): { occurrences: readonly BareOccurrence[]; troubles: readonly Trouble[] } {
  const occurrences: BareOccurrence[] = [];
  const troubles: Trouble[] = [];
  for (const line of lines) {
    const property = propertyOf(line);
    if (property === null || property.params.FBTYPE?.toUpperCase() === 'FREE') continue;
    for (const text of property.value.split(',')) {
      const span = periodSpan(text, clocks);
      if (span !== null) occurrences.push(taken(span, line.line));
      else troubles.push(unreadable(text, line.line));
    }
  }
  return { occurrences, troubles };
}

function periodSpan(text: string, clocks: Clocks): Span | null {
  const [from = '', to = ''] = text.split('/');
  const start = instantOf(from, clocks);
  if (start === null) return null;
  const duration = parseIcsDuration(to);
  const end = duration === null ? instantOf(to, clocks) : start + duration.days * DAY + duration.exact;
  return end === null || end < start ? null : { start, end };
}

function instantOf(text: string, { floating }: Clocks): Instant | null {
  const time = parseIcsTime(text);
  if (time === null) return null;
  return time.form === 'utc' ? time.local : floating.toInstant(time.local);
}

function taken(span: Span, line: number): BareOccurrence {
  return {
    ...span,
    uid: '',
    recurrenceId: null,
    allDay: false,
    status: 'CONFIRMED',
    transparent: false,
    summary: '',
    attendees: [],
    patientId: null,
    categories: [],
    line,
  };
}

function unreadable(text: string, line: number): Trouble {
  return { code: 'free-busy', detail: '', line, uid: '', span: dayAround(text), widens: false };
}
