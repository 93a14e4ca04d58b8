import type { BeginOptions } from '../begin.ts';
import type { Declare } from '../declare.ts';
import type { PlanOptions } from '../series/series-verbs.ts';

/** `agent series plan|list|show`: several appointments planned in one go, and how many are left. */
export const seriesCommand: Declare = (program, context, end) => {
  const { say } = context;
  const series = program
    .command('series')
    .description(say('plusieurs rendez-vous, prévus d’un coup', 'several appointments, planned in one go'));
  const shared = (name: string, fr: string, en: string) =>
    series
      .command(name)
      .description(say(fr, en))
      .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
      .option('--by <name>', say('qui le demande', 'who asks for it'))
      .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'));
  shared(
    'plan',
    'prévoit toutes les dates ; rien n’est réservé avant votre oui',
    'plan all dates; nothing is booked before your yes',
  )
    .requiredOption('--patient <id>', say('numéro du patient', 'id of the patient'))
    .requiredOption('--count <n>', say('combien de rendez-vous', 'how many appointments'))
    .option('--per-week <n>', say('combien par semaine', 'how many a week'), '1')
    .option('--every-weeks <n>', say('2 : une semaine sur deux', '2: every second week'), '1')
    .option(
      '--wish <phrase>',
      say('souhait : "le matin, mardi et jeudi"', 'wish: "mornings, Tuesday and Thursday"'),
    )
    .option('--language <code>', say('langue du souhait', 'language of the wish'))
    .option('--from <day>', say('pas avant ce jour', 'not before this day'))
    .option('--practitioner <id>', say('praticien', 'practitioner'))
    .option(
      '--min-gap-days <n>',
      say(
        'jours libres entre deux dates, 0 pour des jours de suite (d’office 1, et 0 au-delà de trois par semaine)',
        'free days between two dates, 0 for days in a row (1 by itself, and 0 beyond three a week)',
      ),
    )
    .option('--skip-holidays', say('ne remplace pas les jours fériés', 'do not replace holidays'))
    .addHelpText(
      'after',
      say(
        '\nExemple : agent series plan --patient p12 --count 15 --per-week 2 --wish "le matin"',
        '\nExample: agent series plan --patient p12 --count 15 --per-week 2 --wish "in the morning"',
      ),
    )
    .action(async (options: PlanOptions) =>
      end(await (await import('../series/series-verbs.ts')).proposeSeries(context, options)),
    );
  shared(
    'list',
    'les séries connues, et ce qu’il en reste',
    'the series that are known, and what is left of them',
  ).action(async (options: BeginOptions) =>
    end(await (await import('../series/series-verbs.ts')).listSeries(context, options)),
  );
  shared('show', 'les dates d’une série', 'the dates of one series')
    .argument('<case>', say('dossier de la série', 'case of the series'))
    .action(async (id: string, options: BeginOptions) =>
      end(await (await import('../series/series-verbs.ts')).listSeries(context, options, id)),
    );
};
