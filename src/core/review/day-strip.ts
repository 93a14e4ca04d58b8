// A practitioner's day as one row of signs, before and after: half an hour a sign, as far as the day is open or taken.

import type { Plan } from '../../domain/action.ts';
import type { Slot } from '../../domain/agenda.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Practitioner } from '../../domain/practice.ts';
import { type LocalDate, MINUTE, overlap, type Span } from '../../domain/time.ts';
import { type DayInput, dayStretches, type StretchKind } from '../agenda/day-stretches.ts';
import { dayIn } from '../agenda/open/open-hours.ts';
import { factMaker } from '../letters/facts.ts';

const STEP = 30 * MINUTE;
/** The same signs as in `agent agenda`. */
const SIGNS: Readonly<Record<StretchKind, string>> = {
  closed: '░',
  free: '·',
  held: '?',
  taken: '│',
  unknown: '!',
};
const GIVEN = '█';
const FREED = '○';

interface Change extends Span {
  readonly practitioner: string | null;
  readonly sign: string;
}

/** Two rows for each day that a plan changes, at most three days: what stands there, and what would. */
export function dayStrips(input: DayInput, plan: Plan, language: ProgramLanguage): readonly string[] {
  const { practice } = input;
  const changes = plan.flatMap(changesIn);
  const days = [...new Set(changes.map(({ start }) => dayIn(practice, start)))].slice(0, 3);
  const rows = days.flatMap((day) =>
    practice.practitioners.flatMap((one) => stripOf(input, one, { day, changes, language })),
  );
  if (rows.length === 0) return [];
  const legend =
    language === 'fr'
      ? '· libre  │ pris  ? gardé  ░ fermé  █ donné  ○ rendu'
      : '· free  │ taken  ? kept  ░ closed  █ given  ○ given back';
  return [...rows, legend];
}

interface Strip {
  readonly day: LocalDate;
  readonly changes: readonly Change[];
  readonly language: ProgramLanguage;
}

function stripOf(
  input: DayInput,
  practitioner: Practitioner,
  { day, changes, language }: Strip,
): readonly string[] {
  const { practice } = input;
  const mine = changes.filter(
    (change) =>
      dayIn(practice, change.start) === day && (change.practitioner ?? practitioner.id) === practitioner.id,
  );
  const [first] = mine;
  if (first === undefined) return [];
  const stretches = dayStretches(input, practitioner, day);
  const shown = [...stretches.filter(({ kind }) => kind !== 'closed'), ...mine];
  const from = Math.floor(Math.min(...shown.map(({ start }) => start)) / STEP) * STEP;
  const to = Math.max(...shown.map(({ end }) => end));
  const cells = Array.from({ length: Math.ceil((to - from) / STEP) }, (_, n) => ({
    start: from + n * STEP,
    end: from + (n + 1) * STEP,
  }));
  const before = cells.map((cell) => SIGNS[kindAt(stretches, cell)]);
  const after = cells.map((cell, n) => mine.find((change) => overlap(change, cell))?.sign ?? before[n]);
  const { day: dayWords, moment } = factMaker(language, practice.zone);
  const title = `${dayWords(first.start)}, ${practitioner.name}`;
  const [was, is] = language === 'fr' ? ['avant', 'après'] : ['before', 'after'];
  const clock = (instant: number) => moment(instant).slice(dayWords(instant).length).trim();
  return [
    title,
    `  ${was.padEnd(7)}${before.join('')}  ${clock(from)} → ${clock(to)}`,
    `  ${is.padEnd(7)}${after.join('')}`,
  ];
}

const WEIGHT: readonly StretchKind[] = ['unknown', 'taken', 'held', 'free', 'closed'];

/** What weighs most in half an hour. */
function kindAt(stretches: readonly (Span & { readonly kind: StretchKind })[], cell: Span): StretchKind {
  const here = stretches.filter((stretch) => overlap(stretch, cell)).map(({ kind }) => kind);
  return WEIGHT.find((kind) => here.includes(kind)) ?? 'closed';
}

function changesIn(action: Plan[number]): readonly Change[] {
  const given = ({ start, end, practitioner }: Slot): Change => ({ start, end, practitioner, sign: GIVEN });
  const freed = ({ start, end }: Span, practitioner: string | null): Change => ({
    start,
    end,
    practitioner,
    sign: FREED,
  });
  switch (action.kind) {
    case 'hold':
      return action.offer.slots.map((slot) => ({ ...given(slot), sign: '?' }));
    case 'book':
      return [given(action.slot)];
    case 'move':
      return [freed(action.from, action.to.practitioner), given(action.to)];
    case 'cancel':
      return [freed(action.from, null)];
    case 'block':
      return [
        { ...action.span, practitioner: action.practitioner, sign: action.as === 'closed' ? '░' : '·' },
      ];
    case 'confirm':
    case 'release':
    case 'reply':
    case 'label':
    case 'alert':
    case 'task':
    case 'waitlist':
    case 'stop':
    case 'consent':
    case 'survey':
    case 'freeze':
      return [];
  }
}
