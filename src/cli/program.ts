import { Command, CommanderError, Option } from 'commander';
import type { ProgramLanguage } from '../domain/language.ts';
import { frenchFault, frenchHelp } from './commander-words.ts';
import { absentCommand } from './commands/absent.ts';
import { agendaCommand } from './commands/agenda.ts';
import { auditCommand } from './commands/audit.ts';
import { autonomyCommand } from './commands/autonomy.ts';
import { backupCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import { completionCommand } from './commands/completion.ts';
import { contactsCommand } from './commands/contacts.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { dryRunCommand } from './commands/dry-run.ts';
import { evalCommand } from './commands/eval.ts';
import { explainCommand } from './commands/explain.ts';
import { faqCommand } from './commands/faq.ts';
import { followupsCommand } from './commands/followups.ts';
import { healthCommand } from './commands/health.ts';
import { initCommand } from './commands/init.ts';
import { keyCommand } from './commands/key.ts';
import { lateCommand } from './commands/late.ts';
import { learnCommand } from './commands/learn.ts';
import { logCommand } from './commands/log.ts';
import { loginCommand } from './commands/login.ts';
import { modelCommand } from './commands/model.ts';
import { pauseCommand } from './commands/pause.ts';
import { privacyCommand } from './commands/privacy.ts';
import { readCommand } from './commands/read.ts';
import { restoreCommand } from './commands/restore.ts';
import { resumeCommand } from './commands/resume.ts';
import { reviewCommand } from './commands/review.ts';
import { runCommand } from './commands/run.ts';
import { seriesCommand } from './commands/series.ts';
import { serviceCommand } from './commands/service.ts';
import { slotsCommand } from './commands/slots.ts';
import { statsCommand } from './commands/stats.ts';
import { statusCommand } from './commands/status.ts';
import { templatesCommand } from './commands/templates.ts';
import { undoCommand } from './commands/undo.ts';
import { waitlistCommand } from './commands/waitlist.ts';
import { whenCommand } from './commands/when.ts';
import { whyCommand } from './commands/why.ts';
import type { Context } from './context.ts';
import type { Declare } from './declare.ts';
import type { Doors } from './doors.ts';
import { EXIT, type ExitCode, exitCodes } from './exit-codes.ts';
import { printerOn, wantsColour } from './print.ts';
import { report } from './report.ts';

/** In the order in which a newcomer meets them. */
const COMMANDS: readonly Declare[] = [
  demoCommand,
  initCommand,
  checkCommand,
  loginCommand,
  dryRunCommand,
  runCommand,
  statusCommand,
  doctorCommand,
  serviceCommand,
  reviewCommand,
  undoCommand,
  autonomyCommand,
  statsCommand,
  pauseCommand,
  resumeCommand,
  logCommand,
  explainCommand,
  auditCommand,
  privacyCommand,
  healthCommand,
  backupCommand,
  restoreCommand,
  keyCommand,
  readCommand,
  whenCommand,
  slotsCommand,
  whyCommand,
  agendaCommand,
  seriesCommand,
  absentCommand,
  lateCommand,
  waitlistCommand,
  contactsCommand,
  followupsCommand,
  templatesCommand,
  faqCommand,
  learnCommand,
  evalCommand,
  modelCommand,
  completionCommand,
];

export interface Terminal {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
  /** Left out where nobody types. */
  readonly keys?: NodeJS.ReadStream;
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
  const context: Context = {
    doors,
    print,
    language,
    folder: terminal.folder,
    onScreen: isOnScreen(terminal),
    say,
  };
  let code: ExitCode = EXIT.ok;
  const program = declareAll(context, terminal.version, (ended) => {
    code = ended;
  });
  for (const command of program.commands) decidedBy(command, signedIn(env));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return report(error, context);
  }
}

function isOnScreen({ keys, out, env }: Terminal): boolean {
  return keys?.isTTY === true && out.isTTY === true && env.TERM !== 'dumb';
}

/** The whole command line, declared; `end` hears how a command ended. */
export function declareAll(context: Context, version: string, end: (code: ExitCode) => void): Command {
  const { say, print, language } = context;
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
    .configureOutput({
      writeErr: (text) => print.error(text.trimEnd()),
      outputError: (text, write) => write(language === 'fr' ? frenchFault(text) : text),
    })
    .configureHelp(language === 'fr' ? frenchHelp() : {})
    .addHelpText('after', examplesAndCodes(context))
    .exitOverride();
  program.addOption(
    new Option('--lang <fr|en>', say('langue du programme', 'language of the program')).choices(['fr', 'en']),
  );
  program.option('--json', say('résultat pour une machine', 'output for a machine'));
  for (const declare of COMMANDS) declare(program, context, end);
  for (const command of program.commands) forEveryone(command, context);
  return program;
}

/** Whoever is signed in to the machine decides, unless the line names somebody else. */
function decidedBy(command: Command, name: string): void {
  const option = command.options.find(({ long }) => long === '--by');
  if (option !== undefined) {
    option.default(name);
    command.setOptionValueWithSource('by', name, 'default');
  }
  for (const part of command.commands) decidedBy(part, name);
}

function signedIn({ USER, LOGNAME, USERNAME }: NodeJS.ProcessEnv): string {
  return [USER, LOGNAME, USERNAME].find((name) => name !== undefined && name.trim() !== '') ?? 'practitioner';
}

/** What every command and every part of one understands, wherever on the line it stands. */
function forEveryone(command: Command, context: Context): void {
  const { say } = context;
  const known = command.options.map(({ long }) => long);
  if (!known.includes('--json'))
    command.option('--json', say('résultat pour une machine', 'output for a machine'));
  if (!known.includes('--lang'))
    command.addOption(new Option('--lang <fr|en>').choices(['fr', 'en']).hideHelp());
  for (const part of command.commands) forEveryone(part, context);
}

function examplesAndCodes({ say }: Context): string {
  return say(
    `
Pour commencer :
  agent demo                        la secrétaire au travail, sur un cabinet d'exemple
  agent init mon-cabinet            installe le vôtre, dix questions
  agent check mon-cabinet           relit practice.yaml et dit tout ce qui ne va pas
  agent dry-run anciens-mails/      ce qu'elle aurait fait, sans rien envoyer

${exitCodes('fr')}`,
    `
To begin:
  agent demo                        the secretary at work, on an example practice
  agent init my-practice            sets yours up, ten questions
  agent check my-practice           reads practice.yaml again and says all that is wrong
  agent dry-run past-mails/         what she would have done, sending nothing

${exitCodes('en')}`,
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
