// The manual page and the completion scripts, from what the commands declare of themselves. Run after `npm run build`.
//   node scripts/man.js [--out DIR]      writes man1/agent.1, fr/man1/agent.1 and completions/
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { declareAll } from '../dist/cli/program.js';
import { completionFor } from '../dist/cli/show/completion.js';
import { SHELLS } from '../dist/cli/show/shells.js';
import { epoch } from './epoch.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The page in each language, dated by `seconds` since 1970. */
export function manualPages(seconds) {
  return ['en', 'fr'].map((language) => ({ language, text: manualPage(language, seconds) }));
}

/** A script for each shell, in English. */
export function completionScripts() {
  return SHELLS.map((shell) => ({ shell, text: completionFor(shell, declared('en')) }));
}

function declared(language) {
  const say = (fr, en) => (language === 'fr' ? fr : en);
  const print = { error: () => undefined };
  return declareAll({ language, say, print }, version, () => undefined);
}

/** In the language of man(7). */
function manualPage(language, seconds) {
  const program = declared(language);
  const say = (fr, en) => (language === 'fr' ? fr : en);
  const day = new Date(seconds * 1000).toISOString().slice(0, 10);
  const help = program.createHelp();
  const commands = help.visibleCommands(program).filter((command) => command.name() !== 'help');
  return [
    `.TH AGENT 1 "${day}" "practice-agent ${version}"`,
    `.SH ${say('NOM', 'NAME')}`,
    say('agent \\- le secrétariat qui vit au cabinet', 'agent \\- the secretary that lives in the practice'),
    '.SH SYNOPSIS',
    `.B agent`,
    say('.RI [ options ] \\ commande \\ [ arguments ]', '.RI [ options ] \\ command \\ [ arguments ]'),
    '.SH DESCRIPTION',
    roff(program.description()),
    '.SH OPTIONS',
    ...help.visibleOptions(program).flatMap(optionLines),
    `.SH ${say('COMMANDES', 'COMMANDS')}`,
    ...commands.flatMap((command) => commandLines(command, [])),
    `.SH ${say('FICHIERS', 'FILES')}`,
    ...FILES.flatMap(([file, fr, en]) => item(file, say(fr, en))),
    `.SH ${say('ENVIRONNEMENT', 'ENVIRONMENT')}`,
    ...VARIABLES.flatMap(([name, fr, en]) => item(name, say(fr, en))),
    `.SH ${say('CODES DE SORTIE', 'EXIT STATUS')}`,
    ...EXITS.flatMap(([code, fr, en]) => item(code, say(fr, en))),
    `.SH ${say('VOIR AUSSI', 'SEE ALSO')}`,
    '.BR systemd (1),',
    '.BR systemd-creds (1)',
    '',
  ].join('\n');
}

const FILES = [
  ['practice.yaml', 'qui, quand, quoi, jusqu’où', 'who, when, what, how far'],
  ['faq/, templates/, followups/', 'réponses, lettres, rappels', 'answers, letters, follow-ups'],
  ['state.db', 'la mémoire', 'the memory'],
  [
    '.agent/agent.log',
    'le journal : codes et numéros, aucun mot d’un mail',
    'the log: codes and ids, no word of a mail',
  ],
];

const VARIABLES = [
  ['LC_ALL, LC_MESSAGES, LANG', 'la langue, sans --lang', 'the language, without --lang'],
  ['NO_COLOR', 'sans couleurs', 'no colours'],
  ['AGENT_STATE_KEY', 'la clé de la mémoire', 'the key of the memory'],
  ['CREDENTIALS_DIRECTORY', 'les secrets remis par systemd', 'the secrets handed over by systemd'],
];

const EXITS = [
  ['0', 'tout va bien', 'all is well'],
  ['1', 'quelque chose est à corriger', 'something needs mending'],
  ['2', 'commande mal écrite', 'the command line is wrong'],
  ['3', 'la configuration a des erreurs', 'the practice’s files have errors'],
  ['4', 'un fichier est illisible', 'a file can’t be read'],
  ['5', 'le secrétariat n’est pas en marche', 'the secretary is not running'],
  ['6', 'il l’est déjà', 'it runs already'],
  ['70', 'défaut du programme', 'a defect of the program'],
  [
    '75',
    'une autre version a été installée : à relancer',
    'another version was installed: to be started again',
  ],
];

function commandLines(command, words) {
  const help = command.createHelp();
  const name = [...words, command.name()];
  const args = command.registeredArguments.map((argument) => {
    const plain = `${argument.name()}${argument.variadic ? ' ...' : ''}`;
    return argument.required ? `<${plain}>` : `[${plain}]`;
  });
  const parts = help.visibleCommands(command).filter((part) => part.name() !== 'help');
  const own = help.visibleOptions(command).filter(({ long }) => long !== '--help');
  return [
    `.SS ${roff(['agent', ...name, ...args].join(' '))}`,
    roff(command.description()),
    ...command.registeredArguments
      .filter(({ description }) => description !== '')
      .flatMap((argument) => item(argument.name(), argument.description)),
    ...(parts.length === 0 ? own.flatMap(optionLines) : []),
    ...parts.flatMap((part) => commandLines(part, name)),
  ];
}

function optionLines(option) {
  const choices = option.argChoices === undefined ? '' : ` (${option.argChoices.join(', ')})`;
  return item(option.flags, `${option.description}${choices}`);
}

function item(term, text) {
  return ['.TP', `.B ${roff(term)}`, roff(text)];
}

/** Plain text: no escape, no request, and hyphens that can be copied. */
function roff(text) {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const out = values.out ?? join(root, 'packages');
  const files = [
    ...manualPages(epoch()).map(({ language, text }) => [
      `${language === 'en' ? '' : `${language}/`}man1/agent.1`,
      text,
    ]),
    ...completionScripts().map(({ shell, text }) => [`completions/agent.${shell}`, text]),
  ];
  for (const [name, text] of files) {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), text);
    process.stdout.write(`${join(out, name)}\n`);
  }
}
