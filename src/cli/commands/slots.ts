import { UserError } from '../../domain/errors.ts';
import { isLanguage } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import { toLocal } from '../../domain/time.ts';
import { agendaFor } from '../agenda-for.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, type PlaceOptions, practiceFor } from '../options.ts';
import { UsageError } from '../usage-error.ts';

interface SlotsOptions extends PlaceOptions {
  readonly wish?: string;
  readonly language?: string;
  readonly type?: string;
  readonly practitioner?: string;
  readonly count: string;
}

/** `agent slots`: the free times a patient would be offered. */
export const slotsCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('slots')
    .description(say('liste les horaires libres', 'list the free times'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'))
    .option('--wish <phrase>', say('souhait : "jeudi après-midi"', 'wish: "Thursday afternoon"'))
    .option('--language <code>', say('langue du souhait', 'language of the wish'))
    .option('--type <id>', say('type de rendez-vous', 'type of appointment'))
    .option('--practitioner <id>', say('praticien', 'practitioner'))
    .option('--count <n>', say('combien', 'how many'), '10')
    .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'))
    .option('--zone <zone>', say('fuseau horaire', 'time zone'))
    .addHelpText(
      'after',
      say(
        '\nExemple : agent slots --wish "jeudi après-midi"',
        '\nExample: agent slots --wish "Thursday afternoon"',
      ),
    )
    .action(async (options: SlotsOptions) => end(await slots(context, options)));
};

async function slots(context: Context, options: SlotsOptions): Promise<ExitCode> {
  const { print, say, language } = context;
  const practice = await practiceFor(context, options);
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const agenda = await agendaFor(context, practice, now);
  if (agenda.trouble !== '') {
    throw new UserError(
      say(
        `L'agenda n'est pas lisible, aucun horaire n'est libre : ${agenda.trouble}`,
        `The agenda can't be read, no time is free: ${agenda.trouble}`,
      ),
    );
  }
  const query = {
    wishes: await wishesOf(context, options, practice, now),
    type: slotType(context, options, practice),
    practitioner: options.practitioner ?? null,
    firstVisit: false,
    count: countOf(context, options),
  };
  const found = agenda.slots(query);
  const { factMaker } = await import('../../core/letters/facts.ts');
  const moment = factMaker(language, practice.zone).moment;
  for (const { start, end, practitioner, type, replacement } of found) {
    const local = { start: toLocal(start, practice.zone), end: toLocal(end, practice.zone) };
    if (print.asJson) print.json({ ...local, practitioner, type, replacement });
    else {
      const who = practice.practitioners.length > 1 ? `  ${practitioner}` : '';
      const instead = replacement === undefined ? '' : `  (${replacement})`;
      print.line(`${moment(start)}${who}${instead}`);
    }
  }
  if (found.length === 0 && !print.asJson)
    print.line(say('Aucun horaire libre ne convient.', 'No free time fits.'));
  const { explainWhy } = await import('../../core/agenda/slots/explain-why.ts');
  for (const warning of found.length < query.count ? agenda.hiding(query) : [])
    print.error(explainWhy({ kind: 'not-understood', warning }, practice));
  return EXIT.ok;
}

async function wishesOf(context: Context, options: SlotsOptions, practice: Practice, now: number) {
  if (options.wish === undefined) return [];
  const { readWishes } = await import('../../core/reading/wishes/read-wishes.ts');
  const { wishContext } = await import('../../core/reading/times/wish-context.ts');
  const wanted = options.language ?? context.language;
  const language = isLanguage(wanted) ? wanted : practice.language;
  return readWishes(options.wish, language, wishContext(practice, toLocal(now, practice.zone))).wishes;
}

function slotType({ say }: Context, options: SlotsOptions, { slotTypes }: Practice): string {
  if (options.type === undefined)
    return (slotTypes.find(({ open, firstVisit }) => open && !firstVisit) ?? slotTypes[0]).id;
  const ids = slotTypes.map(({ id }) => id);
  if (ids.includes(options.type)) return options.type;
  const known = ids.join(', ');
  throw new UsageError(
    say(
      `Type inconnu « ${options.type} ». Types : ${known}.`,
      `Unknown type "${options.type}". Types: ${known}.`,
    ),
  );
}

function countOf({ say }: Context, options: SlotsOptions): number {
  const count = Number(options.count);
  if (Number.isInteger(count) && count > 0 && count <= 1000) return count;
  throw new UsageError(say(`--count : un nombre de 1 à 1000.`, `--count: a number from 1 to 1000.`));
}
