// What the program did in a time, as numbers: no name, no address, no word of a mail can stand in it.

import type { Offer } from '../../domain/action.ts';
import type { Appointment } from '../../domain/agenda.ts';
import type { SaidOfSuggestion } from '../../domain/autonomy.ts';
import type { SurveyAnswer } from '../../domain/contact.ts';
import type { CaseFigures } from '../../domain/figures.ts';
import type { Practice } from '../../domain/practice.ts';
import type { RequestKind } from '../../domain/reading.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import {
  DAY,
  dayOf,
  daysBetween,
  type Instant,
  type LocalDate,
  type Span,
  toLocal,
  type Zone,
} from '../../domain/time.ts';
import { type SurveyFigures, surveyFigures } from '../survey/survey-figures.ts';
import { type AnswerTimes, answerTimes } from './answer-times.ts';
import { type EditedSuggestions, editedSuggestions } from './edited-suggestions.ts';
import { median } from './median.ts';
import { type MinutesSaved, minutesSaved } from './minutes-saved.ts';
import { type NoShows, noShows } from './no-shows.ts';

/** What became of a mail. `byHand`: settled without a letter of the program. `open`: a human has not looked yet. */
export const ENDS = ['alone', 'approved', 'byHand', 'open', 'aside'] as const;
export type End = (typeof ENDS)[number];
export type Ends = Readonly<Record<End, number>>;

export interface KindFigures extends Ends {
  /** Null for mails that ask for nothing anybody understood. */
  readonly kind: RequestKind | null;
  readonly mails: number;
}

export interface ModelFigures {
  readonly asked: number;
  /** Milliseconds, all mails together and the median of one. */
  readonly took: number;
  readonly median: number;
  /** Tokens. */
  readonly prompt: number;
  readonly written: number;
}

/** How mails came, one number a day or a week. */
export interface Rhythm {
  readonly step: 'day' | 'week';
  /** Of the first number. */
  readonly first: LocalDate;
  readonly mails: readonly number[];
}

export interface Stats {
  readonly within: Span;
  /** Of people; what follows counts these alone, but for the model's work. */
  readonly mails: number;
  /** What machines sent, what came back, and the practice's own answers to its morning mail. */
  readonly automatic: number;
  readonly ends: Ends;
  /** Most mails first. A mail that asks for two things counts in both. */
  readonly kinds: readonly KindFigures[];
  /** Mails of each day, or of each week when they are more than 60 days; oldest first. */
  readonly rhythm: Rhythm;
  /** Null when no prepared answer was sent. */
  readonly edits: EditedSuggestions | null;
  readonly times: AnswerTimes;
  readonly minutes: MinutesSaved;
  /** Letters that went out by the clock. */
  readonly byClock: number;
  /** Null when the agenda marks no missed appointment, or can't be read. */
  readonly noShows: NoShows | null;
  /** Times that came free, were offered to people who wait, and taken. */
  readonly freed: { readonly offered: number; readonly refilled: number };
  /** Questions to which no approved answer exists. */
  readonly unanswered: number;
  /** Null for fewer than five answers, which would point at people. */
  readonly survey: SurveyFigures | null;
  readonly model: ModelFigures | null;
}

export interface Counted {
  /** From `since` on; what is older only tells when the program began. */
  readonly figures: readonly CaseFigures[];
  readonly within: Span;
  /** When the first case was opened; null when there is none. */
  readonly began: Instant | null;
  readonly practice: Practice;
  readonly offers: readonly Offer[];
  readonly survey: readonly SurveyAnswer[];
  /** What people made of prepared answers in that time. */
  readonly said: readonly SaidOfSuggestion[];
  /** Past appointments; null when the agenda can't be read. */
  readonly appointments: readonly Appointment[] | null;
}

/** Everything that `agent stats` tells. */
export function statsOf(counted: Counted): Stats {
  const { figures, within, practice, offers, survey, said, appointments, began } = counted;
  const arrived = figures.filter(({ origin }) => origin === 'mail');
  const mails = arrived.filter(({ reason }) => !NOBODYS_REQUEST.includes(reason));
  const waiting = offers.filter(
    ({ waiting: entry, madeAt }) => entry !== undefined && madeAt >= within.start,
  );
  return {
    within,
    mails: mails.length,
    automatic: arrived.length - mails.length,
    ends: endsOf(mails),
    kinds: kindsOf(mails),
    rhythm: rhythmOf(mails, within, practice.zone),
    edits: editedSuggestions(said),
    times: answerTimes(mails, practice, within),
    minutes: minutesSaved(mails, practice),
    byClock: figures.filter(({ origin, answered }) => origin === 'clock' && answered !== null).length,
    noShows: appointments === null || began === null ? null : noShows(appointments, { began, within }),
    freed: {
      offered: timesIn(waiting),
      refilled: timesIn(waiting.filter(({ state }) => state === 'taken')),
    },
    unanswered: mails.filter(({ reason }) => reason === 'no-approved-answer').length,
    survey: surveyFigures(survey, within.start),
    model: modelOf(arrived),
  };
}

/** Nobody asks the practice for anything in these. */
const NOBODYS_REQUEST: readonly ReasonCode[] = [
  'automatic-mail',
  'letter-returned',
  'undeliverable',
  'review-answer',
];

/** How one mail ended. What was done without any letter, by the plan alone, was done alone. */
export function endOf({ answered, decision, state }: CaseFigures): End {
  if (answered !== null) return answered.how;
  if (decision === 'ignore') return 'aside';
  if (state === 'waiting' || state === 'acting' || state === 'unknown') return 'open';
  return decision === 'act' ? 'alone' : 'byHand';
}

function endsOf(figures: readonly CaseFigures[]): Ends {
  const ends: Record<End, number> = { alone: 0, approved: 0, byHand: 0, open: 0, aside: 0 };
  for (const one of figures) ends[endOf(one)] += 1;
  return ends;
}

function kindsOf(mails: readonly CaseFigures[]): readonly KindFigures[] {
  const byKind = new Map<RequestKind | null, CaseFigures[]>();
  for (const mail of mails) {
    for (const kind of mail.kinds.length === 0 ? [null] : mail.kinds) {
      const known = byKind.get(kind);
      if (known === undefined) byKind.set(kind, [mail]);
      else known.push(mail);
    }
  }
  return [...byKind]
    .map(([kind, theirs]) => ({ kind, mails: theirs.length, ...endsOf(theirs) }))
    .toSorted((a, b) => b.mails - a.mails);
}

/** One time offered to three people one after another is one time. */
function timesIn(offers: readonly Offer[]): number {
  const times = offers.flatMap(({ slots }) =>
    slots.map(({ practitioner, start }) => `${practitioner} ${start}`),
  );
  return new Set(times).size;
}

/** Days of the calendar, from midnight to midnight; a week begins on the first of them. */
function rhythmOf(mails: readonly CaseFigures[], { start, end }: Span, zone: Zone): Rhythm {
  const dayAt = (instant: Instant) => dayOf(toLocal(instant, zone));
  const first = dayAt(start);
  const step = end - start > 60 * DAY ? 'week' : 'day';
  const length = step === 'day' ? 1 : 7;
  const last = Math.max(0, daysBetween(first, dayAt(Math.max(start, end - 1))));
  const counts = Array.from({ length: Math.floor(last / length) + 1 }, () => 0);
  for (const { opened } of mails) {
    const at = Math.floor(daysBetween(first, dayAt(opened)) / length);
    if (at >= 0 && at < counts.length) counts[at] = (counts[at] ?? 0) + 1;
  }
  return { step, first, mails: counts };
}

function modelOf(mails: readonly CaseFigures[]): ModelFigures | null {
  const work = mails.flatMap(({ model }) => (model === null ? [] : [model]));
  if (work.length === 0) return null;
  const sum = (of: (one: (typeof work)[number]) => number) => work.reduce((all, one) => all + of(one), 0);
  return {
    asked: work.length,
    took: sum(({ took }) => took),
    median: median(work.map(({ took }) => took)) ?? 0,
    prompt: sum(({ prompt }) => prompt),
    written: sum(({ written }) => written),
  };
}
