import type { Failure } from '../../core/evaluation/failures.ts';
import type { CorpusMail } from '../../core/evaluation/labelled-mail.ts';
import type { Marked } from '../../core/evaluation/marks.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import type { ModelSettings } from '../../domain/server-settings.ts';
import type { Model } from '../../ports/model.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { modelAtHome } from '../model-at-home.ts';
import { type PlaceOptions, practiceFor } from '../options.ts';
import type { Run } from '../show/eval/eval-tables.ts';
import { UsageError } from '../usage-error.ts';

interface EvalOptions extends PlaceOptions {
  readonly model: readonly string[];
  readonly reader?: string;
  readonly language?: string;
  readonly report?: string;
  readonly failures?: boolean;
}

/** `agent eval [CORPUS]`: how well mails are read, on the shipped corpus or on the practice's own labelled mails. */
export const evalCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('eval')
    .description(
      say(
        'mesure la lecture sur des mails dont on sait ce qu’ils disent',
        'measure the reading on mails whose meaning is known',
      ),
    )
    .argument(
      '[corpus]',
      say('.jsonl, ou dossier de mails avec labels.jsonl', '.jsonl, or a folder of mails with labels.jsonl'),
    )
    .option(
      '--model <name>',
      say('modèle à mesurer (répétable)', 'model to measure (repeatable)'),
      append,
      [],
    )
    .option('--reader <name>', say('lexical, model ou both', 'lexical, model or both'))
    .option('--language <code>', say('une seule langue : fr, en …', 'one language only: fr, en …'))
    .option(
      '--report <file>',
      say('écrit aussi un rapport, .html ou .md', 'write a report too, .html or .md'),
    )
    .option(
      '--failures',
      say('montre les mails mal lus, les pires d’abord', 'show the mails read wrongly, worst first'),
    )
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'))
    .option('--zone <zone>', say('fuseau horaire', 'time zone'))
    .addHelpText(
      'after',
      say(
        '\nExemple : agent eval --model qwen3:4b --model ministral-3:3b --report lecture.html',
        '\nExample: agent eval --model qwen3:4b --model ministral-3:3b --report reading.html',
      ),
    )
    .action(async (corpus: string | undefined, options: EvalOptions) =>
      end(await measure(context, corpus ?? null, options)),
    );
};

function append(name: string, before: readonly string[]): readonly string[] {
  return [...before, name];
}

async function measure(context: Context, path: string | null, options: EvalOptions): Promise<ExitCode> {
  const practice = await practiceFor(context, options);
  const readers = await readersFor(context, practice, options);
  const corpus = inLanguage(await context.doors.corpus(path), options, context);
  const { figuresByLanguage, figuresOf } = await import('../../core/evaluation/figures.ts');
  const { failuresOf } = await import('../../core/evaluation/failures.ts');
  const runs: Run[] = [];
  const failures: (readonly Failure[])[] = [];
  for (const reader of readers) {
    const marked = await runOf(context, practice, corpus, reader);
    runs.push({ name: reader.name, all: figuresOf(marked), byLanguage: figuresByLanguage(marked) });
    failures.push(failuresOf(marked));
  }
  await show(context, { path, options, runs, failures });
  return EXIT.ok;
}

interface Reader {
  readonly name: string;
  readonly model: Model | null;
  readonly alwaysAsk: boolean;
}

/** The embedded reader stands beside every model: it is what remains when the model is away. */
async function readersFor(
  context: Context,
  practice: Practice,
  options: EvalOptions,
): Promise<readonly Reader[]> {
  const { say, doors } = context;
  const wanted = options.reader ?? 'both';
  if (!['lexical', 'model', 'both'].includes(wanted))
    throw new UsageError(say('--reader : lexical, model ou both.', '--reader: lexical, model or both.'));
  const alone: Reader = { name: 'lexical', model: null, alwaysAsk: false };
  if (wanted === 'lexical') return [alone];
  const settings = modelsFor(practice, options.model);
  if (settings.length === 0 && wanted === 'model')
    throw new UsageError(say('Nommez un modèle : --model NOM.', 'Name a model: --model NAME.'));
  const opened = await Promise.all(
    settings.map(async (model) => ({
      name: model.name,
      model: await doors.model({ ...practice, model }),
      alwaysAsk: wanted === 'model',
    })),
  );
  return [alone, ...opened];
}

function modelsFor(practice: Practice, names: readonly string[]): readonly ModelSettings[] {
  if (names.length === 0) return practice.model === null ? [] : [practice.model];
  return names.map((name) => ({ ...modelAtHome(practice), name }));
}

function inLanguage(
  corpus: readonly CorpusMail[],
  { language }: EvalOptions,
  { say }: Context,
): readonly CorpusMail[] {
  if (language === undefined) return corpus;
  if (!LANGUAGES.some((known) => known === language))
    throw new UsageError(
      say(`« ${language} » : ${LANGUAGES.join(', ')}.`, `"${language}": ${LANGUAGES.join(', ')}.`),
    );
  return corpus.filter((entry) =>
    entry.kind === 'written' ? entry.mail.language === language : entry.label.language === language,
  );
}

async function runOf(
  { doors, print }: Context,
  practice: Practice,
  corpus: readonly CorpusMail[],
  { name, model, alwaysAsk }: Reader,
): Promise<readonly Marked[]> {
  const { evaluate } = await import('../evaluate.ts');
  const { progressLine } = await import('../show/progress-line.ts');
  const tell = (done: number) =>
    print.progress(progressLine({ name, done, of: corpus.length, width: print.width }));
  const marked = await evaluate({ doors, practice, corpus, model, alwaysAsk, tell });
  print.progress('');
  return marked;
}

interface Measured {
  readonly path: string | null;
  readonly options: EvalOptions;
  readonly runs: readonly Run[];
  readonly failures: readonly (readonly Failure[])[];
}

async function show(context: Context, measured: Measured): Promise<void> {
  const { print, language } = context;
  const { path, options, runs, failures } = measured;
  const { evalTables } = await import('../show/eval/eval-tables.ts');
  const { verdictSentences } = await import('../show/eval/eval-sentences.ts');
  const tables = evalTables(runs, language);
  const verdict = verdictSentences(runs, language);
  if (options.report !== undefined) await report(context, measured, { tables, verdict });
  if (print.asJson) {
    const { runJson } = await import('../show/eval/eval-json.ts');
    runs.forEach((run, n) => {
      print.json(runJson(run, path, options.failures === true ? (failures[n] ?? []) : null));
    });
    return;
  }
  const { tableLines } = await import('../show/eval/eval-lines.ts');
  const { wrap } = await import('../../core/columns.ts');
  for (const line of tables.flatMap((table) => tableLines(table, print))) print.line(line);
  if (options.failures === true) await listFailures(context, measured);
  for (const line of verdict.flatMap((sentence) => [...wrap(sentence, print.width), ''])) print.line(line);
}

async function listFailures(context: Context, { runs, failures }: Measured): Promise<void> {
  const { print, say, language } = context;
  const { failureLines } = await import('../show/eval/eval-failures.ts');
  const { runTitle } = await import('../show/eval/eval-tables.ts');
  runs.forEach(({ name }, n) => {
    const own = failures[n] ?? [];
    const title = say('Mal lus', 'Read wrongly');
    print.line(print.tone('bold', `${title} · ${runTitle(name, language)} (${own.length})`));
    for (const line of own.flatMap((failure) => failureLines(failure, context))) print.line(line);
    print.line();
  });
}

async function report(
  { doors, say, language }: Context,
  { path, options, runs }: Measured,
  {
    tables,
    verdict,
  }: Pick<Parameters<typeof import('../show/eval/eval-report.ts').reportText>[1], 'tables' | 'verdict'>,
): Promise<void> {
  const { reportText } = await import('../show/eval/eval-report.ts');
  const file = options.report ?? '';
  const facts = [
    new Date().toISOString().slice(0, 10),
    path ??
      say('corpus livré avec le programme (data/eval)', 'corpus that ships with the program (data/eval)'),
    `${runs[0]?.all.mails ?? 0} mails`,
  ];
  const title = say('Mesure de la lecture', 'How well mails are read');
  await doors.writeText(file, reportText(file, { title, facts, verdict, tables, language }));
}
