import { overlapsIn } from '../../core/agenda/conflicts.ts';
import { dayText, momentText } from '../../core/agenda/moment-text.ts';
import { freeSlotsByDay } from '../../core/agenda/slots/free-by-day.ts';
import { wrap } from '../../core/columns.ts';
import { DAY, toLocal } from '../../domain/time.ts';
import { agendaNow } from '../agenda-now.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, practiceFor } from '../options.ts';
import { type PictureOptions, practitionersAsked } from './agenda-picture.ts';

export interface FreeOptions extends PictureOptions {
  readonly type?: string;
  readonly days: string;
}

/** Columns of the day before its times. */
const TITLE = 24;

/** `agent agenda free`: every time that could be given in the coming days, a line a day. */
export async function agendaFree(context: Context, options: FreeOptions): Promise<ExitCode> {
  const { print, say, language } = context;
  const practice = await practiceFor(context, options);
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const days = Math.min(366, Math.max(1, Number.parseInt(options.days, 10) || 7));
  const window = { start: now - DAY, end: now + (days + 1) * DAY };
  const input = await agendaNow(context, { practice, window, now });
  const practitioners = practitionersAsked(context, practice, options.practitioner);
  for (const { id, name } of practitioners) {
    const found = freeSlotsByDay(
      { ...input, now },
      { practitioner: id, type: options.type ?? null, until: now + days * DAY },
    );
    if (!print.asJson && practitioners.length > 1) print.line(print.tone('bold', name));
    if (!print.asJson && found.length === 0) print.line(say('Aucun horaire libre.', 'No free time.'));
    for (const { day, slots } of found) {
      const clocks = slots.map(({ start }) => toLocal(start, practice.zone).slice(11));
      if (print.asJson) print.json({ practitioner: id, day, starts: clocks });
      else printDay(context, dayText(day, language, { weekday: true, year: false }), clocks);
    }
  }
  for (const { file, line, sentence } of input.warnings) print.error(`${file}:${line}: ${sentence}`);
  return EXIT.ok;
}

function printDay({ print }: Context, title: string, clocks: readonly string[]): void {
  const [first = '', ...more] = wrap(clocks.join('  '), Math.max(20, print.width - TITLE));
  print.line(`${title.padEnd(TITLE)}${first}`);
  for (const line of more) print.line(`${' '.repeat(TITLE)}${line}`);
}

/** `agent agenda conflicts`: everything to come that overlaps, entered by whomever. Nobody is moved for it. */
export async function agendaConflicts(context: Context, options: PictureOptions): Promise<ExitCode> {
  const { print, say, language } = context;
  const practice = await practiceFor(context, options);
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const window = { start: now, end: now + (practice.booking.horizon + 1) * DAY };
  const { occurrences } = await agendaNow(context, { practice, window, now });
  const found = overlapsIn(occurrences, practice, now);
  for (const { practitioner, appointment, other, span } of found) {
    const places = [appointment, other].map(({ file, line }) => ({ file, line }));
    if (print.asJson) {
      const local = { start: toLocal(span.start, practice.zone), end: toLocal(span.end, practice.zone) };
      print.json({ practitioner, ...local, places });
      continue;
    }
    const [one, two] = places.map(({ file, line }) => say(`${file}, ligne ${line}`, `${file}, line ${line}`));
    const and = say('et', 'and');
    print.line(`${momentText(span.start, practice.zone, language)}  ${one} ${and} ${two}`);
  }
  if (!print.asJson && found.length === 0)
    print.line(say('Aucun rendez-vous n’en chevauche un autre.', 'No appointment overlaps another.'));
  return EXIT.ok;
}
