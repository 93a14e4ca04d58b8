import { isLanguage, type Language } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import { type LocalTime, parseLocalTime, toLocal } from '../../domain/time.ts';
import type { Wish, WishReading } from '../../domain/wish.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, type PlaceOptions, practiceFor } from '../options.ts';
import { UsageError } from '../usage-error.ts';

interface WhenOptions extends PlaceOptions {
  readonly language: string;
  readonly sent?: string;
  readonly batch?: string;
}

interface Phrase {
  readonly id: string | null;
  readonly text: string;
  readonly language: Language;
  readonly sent: LocalTime;
}

/** `agent when "jeudi après-midi"`: which times a phrase means. */
export const whenCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('when')
    .description(say('dit quels moments désigne une phrase', 'say which times a phrase means'))
    .argument('[phrase...]', say('la phrase, entre guillemets', 'the phrase, in quotes'))
    .option('--language <code>', 'fr, en, nl, de, pl, es, it, pt', 'fr')
    .option('--sent <moment>', say('heure d’envoi, 2026-11-24T09:12', 'time of sending, 2026-11-24T09:12'))
    .option(
      '--batch <file>',
      say('lignes JSON {id,text,language,sent}', 'JSON lines {id,text,language,sent}'),
    )
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'))
    .option('--zone <zone>', say('fuseau horaire', 'time zone'))
    .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'))
    .addHelpText(
      'after',
      say(
        '\nExemple : agent when "jeudi après-midi, pas avant 15h" --language fr --sent 2026-11-24T09:12',
        '\nExample: agent when "Thursday afternoon, not before 3pm" --language en --sent 2026-11-24T09:12',
      ),
    )
    .action(async (words: string[], options: WhenOptions) => end(await when(context, words, options)));
};

async function when(context: Context, words: readonly string[], options: WhenOptions): Promise<ExitCode> {
  const { print, say } = context;
  const practice = await practiceFor(context, options);
  const { readWishes } = await import('../../core/reading/wishes/read-wishes.ts');
  const { wishContext } = await import('../../core/reading/times/wish-context.ts');
  const { spelledOut } = await import('../../core/reading/times/spelled-out.ts');
  const meaning = ({ text, language, sent }: Phrase) =>
    readWishes(spelledOut(text, language), language, wishContext(practice, sent));
  if (options.batch !== undefined) {
    for (const phrase of await batch(context, options, practice)) {
      const { wishes, rest } = meaning(phrase);
      print.json({ id: phrase.id, wishes: wishes.map(wishJson), rest });
    }
    return EXIT.ok;
  }
  if (words.length === 0)
    throw new UsageError(say('Donnez une phrase, ou --batch.', 'Give a phrase, or --batch.'));
  const sent = sentOf(options.sent, context) ?? sendingNow(context, options, practice);
  const reading = meaning({
    id: null,
    text: words.join(' '),
    language: languageOf(options.language, context),
    sent,
  });
  show(context, reading);
  return EXIT.ok;
}

/** A wish as design §3 prints it; a daily stretch and a wanted "same time" are told besides. */
function wishJson({ include, start, end, exact, sameTime, daily, otherwise }: Wish): Record<string, unknown> {
  return {
    include,
    start,
    end,
    ...(exact ? { exact } : {}),
    ...(sameTime ? { sameTime } : {}),
    ...(daily === undefined ? {} : { daily: daily.map(clock) }),
    ...(otherwise === undefined ? {} : { otherwise }),
  };
}

function show({ print, say }: Context, { wishes, rest, explained }: WishReading): void {
  if (print.asJson) {
    print.json({ wishes: wishes.map(wishJson), rest });
    return;
  }
  if (wishes.length === 0) print.line(say('Aucun moment trouvé.', 'No time found.'));
  for (const line of explained) print.line(line);
  if (rest !== '') print.line(print.tone('dim', say(`non utilisé : ${rest}`, `not used: ${rest}`)));
}

async function batch(context: Context, options: WhenOptions, practice: Practice): Promise<readonly Phrase[]> {
  const { doors, say } = context;
  const file = options.batch ?? '';
  const lines = (await doors.readText(file)).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const row = parseRow(line);
    if (row === null) {
      const fr = `${file}:${index + 1} : pas une ligne JSON {"id","text","language","sent"}.`;
      throw new UsageError(say(fr, `${file}:${index + 1}: not a JSON line {"id","text","language","sent"}.`));
    }
    const sent = sentOf(row.sent ?? options.sent, context) ?? sendingNow(context, options, practice);
    return [
      { id: row.id, text: row.text, language: languageOf(row.language ?? options.language, context), sent },
    ];
  });
}

interface Row {
  readonly id: string | null;
  readonly text: string;
  readonly language?: string;
  readonly sent?: string;
}

function parseRow(line: string): Row | null {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row !== 'object' || row === null || !('text' in row) || typeof row.text !== 'string')
      return null;
    return {
      id: 'id' in row && row.id !== undefined ? String(row.id) : null,
      text: row.text,
      ...('language' in row && typeof row.language === 'string' ? { language: row.language } : {}),
      ...('sent' in row && typeof row.sent === 'string' ? { sent: row.sent } : {}),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function sentOf(text: string | undefined, { say }: Context): LocalTime | null {
  if (text === undefined) return null;
  const sent = parseLocalTime(text);
  if (sent !== null) return sent;
  throw new UsageError(say(`« ${text} » : écrivez 2026-11-24T09:12.`, `"${text}": write 2026-11-24T09:12.`));
}

function sendingNow(context: Context, options: WhenOptions, practice: Practice): LocalTime {
  return toLocal(nowOf(options, practice.zone, context) ?? Date.now(), practice.zone);
}

function languageOf(code: string, { say }: Context): Language {
  const short = code.toLowerCase().slice(0, 2);
  if (isLanguage(short)) return short;
  throw new UsageError(
    say(`« ${code} » : fr, en, nl, de, pl, es, it ou pt.`, `"${code}": fr, en, nl, de, pl, es, it or pt.`),
  );
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
