import type { Advised, Measured } from '../../core/evaluation/recommend.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { modelAtHome } from '../model-at-home.ts';
import { type PlaceOptions, practiceFor } from '../options.ts';
import { UsageError } from '../usage-error.ts';

interface RecommendOptions {
  readonly figures?: string;
}

/** `agent model recommend|pull`: which model for this machine, and fetching it. */
export const modelCommand: Declare = (program, context, end) => {
  const { say } = context;
  const model = program
    .command('model')
    .description(
      say(
        'conseille un modèle pour cette machine, ou le télécharge',
        'advise on a model for this machine, or fetch it',
      ),
    );
  model
    .command('recommend')
    .description(say('dit quel modèle convient à cette machine', 'say which model suits this machine'))
    .option('--figures <file>', say('ce qu’« agent eval --json » a écrit', 'what "agent eval --json" wrote'))
    .action(async (options: RecommendOptions) => end(await advise(context, options)));
  model
    .command('pull')
    .description(
      say('fait télécharger un modèle par le serveur de modèles', 'let the model server fetch a model'),
    )
    .argument('<name>', say('par exemple ministral-3:3b', 'for example ministral-3:3b'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'))
    .action(async (name: string, options: PlaceOptions) => end(await pull(context, name, options)));
};

async function advise(context: Context, { figures }: RecommendOptions): Promise<ExitCode> {
  const { doors, print, say } = context;
  const { recommend, firstChoice } = await import('../../core/evaluation/recommend.ts');
  const { modelLines, decimal } = await import('../show/model-lines.ts');
  const { memory, cores } = await doors.hardware();
  const gibibytes = memory / 2 ** 30;
  const advised = recommend(gibibytes, figures === undefined ? [] : await measuredIn(figures, context));
  const choice = firstChoice(advised);
  if (print.asJson) {
    print.json({ memory, cores, choice: choice?.model.name ?? null, models: advised });
    return EXIT.ok;
  }
  const size = decimal(gibibytes, context);
  print.line(
    say(
      `Cette machine : ${size} Go de mémoire, ${cores} cœurs.`,
      `This machine: ${size} GB of memory, ${cores} cores.`,
    ),
  );
  print.line();
  for (const line of modelLines(advised, context)) print.line(line);
  print.line();
  for (const line of next(choice, context)) print.line(line);
  return EXIT.ok;
}

function next(choice: Advised | null, { say }: Context): readonly string[] {
  if (choice === null)
    return [
      say(
        'Aucun modèle ne convient : le lecteur intégré suffit pour commencer.',
        'No model suits it: the embedded reader is enough to begin with.',
      ),
    ];
  const { name } = choice.model;
  return choice.measured === null
    ? [
        say('À essayer, puis à mesurer sur cette machine :', 'To try, then to measure on this machine:'),
        `  agent model pull ${name}`,
        `  agent eval --model ${name}`,
      ]
    : [say(`Le meilleur mesuré ici : ${name}.`, `The best measured here: ${name}.`)];
}

async function measuredIn(file: string, { doors, say }: Context): Promise<readonly Measured[]> {
  const { parseMeasured } = await import('../../core/evaluation/measured.ts');
  const lines = (await doors.readText(file)).split('\n').filter((line) => line.trim() !== '');
  const measured = lines.map((line) => parseMeasured(parseJson(line))).filter((one) => one !== null);
  if (measured.length > 0) return measured;
  throw new UsageError(
    say(
      `${file} : écrivez-le par « agent eval --model NOM --json > ${file} ».`,
      `${file}: write it with "agent eval --model NAME --json > ${file}".`,
    ),
  );
}

async function pull(context: Context, name: string, options: PlaceOptions): Promise<ExitCode> {
  const { doors, print, say } = context;
  const practice = await practiceFor(context, options);
  const { fetchedLine } = await import('../show/progress-line.ts');
  for await (const step of doors.pullModel({ ...modelAtHome(practice), name })) {
    const line = fetchedLine(step, { name, unit: say('Mo', 'MB'), width: print.width });
    if (line !== null) print.progress(line);
  }
  print.progress('');
  if (print.asJson) print.json({ model: name, pulled: true });
  else {
    print.line(
      say(
        `${name} est là. Mesurez-le avant de vous y fier :`,
        `${name} is there. Measure it before you trust it:`,
      ),
    );
    print.line(`  agent eval --model ${name}`);
  }
  return EXIT.ok;
}
