import type { MailProvider } from '../../domain/mail-provider.ts';
import type { Context } from '../context.ts';

/** What to do at the provider before the program can sign in there: one sentence a line. */
export function signInWords(provider: MailProvider | null, { say }: Pick<Context, 'say'>): readonly string[] {
  if (provider === null) return [];
  const { name, page, signIn } = provider;
  switch (signIn) {
    case 'oauth':
      return [
        say(
          `${name} n’accepte plus de mot de passe : vous donnerez l’accès une fois, dans votre navigateur.`,
          `${name} takes no password any more: you will give access once, in your browser.`,
        ),
      ];
    case 'app-password':
      return [
        say(
          `${name} ne prend pas ici votre mot de passe habituel. Créez sur cette page un « mot de passe d’application », qui ne sert qu’à ce programme :`,
          `${name} does not take your usual password here. Make an "app password" on this page, which serves this program alone:`,
        ),
        `  ${page}`,
      ];
    case 'own-password':
      return [
        say(
          `Le mot de passe est celui de la boîte chez ${name}. S’il est refusé, permettez sur cette page la lecture par d’autres programmes (IMAP) :`,
          `The password is that of the mailbox with ${name}. If it is refused, allow other programs to read it (IMAP) on this page:`,
        ),
        `  ${page}`,
      ];
  }
}
