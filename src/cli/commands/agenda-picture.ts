import { type DayInput, dayStretches, type Stretch } from '../../core/agenda/day-stretches.ts';
import { dayText } from '../../core/agenda/moment-text.ts';
import type { Practice, Practitioner } from '../../domain/practice.ts';
import {
  addDays,
  at,
  dayOf,
  type LocalDate,
  parseLocalDate,
  toInstant,
  toLocal,
  weekdayOf,
} from '../../domain/time.ts';
import { agendaNow } from '../agenda-now.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, type PlaceOptions, practiceFor } from '../options.ts';
import { agendaPicture, type PictureColumn } from '../show/agenda/agenda-picture.ts';
import { UsageError } from '../usage-error.ts';

export interface PictureOptions extends PlaceOptions {
  readonly practitioner?: string;
}

/** `agent agenda week [DAY]`: a picture for each practitioner, a column a day. */
export async function agendaWeek(
  context: Context,
  day: string | undefined,
  options: PictureOptions,
): Promise<ExitCode> {
  const { input, first, practitioners } = await asked(context, day, options, 7);
  // On a Sunday the week that matters is the one that comes.
  const shownDay = day === undefined && weekdayOf(first) === 7 ? addDays(first, 1) : first;
  const monday = addDays(shownDay, 1 - weekdayOf(shownDay));
  const days = Array.from({ length: 7 }, (_, n) => addDays(monday, n));
  for (const practitioner of practitioners) {
    const columns = days.map((one) => ({
      title: shortDay(one, context),
      stretches: dayStretches(input, practitioner, one),
    }));
    const shown = columns.filter(({ stretches }, place) => place < 5 || stretches.some(isShown));
    show(context, { input, practitioner: practitioners.length > 1 ? practitioner : null, columns: shown });
    if (context.print.asJson)
      days.forEach((one) => {
        printStretches(context, input, practitioner, one);
      });
  }
  return EXIT.ok;
}

/** `agent agenda day [DAY]`: a column for each practitioner. */
export async function agendaDay(
  context: Context,
  day: string | undefined,
  options: PictureOptions,
): Promise<ExitCode> {
  const { input, first, practitioners } = await asked(context, day, options, 1);
  const columns = practitioners.map((practitioner) => ({
    title: practitioner.name,
    stretches: dayStretches(input, practitioner, first),
  }));
  if (!context.print.asJson)
    context.print.line(dayText(first, context.language, { weekday: true, year: true }));
  show(context, { input, practitioner: null, columns });
  if (context.print.asJson)
    for (const practitioner of practitioners) printStretches(context, input, practitioner, first);
  return EXIT.ok;
}

interface Asked {
  readonly input: DayInput;
  readonly first: LocalDate;
  readonly practitioners: readonly Practitioner[];
}

async function asked(
  context: Context,
  text: string | undefined,
  options: PictureOptions,
  days: number,
): Promise<Asked> {
  const practice = await practiceFor(context, options);
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const day = dayAsked(context, text, dayOf(toLocal(now, practice.zone)));
  const window = {
    start: toInstant(at(addDays(day, -days), 0), practice.zone),
    end: toInstant(at(addDays(day, days), 0), practice.zone),
  };
  const input = await agendaNow(context, { practice, window, now });
  return { input, first: day, practitioners: practitionersAsked(context, practice, options.practitioner) };
}

function dayAsked({ say }: Context, text: string | undefined, today: LocalDate): LocalDate {
  const day = text === undefined ? today : parseLocalDate(text);
  if (day !== null) return day;
  throw new UsageError(
    say(`« ${text} » n'est pas un jour. Écrivez 2026-11-23.`, `"${text}" is no day. Write 2026-11-23.`),
  );
}

/** One practitioner by id, or all. */
export function practitionersAsked(
  { say }: Context,
  { practitioners }: Practice,
  id: string | undefined,
): readonly Practitioner[] {
  const found = practitioners.filter((one) => id === undefined || one.id === id);
  if (found.length > 0) return found;
  const known = practitioners.map((one) => one.id).join(', ');
  throw new UsageError(
    say(`Praticien inconnu « ${id} ». Connus : ${known}.`, `Unknown practitioner "${id}". Known: ${known}.`),
  );
}

interface Shown {
  readonly input: DayInput;
  /** Named above the picture when there are several. */
  readonly practitioner: Practitioner | null;
  readonly columns: readonly PictureColumn[];
}

function show(context: Context, { input, practitioner, columns }: Shown): void {
  const { print } = context;
  if (print.asJson) return;
  if (practitioner !== null) print.line(print.tone('bold', practitioner.name));
  const { zone } = input.practice;
  const nameOf = namer(context, input.practice);
  for (const line of agendaPicture({ columns, zone, nameOf, context })) print.line(line);
  for (const { file, line, sentence } of input.warnings) print.error(`${file}:${line}: ${sentence}`);
}

/** Titles of feeds are other people's and are not shown; nor is a title that is missing. */
function namer({ say }: Context, { agenda }: Practice): (event: Stretch['events'][number]) => string {
  const open = agenda.sources.filter(({ writable }) => writable).map(({ name }) => name);
  const isOwn = (file: string) => open.some((name) => file === name || file.startsWith(`${name}/`));
  return ({ file, summary }) => (isOwn(file) && summary !== '' ? summary : say('occupé', 'busy'));
}

function printStretches(context: Context, input: DayInput, practitioner: Practitioner, day: LocalDate): void {
  const { zone } = input.practice;
  const nameOf = namer(context, input.practice);
  for (const { start, end, kind, events } of dayStretches(input, practitioner, day)) {
    const local = { start: toLocal(start, zone), end: toLocal(end, zone) };
    context.print.json({ practitioner: practitioner.id, ...local, kind, events: events.map(nameOf) });
  }
}

function isShown({ kind }: Stretch): boolean {
  return kind !== 'closed';
}

function shortDay(day: LocalDate, { language }: Context): string {
  const [weekday = '', number = ''] = dayText(day, language, { weekday: true, year: false }).split(' ');
  return `${weekday.slice(0, 3)} ${number}`;
}
