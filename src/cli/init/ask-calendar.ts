// A calendar on a server: proposed where the provider of the mailbox or the DNS names one, else asked by address or by
// the name of whoever hosts it.

import { join } from 'node:path';
import { MAIL_PROVIDERS } from '../../config/mail-provider-table.ts';
import { calendarAddress } from '../../core/setup/calendar-address.ts';
import { isSection, type Section, settingAt, textAt } from '../../core/setup/settings.ts';
import type { MailProvider } from '../../domain/mail-provider.ts';
import { foundMailbox } from './ask-mailbox.ts';
import { firstAddress } from './mail-section.ts';
import { type Setup, soundDraft } from './setup.ts';
import type { ListedCalendar } from './setup-doors.ts';
import { signInWords } from './sign-in-words.ts';
import type { Understood } from './talk.ts';

const SECRET_FILE = 'secrets/agenda';

/** Asks for one source of `agenda.sources` that lies on a server; null when its host opens it to no password. */
export async function askCalendar(setup: Setup): Promise<Section | null> {
  const { talk, doors, folder } = setup;
  const sources = settingAt(setup.answers().settings, ['agenda', 'sources']);
  const before = Array.isArray(sources) && isSection(sources[0] ?? null) ? (sources[0] as Section) : {};
  const server = await askServer(setup, textAt(before, ['caldav', 'server']));
  if (server === null) return null;
  const user = await talk.text(
    'Nom de connexion',
    'Name to sign in with',
    textAt(before, ['caldav', 'user']) || firstAddress(setup),
  );
  const path = join(folder, SECRET_FILE);
  const secret = await talk.secret(
    'Mot de passe (rien : celui de la boîte, ou celui déjà gardé)',
    'Password (nothing: the mailbox’s, or the one already kept)',
  );
  if (secret !== '') await doors.keepSecret(path, secret);
  const file = (await doors.textIfAny(path)) === null ? 'secrets/mail' : SECRET_FILE;
  const caldav: Section = {
    server,
    user,
    password: { file },
    ...(/^https?:\/\//.test(server) ? {} : { 'discover-by-dns': true }),
  };
  const calendar = setup.offline ? null : await chosenCalendar(setup, caldav);
  return { name: 'agenda', caldav: { ...caldav, ...(calendar === null ? {} : { calendar }) } };
}

async function askServer(setup: Setup, before: string): Promise<string | null> {
  const { talk } = setup;
  const provider = await mailboxProvider(setup);
  const server = await talk.ask<string | null>({
    fr: 'Adresse du serveur, ou nom de qui l’héberge (iCloud, Infomaniak, Posteo…) ; pour Nextcloud ou Zimbra, l’adresse de la page dans votre navigateur',
    en: 'Address of the server, or name of who hosts it (iCloud, Infomaniak, Posteo…); for Nextcloud or Zimbra, the address of the page in your browser',
    fallback: before || (await usualServer(setup, provider)),
    read: (typed) => understood(typed, setup),
  });
  const host = MAIL_PROVIDERS.find(({ calendar }) => calendar === server) ?? null;
  // What the provider of the mailbox wants was said when its password was asked.
  if (host?.signIn === 'app-password' && host !== provider)
    for (const line of signInWords(host, setup.context)) talk.say(line, line);
  return server;
}

function understood(typed: string, { talk, context: { say } }: Setup): Understood<string | null> {
  const meant = calendarAddress(typed, MAIL_PROVIDERS);
  switch (meant.kind) {
    case 'address':
      return { is: meant.address };
    case 'no-password':
      talk.say(
        `${meant.name} n’ouvre ses agendas à aucun mot de passe. Un lien publié, lui, peut être lu ; les réglages de l’agenda le donnent (« adresse secrète au format iCal »).`,
        `${meant.name} opens its calendars to no password. A published link can be read; the calendar's settings show it ("secret address in iCal format").`,
      );
      return { is: null };
    case 'own-server':
      return {
        sentence: say(
          `${meant.name} tourne chez chacun à une autre adresse. Copiez celle de la page de votre agenda, comme https://cloud.example.org/apps/calendar`,
          `${meant.name} runs at another address for everybody. Copy that of your calendar's page, such as https://cloud.example.org/apps/calendar`,
        ),
      };
    case 'unknown':
      return {
        sentence: say(
          'Écrivez une adresse comme https://cloud.example.org, un domaine comme example.org, ou un nom comme iCloud.',
          'Write an address such as https://cloud.example.org, a domain such as example.org, or a name such as iCloud.',
        ),
      };
  }
}

/** Whoever hosts the mailbox, by its server, else by its address. */
async function mailboxProvider(setup: Setup): Promise<MailProvider | null> {
  const host = textAt(setup.answers().settings, ['mail', 'imap', 'host']);
  const known = MAIL_PROVIDERS.find(({ imap }) => imap === host);
  return known ?? (await foundMailbox(setup, firstAddress(setup))).provider;
}

/** Where the mailbox's provider has its calendars, else the server that the DNS of the address names; '' when nobody knows. */
async function usualServer(setup: Setup, provider: MailProvider | null): Promise<string> {
  const { talk, doors, offline } = setup;
  if (provider !== null && provider.calendar !== null) return provider.calendar;
  const address = firstAddress(setup);
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const found = offline || domain === '' ? null : await doors.calendarRecord(domain);
  if (found === null) return '';
  const known = MAIL_PROVIDERS.some(
    ({ calendar }) => calendar !== null && new URL(calendar).hostname === found.host,
  );
  if (!found.own && !known)
    talk.say(
      `Le DNS de ${domain} nomme un serveur d’un autre domaine pour ses agendas : ${found.host}. Ne l’acceptez que si vous le connaissez : votre mot de passe lui sera montré.`,
      `The DNS of ${domain} names a server of another domain for its calendars: ${found.host}. Take it only if you know it: your password will be shown to it.`,
    );
  return found.address;
}

/** Which of the account's calendars; null when it has only one, or they could not be listed. */
async function chosenCalendar(setup: Setup, caldav: Section): Promise<string | null> {
  const { talk, doors } = setup;
  const practice = await soundDraft(setup, { agenda: { sources: [{ name: 'agenda', caldav }] } });
  const look = await doors.calendars(practice);
  if (look.kind === 'trouble') {
    talk.say(look.sentence, look.sentence);
    return null;
  }
  const names = look.found.map(({ name, writable }: ListedCalendar) =>
    writable === false ? `${name} (${setup.context.say('lecture seule', 'read only')})` : name,
  );
  if (names.length < 2) return null;
  const place = await talk.choose('Lequel de ces agendas ?', 'Which of these calendars?', names, 0);
  return look.found[place]?.name ?? null;
}
