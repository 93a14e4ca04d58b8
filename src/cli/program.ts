import { Command, CommanderError, Option } from 'commander';
import type { ProgramLanguage } from '../domain/language.ts';
import { agendaCommand } from './commands/agenda.ts';
import { checkCommand } from './commands/check.ts';
import { demoCommand } from './commands/demo.ts';
import { dryRunCommand } from './commands/dry-run.ts';
import { explainCommand } from './commands/explain.ts';
import { readCommand } from './commands/read.ts';
import { reviewCommand } from './commands/review.ts';
import { runCommand } from './commands/run.ts';
import { slotsCommand } from './commands/slots.ts';
import { templatesCommand } from './commands/templates.ts';
import { whenCommand } from './commands/when.ts';
import { whyCommand } from './commands/why.ts';
import type { Context } from './context.ts';
import type { Declare } from './declare.ts';
import type { Doors } from './doors.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { printerOn, wantsColour } from './print.ts';
import { report } from './report.ts';

/** In the order in which a newcomer meets them. */
const COMMANDS: readonly Declare[] = [
  demoCommand,
  checkCommand,
  dryRunCommand,
  runCommand,
  reviewCommand,
  explainCommand,
  readCommand,
  whenCommand,
  slotsCommand,
  whyCommand,
  agendaCommand,
  templatesCommand,
];

export interface Terminal {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly version: string;
}

/** Runs one command line and returns its exit code. Every error is told once, here, in the reader's language. */
export async function runProgram(doors: Doors, terminal: Terminal): Promise<ExitCode> {
  const { argv, env, out, err } = terminal;
  const language = languageOf(argv, env);
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  const colour = wantsColour(out, env);
  const print = printerOn({ out, err, asJson: argv.includes('--json'), colour });
  const context: Context = { doors, print, language, folder: terminal.folder, say };
  let code: ExitCode = EXIT.ok;
  const program = declareAll(context, terminal.version, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return report(error, context);
  }
}

function declareAll(context: Context, version: string, end: (code: ExitCode) => void): Command {
  const { say, print } = context;
  const program = new Command('agent')
    .description(
      say(
        'Le secrétariat qui vit au cabinet : lit la boîte aux lettres et l’agenda, répond avec vos mots, remet tout le reste à une personne. Rien ne quitte cette machine.',
        'The secretary that lives in the practice: reads mailbox and agenda, answers in your words, hands everything else to a person. Nothing leaves this machine.',
      ),
    )
    .version(version, '-V, --version', say('affiche la version', 'print the version'))
    .helpOption('-h, --help', say('affiche cette aide', 'print this help'))
    .helpCommand('help [command]', say('aide sur une commande', 'help on one command'))
    .configureOutput({ writeErr: (text) => print.error(text.trimEnd()) })
    .addHelpText('after', examplesAndCodes(context))
    .exitOverride();
  program.addOption(
    new Option('--lang <fr|en>', say('langue du programme', 'language of the program')).choices(['fr', 'en']),
  );
  program.option('--json', say('résultat pour une machine', 'output for a machine'));
  for (const declare of COMMANDS) declare(program, context, end);
  for (const command of program.commands) {
    command.option('--json', say('résultat pour une machine', 'output for a machine'));
    command.addOption(new Option('--lang <fr|en>').choices(['fr', 'en']).hideHelp());
  }
  return program;
}

function examplesAndCodes({ say }: Context): string {
  return say(
    `
Pour commencer :
  agent demo                        la secrétaire au travail, sur un cabinet d'exemple
  agent check mon-cabinet           relit practice.yaml et dit tout ce qui ne va pas
  agent dry-run anciens-mails/      ce qu'elle aurait fait, sans rien envoyer

Codes de sortie : 0 tout va bien, 1 quelque chose est à corriger, 2 commande mal écrite,
3 la configuration a des erreurs, 4 un fichier est illisible, 70 défaut du programme.`,
    `
To begin:
  agent demo                        the secretary at work, on an example practice
  agent check my-practice           reads practice.yaml again and says all that is wrong
  agent dry-run past-mails/         what she would have done, sending nothing

Exit codes: 0 all is well, 1 something needs mending, 2 the command line is wrong,
3 the practice's files have errors, 4 a file can't be read, 70 a defect of the program.`,
  );
}

/** `--lang` anywhere on the line, else the locale, else English. */
function languageOf(argv: readonly string[], env: NodeJS.ProcessEnv): ProgramLanguage {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const given = at === -1 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  if (given === 'fr' || given === 'en') return given;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
