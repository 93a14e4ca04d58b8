// The two servers of a mailbox, shown where they are certain, asked where they are not.

import type { MailboxGuess } from '../../core/setup/mailbox-guess.ts';
import { kindOfPort } from '../../core/setup/mailbox-guess.ts';
import { textAt } from '../../core/setup/settings.ts';
import type { Setup } from './setup.ts';

/** What is not certain is shown and asked. */
export async function settledGuess(
  setup: Setup,
  address: string,
  guess: MailboxGuess,
): Promise<MailboxGuess> {
  const { talk } = setup;
  const { provider, imap, smtp } = guess;
  const servers = `${imap.host}:${imap.port}, ${smtp.host}:${smtp.port}`;
  if (guess.sure) {
    const at = provider === null ? '' : ` (${provider.name})`;
    talk.say(`Boîte trouvée${at} : ${servers}.`, `Mailbox found${at}: ${servers}.`);
    return guess;
  }
  talk.say(
    `Je ne connais pas l’hébergeur de ${address}. Son site, ou son mail de bienvenue, donne le nom de ses deux serveurs.`,
    `I don't know who hosts ${address}. Their site, or their welcome mail, gives the names of their two servers.`,
  );
  return askServers(setup, guess);
}

/** Asks where both servers are; what was answered before is proposed. */
export async function askServers(setup: Setup, guess: MailboxGuess): Promise<MailboxGuess> {
  const before = (kind: 'imap' | 'smtp') => {
    const host = textAt(setup.answers().settings, ['mail', kind, 'host']);
    const port = textAt(setup.answers().settings, ['mail', kind, 'port']);
    return host === '' ? `${guess[kind].host}:${guess[kind].port}` : `${host}:${port || guess[kind].port}`;
  };
  return {
    ...guess,
    imap: await askServer(setup, 'Serveur de réception (IMAP)', 'Server for reading (IMAP)', before('imap')),
    smtp: await askServer(setup, 'Serveur d’envoi (SMTP)', 'Server for sending (SMTP)', before('smtp')),
  };
}

async function askServer({ talk, context }: Setup, fr: string, en: string, fallback: string) {
  return talk.ask<MailboxGuess['imap']>({
    fr,
    en,
    fallback,
    read: (typed) => {
      const [, host = '', port = ''] = /^([\w.-]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?$/i.exec(typed) ?? [];
      const number = port === '' ? Number(fallback.split(':').at(-1)) : Number(port);
      if (host !== '' && number > 0 && number < 65_536) return { is: { host, ...kindOfPort(number) } };
      return {
        sentence: context.say(
          'Écrivez le nom du serveur, et son port si besoin : imap.example.org:993',
          'Write the name of the server, and its port if need be: imap.example.org:993',
        ),
      };
    },
  });
}
