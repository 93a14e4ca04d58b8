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
import { practiceFor } from '../options.ts';
import { UsageError } from '../usage-error.ts';

interface WindowOptions {
  readonly from: string;
  readonly to: string;
  readonly zone?: string;
  readonly practice?: string;
}

/** `agent agenda expand|busy FILE…`: what the program reads in calendar files. */
export const agendaCommand: Declare = (program, context, end) => {
  const { say } = context;
  const agenda = program
    .command('agenda')
    .description(
      say('montre ce qui est lu dans des fichiers d’agenda', 'show what is read in calendar files'),
    );
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
      .option('--json', say('résultat pour une machine', 'output for a machine'))
      .action(async (files: string[], options: WindowOptions) =>
        end(await stretch(context, name, files, options)),
      );
  }
};

async function stretch(
  context: Context,
  what: 'expand' | 'busy',
  files: readonly string[],
  options: WindowOptions,
): Promise<ExitCode> {
  const { print } = context;
  const practice = await practiceFor(context, options);
  const window = windowOf(options, practice.zone, context);
  const { expand } = await import('../../core/agenda/expand.ts');
  const { busySpans } = await import('../../core/agenda/busy.ts');
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
