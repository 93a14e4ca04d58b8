// Where the password comes from that a mailbox is read with, provider by provider, and where it goes.

import { MAIL_PROVIDERS } from '../../config/mail-provider-table.ts';
import { mailProviderOf } from '../../config/mail-providers.ts';
import { columns } from '../../core/columns.ts';
import type { MailProvider } from '../../domain/mail-provider.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Context } from '../context.ts';

/** The guide, the practice's own provider first; `null` for a practice that can't be read yet. */
export function passwordGuide(practice: Practice | null, context: Context): readonly string[] {
  const { say } = context;
  const own = practice === null ? null : ownProvider(practice);
  return [
    ...ownLines(practice, own, context),
    ...table(context),
    '',
    say(
      'Un mot de passe d’application ne sert qu’à ce programme et se retire seul, sans changer le vôtre.',
      'An app password serves this program alone and is withdrawn alone, without changing yours.',
    ),
    say(
      'Microsoft n’accepte plus aucun mot de passe pour lire une boîte (IMAP), d’application ou non, et le coupe aussi',
      'Microsoft takes no password at all any more to read a mailbox (IMAP), app password or not, and is ending it',
    ),
    say(
      'pour l’envoi (SMTP). Là, il faut la section oauth de practice.yaml, puis « agent login ». Gmail accepte les deux.',
      'for sending (SMTP) too. There it takes the section oauth of practice.yaml, then "agent login". Gmail takes both.',
    ),
    '',
    ...whereItGoes(context),
  ];
}

function ownProvider({ mail }: Practice): MailProvider | null {
  return mailProviderOf(mail.imap?.host ?? mail.addresses[0]) ?? mailProviderOf(mail.addresses[0]);
}

function ownLines(practice: Practice | null, own: MailProvider | null, { say }: Context): readonly string[] {
  if (practice === null) return [];
  const [address] = practice.mail.addresses;
  if (own === null) {
    return [
      say(
        `${address} : le mot de passe de cette boîte, chez celui qui l’héberge.`,
        `${address}: the password of this mailbox, from whoever hosts it.`,
      ),
      '',
    ];
  }
  return [
    say(
      `${address}, chez ${own.name} : ${NEEDS[own.signIn][0]}. ${own.page}`.trim(),
      `${address}, with ${own.name}: ${NEEDS[own.signIn][1]}. ${own.page}`.trim(),
    ),
    '',
  ];
}

const NEEDS: Readonly<Record<MailProvider['signIn'], readonly [fr: string, en: string]>> = {
  'app-password': ['un mot de passe d’application', 'an app password'],
  'own-password': ['le mot de passe de la boîte', 'the password of the mailbox'],
  oauth: ['pas de mot de passe : section oauth', 'no password: section oauth'],
};

function table({ say }: Context): readonly string[] {
  const rows = MAIL_PROVIDERS.map(({ name, signIn, page }) => [name, say(...NEEDS[signIn]), page] as const);
  const widths = [0, 1].map((at) => Math.max(...rows.map((row) => columns(row[at] ?? ''))));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - columns(cell))))
      .join('   ')
      .trimEnd();
  return rows.map((row) => `  ${line(row)}`);
}

function whereItGoes({ say }: Context): readonly string[] {
  return [
    say('Ensuite, dans le dossier du cabinet :', 'Then, in the folder of the practice:'),
    '  mkdir -p -m 700 secrets',
    say(
      '  (umask 077; cat > secrets/mail)        collez le mot de passe, Entrée, Ctrl+D',
      '  (umask 077; cat > secrets/mail)        paste the password, Enter, Ctrl+D',
    ),
    say(
      '  password: { file: secrets/mail }       sous imap et sous smtp, dans practice.yaml',
      '  password: { file: secrets/mail }       under imap and under smtp, in practice.yaml',
    ),
    say(
      '  agent check                            dit s’il peut être lu',
      '  agent check                            says whether it can be read',
    ),
  ];
}
