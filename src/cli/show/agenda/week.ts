import { clip, pad } from '../../../core/columns.ts';
import type { Occurrence } from '../../../domain/agenda.ts';
import {
  addDays,
  at,
  dayOf,
  type LocalDate,
  MINUTE,
  partsOf,
  type Span,
  toInstant,
  toLocal,
  weekdayOf,
} from '../../../domain/time.ts';
import type { Context } from '../../context.ts';

/** One week of an agenda, and the times kept for patients who have not answered. */
export interface Week {
  readonly occurrences: readonly Occurrence[];
  readonly held: readonly Span[];
}

interface WeekInput {
  readonly before: Week;
  readonly after: Week;
  readonly day: LocalDate;
  readonly zone: string;
  readonly context: Context;
}

const STEP = 30;
const CELL = 6;
const DAYS = 5;

type Mark = 'same' | 'new' | 'gone' | 'held';
interface Cell {
  readonly text: string;
  readonly mark: Mark;
}

/** The week before and after, side by side: what is new is marked +, what was given up −, what is kept for an answer ?. */
export function weekLines({ before, after, day, zone, context }: WeekInput): readonly string[] {
  const monday = addDays(day, 1 - weekdayOf(day));
  const rows = rowsOf([...before.occurrences, ...after.occurrences], monday, zone);
  const left = rows.map((minute) => cellsAt({ week: before, other: null, monday, minute, zone }));
  const right = rows.map((minute) => cellsAt({ week: after, other: before, monday, minute, zone }));
  const { say, print } = context;
  const half = 5 + CELL * DAYS;
  const title = `${pad(say('  Avant', '  Before'), half)}    ${say('  Après', '  After')}`;
  const days = Array.from({ length: DAYS }, (_, n) => pad(dayName(addDays(monday, n), context), CELL)).join(
    '',
  );
  return [
    print.tone('bold', title),
    print.tone('dim', `     ${days}    ${'     '}${days}`.trimEnd()),
    ...rows.map((minute, index) => {
      const hour = minute % 60 === 0 ? `${String(minute / 60).padStart(2)} h ` : '     ';
      return `${print.tone('dim', hour)}${draw(left[index] ?? [], context)}    ${print.tone('dim', hour)}${draw(right[index] ?? [], context)}`.trimEnd();
    }),
    print.tone(
      'dim',
      say(
        '+ nouveau ou déplacé ici   − libéré   ? gardé pour une réponse',
        '+ new or moved here   − freed   ? kept for an answer',
      ),
    ),
  ];
}

/** Half hours from the first to the last appointment of the week. */
function rowsOf(occurrences: readonly Occurrence[], monday: LocalDate, zone: string): readonly number[] {
  const within = occurrences.filter(
    ({ start, allDay }) => !allDay && inWeek(dayOf(toLocal(start, zone)), monday),
  );
  const minutes = within.flatMap(({ start, end }) => [minuteOf(start, zone), minuteOf(end, zone)]);
  const first = Math.floor(Math.min(480, ...minutes) / STEP) * STEP;
  const last = Math.ceil(Math.max(1080, ...minutes) / STEP) * STEP;
  return Array.from({ length: (last - first) / STEP }, (_, n) => first + n * STEP);
}

interface CellInput {
  readonly week: Week;
  readonly other: Week | null;
  readonly monday: LocalDate;
  readonly minute: number;
  readonly zone: string;
}

function cellsAt({ week, other, monday, minute, zone }: CellInput): readonly Cell[] {
  return Array.from({ length: DAYS }, (_, n) => {
    const start = toInstant(at(addDays(monday, n), minute), zone);
    const span = { start, end: start + STEP * MINUTE };
    const here = standing(week, span);
    if (here !== null)
      return { text: short(here.summary), mark: other === null || has(other, here) ? 'same' : 'new' };
    if (week.held.some((held) => held.start < span.end && span.start < held.end))
      return { text: '?', mark: 'held' };
    const was = other === null ? null : standing(other, span);
    return was === null ? { text: '', mark: 'same' } : { text: short(was.summary), mark: 'gone' };
  });
}

/** "R. B." takes five columns, "R.B." four. */
function short(summary: string): string {
  return summary.replaceAll(/\.\s+/g, '.');
}

function standing({ occurrences }: Week, span: Span): Occurrence | null {
  return (
    occurrences.find(
      ({ start, end, status, allDay }) =>
        !allDay && status !== 'CANCELLED' && start < span.end && span.start < end,
    ) ?? null
  );
}

function has({ occurrences }: Week, { uid, start }: Occurrence): boolean {
  return occurrences.some((old) => old.uid === uid && old.start === start && old.status !== 'CANCELLED');
}

const SIGN: Readonly<Record<Mark, string>> = { same: '', new: '+', gone: '−', held: '' };

function draw(cells: readonly Cell[], { print }: Context): string {
  return cells
    .map(({ text, mark }) => {
      const cell = pad(clip(text === '' ? '·' : `${SIGN[mark]}${text}`, CELL - 1), CELL);
      if (mark === 'new') return print.tone('good', cell);
      if (mark === 'gone') return print.tone('dim', cell);
      if (mark === 'held') return print.tone('warn', cell);
      return text === '' ? print.tone('dim', cell) : cell;
    })
    .join('');
}

function dayName(date: LocalDate, { language }: Context): string {
  const name = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'short',
    timeZone: 'UTC',
  });
  return `${name.format(Date.parse(`${date}T00:00:00Z`)).slice(0, 2)} ${partsOf(date).day}`;
}

function inWeek(date: LocalDate, monday: LocalDate): boolean {
  return date >= monday && date < addDays(monday, 7);
}

function minuteOf(instant: number, zone: string): number {
  const local = toLocal(instant, zone);
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}
