import { parseLocalTime, toInstant } from '../../domain/time.ts';
import { agendaState } from '../agenda-for.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, type PlaceOptions, practiceFor } from '../options.ts';
import { UsageError } from '../usage-error.ts';

interface WhyOptions extends PlaceOptions {
  readonly type?: string;
  readonly practitioner?: string;
}

/** `agent why 2026-11-26T17:30`: why a moment is or is not free, naming the rule or the event. */
export const whyCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('why')
    .description(say('dit pourquoi un moment est libre ou non', 'say why a moment is free or not'))
    .argument('<moment>', '2026-11-26T17:30')
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'))
    .option('--type <id>', say('type de rendez-vous', 'type of appointment'))
    .option('--practitioner <id>', say('praticien', 'practitioner'))
    .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'))
    .option('--zone <zone>', say('fuseau horaire', 'time zone'))
    .addHelpText(
      'after',
      say('\nExemple : agent why 2026-11-26T17:30', '\nExample: agent why 2026-11-26T17:30'),
    )
    .action(async (moment: string, options: WhyOptions) => end(await whyMoment(context, moment, options)));
};

async function whyMoment(context: Context, moment: string, options: WhyOptions): Promise<ExitCode> {
  const { print, say } = context;
  const practice = await practiceFor(context, options);
  const local = parseLocalTime(moment);
  if (local === null) {
    throw new UsageError(
      say(`« ${moment} » : écrivez 2026-11-26T17:30.`, `"${moment}": write 2026-11-26T17:30.`),
    );
  }
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const { state, offers, trouble } = await agendaState(context, practice, now);
  const { why } = await import('../../core/agenda/slots/why.ts');
  const { explainMoment, explainWhy } = await import('../../core/agenda/slots/explain-why.ts');
  const at = toInstant(local, practice.zone);
  const causes = why({
    practice,
    state: trouble === '' ? state : { kind: 'unreadable', sentence: trouble },
    offers,
    now,
    at,
    practitioner: options.practitioner ?? null,
    ...(options.type === undefined ? {} : { type: options.type }),
  });
  if (!print.asJson) print.line(explainMoment(at, causes, practice));
  for (const cause of print.asJson ? causes : [])
    print.json({ kind: cause.kind, sentence: explainWhy(cause, practice) });
  return EXIT.ok;
}
