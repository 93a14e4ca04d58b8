// Why a secret can't be read, and what to do. A sentence may name a place, never what is kept there.

import { userInfo } from 'node:os';
import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';

export type SecretTrouble =
  | { readonly kind: 'env-missing' | 'env-empty'; readonly name: string }
  | {
      readonly kind:
        | 'file-missing'
        | 'file-denied'
        | 'file-no-file'
        | 'file-foreign'
        | 'file-large'
        | 'file-empty'
        | 'file-lines';
      readonly path: string;
    }
  | { readonly kind: 'file-open'; readonly path: string; readonly mode: number }
  | { readonly kind: 'command-missing' | 'command-slow' | 'command-silent'; readonly program: string }
  | {
      readonly kind: 'command-failed';
      readonly program: string;
      readonly ended: string;
      /** What it complained of, without what it printed. */
      readonly said: string;
    }
  | { readonly kind: 'credential-none' | 'credential-missing'; readonly name: string }
  | { readonly kind: 'clear-empty' };

/** The error for the person at the keyboard. */
export function secretError(trouble: SecretTrouble, language: ProgramLanguage, cause?: unknown): UserError {
  return new UserError(language === 'fr' ? inFrench(trouble) : inEnglish(trouble), { cause });
}

/** A path as a shell takes it. */
function shellWord(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** Whom the file must belong to: the account this program runs under. */
function account(): string {
  try {
    return shellWord(userInfo().username);
  } catch (error) {
    if (error instanceof Error) return String(process.getuid?.() ?? '');
    throw error;
  }
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

function inFrench(trouble: SecretTrouble): string {
  switch (trouble.kind) {
    case 'env-missing':
      return `La variable ${trouble.name} n'existe pas pour ce programme. Ajoutez-la à son environnement, puis relancez-le.`;
    case 'env-empty':
      return `La variable ${trouble.name} est vide. Mettez-y le secret, puis relancez le programme.`;
    case 'file-missing':
      return `Il n'existe pas de fichier ${trouble.path}. Créez-le avec le secret seul, puis faites : chmod 600 ${shellWord(trouble.path)}`;
    case 'file-denied':
      return `${trouble.path} ne peut pas être lu par ce compte. Donnez-le-lui : chown ${account()} ${shellWord(trouble.path)}`;
    case 'file-no-file':
      return `${trouble.path} n'est pas un fichier ordinaire. Mettez le secret seul dans un fichier.`;
    case 'file-foreign':
      return `${trouble.path} appartient à un autre compte, qui peut donc le lire et le changer. Faites : chown ${account()} ${shellWord(trouble.path)}`;
    case 'file-large':
      return `${trouble.path} est trop grand pour un secret. Vérifiez le nom du fichier.`;
    case 'file-empty':
      return `${trouble.path} est vide. Mettez-y le secret seul.`;
    case 'file-lines':
      return `${trouble.path} a plusieurs lignes. Gardez le secret seul, sur une ligne.`;
    case 'file-open':
      return `D'autres comptes de cette machine peuvent lire ${trouble.path} (droits ${octal(trouble.mode)}). Faites : chmod 600 ${shellWord(trouble.path)}`;
    case 'command-missing':
      return `La commande ${trouble.program} n'existe pas pour ce programme. Écrivez son chemin entier, ou installez-la.`;
    case 'command-slow':
      return `La commande ${trouble.program} n'a pas répondu en 10 secondes. Elle attend peut-être une question ou un code : essayez-la dans un terminal.`;
    case 'command-silent':
      return `La commande ${trouble.program} n'a rien écrit sur sa première ligne. Essayez-la dans un terminal.`;
    case 'command-failed':
      return `La commande ${trouble.program} a échoué (${trouble.ended})${trouble.said === '' ? '' : ` : ${trouble.said}`}. Essayez-la dans un terminal.`;
    case 'credential-none':
      return `Le secret « ${trouble.name} » doit venir de systemd, mais ce programme n'a pas été lancé avec. Ajoutez LoadCredential=${trouble.name}:/chemin/du/fichier au service, et lancez-le par systemctl.`;
    case 'credential-missing':
      return `systemd n'a pas donné de secret « ${trouble.name} » à ce programme. Ajoutez LoadCredential=${trouble.name}:/chemin/du/fichier au service.`;
    case 'clear-empty':
      return 'Le secret écrit dans practice.yaml est vide.';
  }
}

function inEnglish(trouble: SecretTrouble): string {
  switch (trouble.kind) {
    case 'env-missing':
      return `There is no variable ${trouble.name} for this program. Add it to its environment, then start it again.`;
    case 'env-empty':
      return `The variable ${trouble.name} is empty. Put the secret into it, then start the program again.`;
    case 'file-missing':
      return `There is no file ${trouble.path}. Create it with the secret alone in it, then run: chmod 600 ${shellWord(trouble.path)}`;
    case 'file-denied':
      return `This account may not read ${trouble.path}. Give it the file: chown ${account()} ${shellWord(trouble.path)}`;
    case 'file-no-file':
      return `${trouble.path} is no ordinary file. Put the secret alone into a file.`;
    case 'file-foreign':
      return `${trouble.path} belongs to another account, which can therefore read and change it. Run: chown ${account()} ${shellWord(trouble.path)}`;
    case 'file-large':
      return `${trouble.path} is too large for a secret. Check the name of the file.`;
    case 'file-empty':
      return `${trouble.path} is empty. Put the secret alone into it.`;
    case 'file-lines':
      return `${trouble.path} has several lines. Keep the secret alone, on one line.`;
    case 'file-open':
      return `Other accounts of this machine can read ${trouble.path} (mode ${octal(trouble.mode)}). Run: chmod 600 ${shellWord(trouble.path)}`;
    case 'command-missing':
      return `There is no command ${trouble.program} for this program. Write its whole path, or install it.`;
    case 'command-slow':
      return `The command ${trouble.program} did not answer within 10 seconds. It may be waiting for a question or a code: try it in a terminal.`;
    case 'command-silent':
      return `The command ${trouble.program} wrote nothing on its first line. Try it in a terminal.`;
    case 'command-failed':
      return `The command ${trouble.program} failed (${trouble.ended})${trouble.said === '' ? '' : `: ${trouble.said}`}. Try it in a terminal.`;
    case 'credential-none':
      return `The secret "${trouble.name}" should come from systemd, but this program was not started with any. Add LoadCredential=${trouble.name}:/path/of/the/file to the service, and start it with systemctl.`;
    case 'credential-missing':
      return `systemd gave this program no secret "${trouble.name}". Add LoadCredential=${trouble.name}:/path/of/the/file to the service.`;
    case 'clear-empty':
      return 'The secret written in practice.yaml is empty.';
  }
}
