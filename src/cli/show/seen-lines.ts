import type { Seen } from '../../daemon/surroundings.ts';
import type { Context } from '../context.ts';
import { caseLines } from './case-lines.ts';

/** What somebody who looks on at the work sees. */
export function seenLines(seen: Seen, context: Context): readonly string[] {
  const { print, say } = context;
  switch (seen.kind) {
    case 'listening':
      return [
        print.tone(
          'bold',
          say(
            `Le secrétariat de ${seen.practice.name} est au travail.`,
            `The secretary of ${seen.practice.name} is at work.`,
          ),
        ),
        print.tone(
          'dim',
          say('Ctrl-C pour arrêter ; agent status pour voir.', 'Ctrl-C to stop; agent status to look.'),
        ),
      ];
    case 'mail': {
      const { kase, practice } = seen;
      const head = print.tone('bold', `${kase.id}  ${kase.from ?? '?'}`);
      return ['', head, ...caseLines({ kase, context, practice, letters: 'short' })];
    }
    case 'mail-failed':
      return [
        print.tone('bad', say('Un mail n’a pas pu être traité.', 'A mail could not be worked.')),
        print.tone('dim', ` ${seen.code}`),
      ];
    case 'mailbox-lost':
      return [print.tone('warn', say(`Boîte aux lettres : ${seen.sentence}`, `Mailbox: ${seen.sentence}`))];
    case 'mailbox-found':
      return [
        print.tone('good', say('La boîte aux lettres répond de nouveau.', 'The mailbox answers again.')),
      ];
    case 'settings-broken':
      return [
        print.tone(
          'warn',
          say(
            'Un fichier du cabinet a une erreur ; la dernière bonne version reste en usage.',
            'A file of the practice has an error; the last good version stays in use.',
          ),
        ),
        ...seen.problems.map((line) => ` ${line}`),
      ];
    case 'settings-taken':
      return [
        say(
          'Fichiers du cabinet relus : ils servent désormais.',
          'The practice’s files were read again and are in use.',
        ),
      ];
    case 'replaced':
      return [
        say(
          'Une autre version du programme a été installée : celle-ci s’arrête, et doit être relancée (un service le fait de lui-même).',
          'Another version of the program was installed: this one ends, and is to be started again (a service does so by itself).',
        ),
      ];
    case 'stopping':
      return [
        say('Arrêt : ce qui est commencé est fini d’abord.', 'Stopping: what is begun is finished first.'),
      ];
  }
}
