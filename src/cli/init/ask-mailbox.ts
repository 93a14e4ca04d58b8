// The mailbox: found from its address, signed in to, and tried at once.

import { MAIL_PROVIDERS } from '../../config/mail-provider-table.ts';
import { guessMailbox, type MailboxGuess } from '../../core/setup/mailbox-guess.ts';
import { isSection, textAt } from '../../core/setup/settings.ts';
import { Refused, sentenceIn, Unreachable, UserError } from '../../domain/errors.ts';
import { askPassword } from './ask-password.ts';
import { settledGuess } from './ask-servers.ts';
import { firstAddress, mailSection } from './mail-section.ts';
import { mendMailbox } from './mend-mailbox.ts';
import { keepSection, type PartEnd, type Setup, soundDraft } from './setup.ts';
import { signInWords } from './sign-in-words.ts';
import { triedMailbox } from './try-mailbox.ts';

const NO_RECORDS = { services: [], exchangers: [] } as const;
const ADDRESS = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/;

/** Asks for the section `mail`. */
export async function askMailbox(setup: Setup): Promise<PartEnd> {
  const { talk, context } = setup;
  const address = await talk.ask<string>({
    fr: 'Adresse à laquelle les patients écrivent',
    en: 'Address that patients write to',
    fallback: firstAddress(setup),
    read: (typed) =>
      ADDRESS.test(typed)
        ? { is: typed }
        : {
            sentence: context.say(
              'Écrivez une adresse, comme cabinet@example.org.',
              'Write an address, such as practice@example.org.',
            ),
          },
  });
  const guess = await foundMailbox(setup, address);
  await keepSection(setup, 'mail', mailSection(setup, address, await settledGuess(setup, address, guess)));
  return signInAndTry(setup, guess);
}

/** Where the mailbox of an address is, as far as can be known without asking a person. */
export async function foundMailbox(
  { doors, offline }: Pick<Setup, 'doors' | 'offline'>,
  address: string,
): Promise<MailboxGuess> {
  const plain = guessMailbox(address, NO_RECORDS, MAIL_PROVIDERS);
  if (plain.by === 'table' || offline) return plain;
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return guessMailbox(address, await doors.records(domain), MAIL_PROVIDERS);
}

/** Password or consent, then a look at both servers, until they let us in or the person goes on without. */
async function signInAndTry(setup: Setup, guess: MailboxGuess): Promise<PartEnd> {
  const { talk, context, offline } = setup;
  for (const line of signInWords(guess.provider, context)) talk.say(line, line);
  if (guess.provider?.signIn === 'oauth') return signInByConsent(setup, guess);
  await askPassword(setup);
  if (offline) return 'answered';
  for (;;) {
    const tried = await triedMailbox(setup, guess);
    if (tried.reached) return 'answered';
    if ((await mendMailbox(setup, guess, tried.sentences)) === 'later') return 'later';
  }
}

/** Access that the provider gives once, in the person's browser. */
async function signInByConsent(setup: Setup, guess: MailboxGuess): Promise<PartEnd> {
  const { talk } = setup;
  const before = textAt(setup.answers().settings, ['mail', 'oauth', 'client-id']);
  const id = await talk.ask<string>({
    fr: 'Identifiant d’application, que vous donne qui installe le programme (rien : plus tard)',
    en: 'Application id, which whoever installs the program gives you (nothing: later)',
    ...(before === '' ? {} : { fallback: before }),
    read: (typed) => ({ is: typed }),
  });
  const mail = setup.answers().settings.mail;
  if (id === '' || !isSection(mail)) {
    talk.say(
      `Tant que ce n’est pas fait, le programme ne peut pas lire cette boîte. Pour y revenir : ${setup.again}`,
      `Until this is done the program can’t read this mailbox. To come back to it: ${setup.again}`,
    );
    return 'later';
  }
  await keepSection(setup, 'mail', { ...mail, oauth: { provider: 'microsoft', 'client-id': id } });
  if (setup.offline) return 'answered';
  while (!(await consented(setup)))
    if (!(await talk.yes('Demander un nouvel accès', 'Ask for access again', true))) {
      talk.say('Plus tard : agent login', 'Later: agent login');
      return 'later';
    }
  return (await triedMailbox(setup, guess)).reached ? 'answered' : 'later';
}

/** False, with a sentence, when the provider or the person said no, or nobody answered in time. */
async function consented({ talk, context, ...setup }: Setup): Promise<boolean> {
  const { askConsent } = await import('../commands/login.ts');
  const practice = await soundDraft({ talk, context, ...setup });
  try {
    await talk.aside((left) => askConsent(context, practice, left));
    return true;
  } catch (error) {
    const told = error instanceof UserError || error instanceof Refused || error instanceof Unreachable;
    if (!told) throw error;
    talk.say(sentenceIn(error, 'fr'), error.message);
    return false;
  }
}
