// What a person may change when the mailbox's servers do not let us in.

import { resolve } from 'node:path';
import type { MailboxGuess } from '../../core/setup/mailbox-guess.ts';
import { textAt } from '../../core/setup/settings.ts';
import { typedPath } from '../../core/setup/typed-path.ts';
import { askPassword, keepForBoth } from './ask-password.ts';
import { askServers } from './ask-servers.ts';
import { firstAddress, mailSection } from './mail-section.ts';
import { keepSection, type Setup } from './setup.ts';

interface Way {
  readonly fr: string;
  readonly en: string;
  readonly take: (setup: Setup, guess: MailboxGuess) => Promise<'again' | 'later'>;
}

const WAYS: readonly Way[] = [
  { fr: 'retaper le mot de passe', en: 'type the password again', take: again(askPassword) },
  { fr: 'changer le nom de connexion', en: 'change the name to sign in with', take: again(askUser) },
  { fr: 'changer les serveurs', en: 'change the servers', take: again(changeServers) },
  { fr: 'essayer encore', en: 'try again', take: async () => 'again' },
];
const OWN_AUTHORITY: Way = {
  fr: 'c’est notre propre serveur : indiquer son autorité (fichier PEM)',
  en: 'it is our own server: name its authority (PEM file)',
  take: again(askAuthority),
};
const LATER: Way = {
  fr: 'continuer ; je réglerai cela plus tard',
  en: 'go on; I will settle it later',
  take: async () => 'later',
};

/** One change that the person chooses; `sentences`: what went wrong. */
export async function mendMailbox(
  setup: Setup,
  guess: MailboxGuess,
  sentences: readonly string[],
): Promise<'again' | 'later'> {
  // Only who runs a server of their own can answer this; nobody else is asked.
  const own = sentences.some((sentence) => sentence.includes('certificate-authority'));
  const ways = [...WAYS, ...(own ? [OWN_AUTHORITY] : []), LATER];
  const words = ways.map(({ fr, en }) => setup.context.say(fr, en));
  const place = await setup.talk.choose('Que faire ?', 'What now?', words, 0);
  return (ways[place] ?? LATER).take(setup, guess);
}

function again(change: (setup: Setup, guess: MailboxGuess) => Promise<void>): Way['take'] {
  return async (setup, guess) => {
    await change(setup, guess);
    return 'again';
  };
}

async function askUser(setup: Setup): Promise<void> {
  const before = textAt(setup.answers().settings, ['mail', 'imap', 'user']) || firstAddress(setup);
  const user = await setup.talk.text('Nom de connexion', 'Name to sign in with', before);
  await keepForBoth(setup, 'user', user);
}

async function changeServers(setup: Setup, guess: MailboxGuess): Promise<void> {
  const changed = await askServers(setup, guess);
  await keepSection(setup, 'mail', mailSection(setup, firstAddress(setup), changed));
}

async function askAuthority(setup: Setup): Promise<void> {
  const typed = await setup.talk.text('Chemin du fichier', 'Path of the file');
  const path = resolve(setup.context.folder, typedPath(typed, setup.doors.homeFolder()));
  await keepForBoth(setup, 'certificate-authority', path);
}
