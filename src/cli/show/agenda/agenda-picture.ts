// A week or a day of the agenda in the terminal. Rows are quarter hours; those in which nothing changes are left out.
// Every state has its own sign, so that the picture says the same without colours.

import type { Stretch, StretchKind } from '../../../core/agenda/day-stretches.ts';
import { clip, pad } from '../../../core/columns.ts';
import { MINUTE, toLocal, type Zone } from '../../../domain/time.ts';
import type { Context } from '../../context.ts';
import type { Tone } from '../../print.ts';

export interface PictureColumn {
  readonly title: string;
  /** A whole day. */
  readonly stretches: readonly Stretch[];
}

interface PictureInput {
  readonly columns: readonly PictureColumn[];
  readonly zone: Zone;
  /** What an event is called; feeds of others stay without a name. */
  readonly nameOf: (event: Stretch['events'][number]) => string;
  readonly context: Context;
}

const QUARTER = 15;
const CLOCK = 6;

const SIGN: Readonly<Record<StretchKind, string>> = {
  closed: '░',
  free: '·',
  held: '?',
  taken: '│',
  unknown: '!',
};
const TONE: Readonly<Record<StretchKind, Tone>> = {
  closed: 'dim',
  free: 'good',
  held: 'warn',
  taken: 'plain',
  unknown: 'bad',
};

/** The lines of a picture that fits the terminal, and the line that explains its signs. */
export function agendaPicture(input: PictureInput): readonly string[] {
  const { columns, context } = input;
  const { print, say } = context;
  const width = Math.max(4, Math.floor((Math.min(print.width, 120) - CLOCK) / Math.max(1, columns.length)));
  const rows = rowsOf(columns, input.zone);
  const head = columns.map(({ title }) => pad(clip(title, width - 1), width)).join('');
  const lines = rows.map((minute, place) => {
    const before = place === 0 ? null : (rows[place - 1] ?? null);
    const cells = columns.map((column) => cell(column, { minute, before, width, input }));
    return `${print.tone('dim', pad(clockOf(minute), CLOCK))}${cells.join('')}`.trimEnd();
  });
  const legend = say(
    '· libre   │ pris   ? gardé pour un patient   ! pas compris, donc pris   ░ fermé',
    '· free   │ taken   ? kept for a patient   ! not understood, so taken   ░ closed',
  );
  return [print.tone('bold', `${' '.repeat(CLOCK)}${head}`.trimEnd()), ...lines, print.tone('dim', legend)];
}

interface CellInput {
  readonly minute: number;
  /** The row above; null for the first one. */
  readonly before: number | null;
  readonly width: number;
  readonly input: PictureInput;
}

function cell({ stretches }: PictureColumn, { minute, before, width, input }: CellInput): string {
  const { zone, nameOf, context } = input;
  const here = at(stretches, minute, zone);
  if (here === undefined) return ' '.repeat(width);
  const begins = before === null || at(stretches, before, zone) !== here;
  const several = here.events.length > 1 ? `×${here.events.length} ` : '';
  const name = begins && here.kind === 'taken' ? `${several}${here.events.map(nameOf)[0] ?? ''}` : '';
  const sign = SIGN[here.kind];
  const text = here.kind === 'closed' ? sign.repeat(width - 1) : clip(`${sign} ${name}`.trimEnd(), width - 1);
  return context.print.tone(several === '' ? TONE[here.kind] : 'bad', pad(text, width));
}

/** Quarter hours at which a column changes, from the first opening or event to the last. */
function rowsOf(columns: readonly PictureColumn[], zone: Zone): readonly number[] {
  const shown = columns.flatMap(({ stretches }) =>
    stretches.filter(({ kind, end, start }) => kind !== 'closed' && end - start < 1440 * MINUTE),
  );
  const edges = shown.flatMap(({ start, end }) => [
    floorQuarter(minuteAt(start, zone)),
    minuteAt(end, zone) === 0 ? 1440 : Math.ceil(minuteAt(end, zone) / QUARTER) * QUARTER,
  ]);
  const rows = [...new Set(edges)].sort((a, b) => a - b);
  return rows.length === 0 ? [480] : rows.slice(0, -1);
}

function floorQuarter(minute: number): number {
  return Math.floor(minute / QUARTER) * QUARTER;
}

function minuteAt(instant: number, zone: Zone): number {
  const local = toLocal(instant, zone);
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}

/** What a column shows in a quarter hour: what is taken in it goes before what is free. */
function at(stretches: readonly Stretch[], minute: number, zone: Zone): Stretch | undefined {
  const [first] = stretches;
  if (first === undefined) return undefined;
  const inside = stretches.filter((stretch) => {
    const from = stretch === first ? 0 : minuteAt(stretch.start, zone);
    const to = stretch === stretches.at(-1) ? 1440 : minuteAt(stretch.end, zone);
    return from < minute + QUARTER && minute < to;
  });
  return inside.find(({ kind }) => kind !== 'free' && kind !== 'closed') ?? inside[0];
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
