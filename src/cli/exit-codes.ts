import { wrap } from '../core/columns.ts';
import type { ProgramLanguage } from '../domain/language.ts';

/** Exit codes of every command, documented in `agent help` and docs/operations.md. */
export const EXIT = {
  ok: 0,
  /** The command ran and what it looked at is not in order. */
  problems: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** The practice's files have errors: nothing was run. */
  practice: 3,
  /** A file, the agenda or the memory can't be read. */
  unreadable: 4,
  /** No secretary runs for this practice. */
  notRunning: 5,
  /** Another program works this practice already. */
  alreadyRunning: 6,
  /** A defect of the program. */
  defect: 70,
  /** Another version of the program was installed while it ran: to be started again (EX_TEMPFAIL of sysexits.h). */
  replaced: 75,
} as const;

/** What each code means, as `agent help` lists them. */
const EXIT_WORDS: Readonly<Record<keyof typeof EXIT, readonly [fr: string, en: string]>> = {
  ok: ['tout va bien', 'all is well'],
  problems: ['quelque chose est à corriger', 'something needs mending'],
  usage: ['commande mal écrite', 'the command line is wrong'],
  practice: ['la configuration a des erreurs', "the practice's files have errors"],
  unreadable: ['un fichier est illisible', "a file can't be read"],
  notRunning: ['le secrétariat n’est pas en marche', 'the secretary is not running'],
  alreadyRunning: ['il l’est déjà', 'it runs already'],
  defect: ['défaut du programme', 'a defect of the program'],
  replaced: [
    'une autre version du programme a été installée : à relancer',
    'another version of the program was installed: to be started again',
  ],
};

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Every code with its meaning, in lines for a terminal. */
export function exitCodes(language: ProgramLanguage): string {
  const kinds = Object.keys(EXIT) as (keyof typeof EXIT)[];
  const each = kinds.map((kind) => `${EXIT[kind]} ${EXIT_WORDS[kind][language === 'fr' ? 0 : 1]}`);
  const head = language === 'fr' ? 'Codes de sortie : ' : 'Exit codes: ';
  return wrap(`${head}${each.join(', ')}.`, 88).join('\n');
}
