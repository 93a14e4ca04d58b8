import type { Command } from 'commander';
import type { CalendarFile } from '../../domain/agenda.ts';
import {
  at,
  parseLocalDate,
  parseLocalTime,
  type Span,
  toInstant,
  toLocal,
  type Zone,
} from '../../domain/time.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type PlaceOptions, practiceFor } from '../options.ts';
import { UsageError } from '../usage-error.ts';
import type { AcceptOptions } from './agenda-accept.ts';
import type { FreeOptions } from './agenda-lists.ts';
import type { PictureOptions } from './agenda-picture.ts';

interface WindowOptions {
  readonly from: string;
  readonly to: string;
  readonly zone?: string;
  readonly practice?: string;
}

/** `agent agenda`: the agenda as the program sees it. `expand|busy FILE…`: what the program reads in calendar files. */
export const agendaCommand: Declare = (program, context, end) => {
  const { say } = context;
  const agenda = program
    .command('agenda')
    .description(
      say('montre l’agenda : semaine, jour, horaires libres', 'show the agenda: week, day, free times'),
    );
  declarePictures(agenda, context, end);
  const stretches: readonly (readonly ['expand' | 'busy', string, string])[] = [
    ['expand', 'chaque rendez-vous, répétitions comprises', 'every occurrence, repetitions included'],
    ['busy', 'le temps pris, réuni', 'the busy time, merged'],
  ];
  for (const [name, fr, en] of stretches) {
    agenda
      .command(name)
      .description(say(fr, en))
      .argument('<files...>', say('fichiers .ics', '.ics files'))
      .requiredOption('--from <day>', '2026-11-23')
      .requiredOption('--to <day>', say('2026-11-30 (exclu)', '2026-11-30 (exclusive)'))
      .option('--zone <zone>', say('fuseau horaire', 'time zone'))
      .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'))
      .action(async (files: string[], options: WindowOptions) =>
        end(await stretch(context, name, files, options)),
      );
  }
};

type End = Parameters<Declare>[2];

function declarePictures(agenda: Command, context: Context, end: End): void {
  const { say } = context;
  const declare = (name: string, fr: string, en: string) =>
    agenda
      .command(name)
      .description(say(fr, en))
      .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'))
      .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'))
      .option('--zone <zone>', say('fuseau horaire', 'time zone'));
  const who = ['--practitioner <id>', say('praticien', 'practitioner')] as const;
  agenda.action(async () => end(await (await pictures()).agendaWeek(context, undefined, {})));
  declare('week', 'la semaine, en image', 'the week, as a picture')
    .argument('[day]', '2026-11-23')
    .option(...who)
    .action(async (day: string | undefined, options: PictureOptions) =>
      end(await (await pictures()).agendaWeek(context, day, options)),
    );
  declare('day', 'un jour, une colonne par praticien', 'one day, a column for each practitioner')
    .argument('[day]', '2026-11-23')
    .option(...who)
    .action(async (day: string | undefined, options: PictureOptions) =>
      end(await (await pictures()).agendaDay(context, day, options)),
    );
  declare('free', 'tous les horaires qui peuvent être donnés', 'every time that can be given')
    .option(...who)
    .option('--type <id>', say('type de rendez-vous', 'type of appointment'))
    .option('--days <n>', say('combien de jours', 'how many days'), '7')
    .action(async (options: FreeOptions) => end(await (await lists()).agendaFree(context, options)));
  declare('conflicts', 'les rendez-vous qui se chevauchent', 'appointments that overlap')
    .option(...who)
    .action(async (options: PictureOptions) => end(await (await lists()).agendaConflicts(context, options)));
  declare(
    'accept',
    'l’agenda a vraiment rétréci : il est de nouveau fiable',
    'the agenda is really smaller: it is trusted again',
  )
    .argument('[source]', say('une seule source ; sinon, toutes', 'one source alone; else all of them'))
    .option('--by <name>', say('qui le dit', 'who says so'))
    .action(async (source: string | undefined, options: AcceptOptions) => {
      const { agendaAccept } = await import('./agenda-accept.ts');
      end(await agendaAccept(context, source, options));
    });
  declare(
    'check',
    'ce que contient un agenda, et ce qui n’en est pas compris',
    'what a calendar contains, and what of it is not understood',
  )
    .argument(
      '[files...]',
      say(
        'fichiers .ics, dossiers ou adresses d’agendas publiés ; sinon, les agendas du cabinet',
        ".ics files, folders or addresses of published calendars; else the practice's own",
      ),
    )
    .action(async (files: string[], options: PlaceOptions) => {
      const { agendaCheck } = await import('./agenda-check.ts');
      end(await agendaCheck(context, files, options));
    });
}

const pictures = () => import('./agenda-picture.ts');
const lists = () => import('./agenda-lists.ts');

async function stretch(
  context: Context,
  what: 'expand' | 'busy',
  files: readonly string[],
  options: WindowOptions,
): Promise<ExitCode> {
  const { print } = context;
  const practice = await practiceFor(context, options);
  const window = windowOf(options, practice.zone, context);
  const { expand } = await import('../../core/agenda/recurrence/expand.ts');
  const { busySpans } = await import('../../core/agenda/slots/busy.ts');
  const read = await Promise.all(files.map((name) => calendarFile(context, name)));
  const { occurrences, warnings } = expand(read, window, practice.zone, context.language);
  const local = ({ start, end }: Span) => ({
    start: toLocal(start, practice.zone),
    end: toLocal(end, practice.zone),
  });
  if (what === 'busy') {
    for (const span of busySpans({ occurrences, warnings, window })) {
      if (print.asJson) print.json(local(span));
      else print.line(`${local(span).start} – ${local(span).end}`);
    }
  } else {
    for (const occurrence of occurrences) {
      const { uid, recurrenceId, allDay, status, transparent, summary } = occurrence;
      if (print.asJson) print.json({ uid, recurrenceId, ...local(occurrence), allDay, status, transparent });
      else print.line(`${local(occurrence).start} – ${local(occurrence).end}  ${summary}`);
    }
  }
  for (const { file, line, sentence } of warnings) print.error(`${file}:${line}: ${sentence}`);
  return EXIT.ok;
}

async function calendarFile({ doors }: Context, name: string): Promise<CalendarFile> {
  return { name, text: await doors.readText(name), practitioner: null, writable: false };
}

function windowOf({ from, to }: WindowOptions, zone: Zone, context: Context): Span {
  return { start: momentOf(from, zone, context), end: momentOf(to, zone, context) };
}

function momentOf(text: string, zone: Zone, { say }: Context): number {
  const day = parseLocalDate(text);
  if (day !== null) return toInstant(at(day, 0), zone);
  const time = parseLocalTime(text);
  if (time !== null) return toInstant(time, zone);
  const instant = /(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  throw new UsageError(
    say(`« ${text} » n'est pas un jour. Écrivez 2026-11-23.`, `"${text}" is no day. Write 2026-11-23.`),
  );
}
