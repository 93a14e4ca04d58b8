// What can be wrong with the live mailbox, in English. No sentence here ever quotes a secret.

import type { HostMistake, Sentences, ServerFaultCode } from './faults.ts';

const quoted = (text: string): string => `"${text}"`;

const HOST: Readonly<Record<HostMistake, string>> = {
  'web-address': 'is the address of a page; the bare name of the server must stand here',
  space: 'has a space in it; a server name has none',
  'mail-address': 'is a mail address; the name of the server must stand here',
  port: 'has the port in it; that has a line of its own, "port:"',
  other: 'is not the name of a server',
};

/** Each fault of the servers and secrets in English: what was read, then what to write instead. */
export const ENGLISH_ON_SERVERS: Pick<Sentences, ServerFaultCode> = {
  'bad-host': ({ mistake, read, write }) => `${quoted(read)} ${HOST[mistake]}. Write ${quoted(write)}.`,
  'port-security': ({ read, security }) =>
    security === 'tls'
      ? `port ${read} is encrypted from the first byte. Write "security: tls", or take this line out.`
      : `port ${read} begins in clear and encrypts afterwards. Write "security: starttls".`,
  'pop-port': ({ read }) =>
    `port ${read} is POP's, which can neither watch nor file. Write "port: 993" (IMAP).`,
  'clear-network': ({ read }) =>
    `${quoted(read)} is not this machine: the password and patients' words would cross the network in clear. Write "security: tls".`,
  'secret-plain': ({ key }) =>
    `a secret is not written here. Put it alone into a file and write "${key}: { file: secrets/mail }", or into a variable: "${key}: { env: AGENT_MAIL_PASSWORD }". If you insist on writing it here: "${key}: { clear: '…' }".`,
  'secret-place': () =>
    'only file, env, command, credential and clear say where a secret is kept. Write for example "{ file: secrets/mail }".',
  'secret-not-one': ({ count }) =>
    count === 0
      ? 'nothing says where the secret is kept. Write for example "{ file: secrets/mail }".'
      : `${count} places are written for a single secret. Keep one.`,
  'secret-not-text': () => "this is not read as a text. Put it in single quotes: '…'.",
  'secret-name': ({ place }) =>
    place === 'env'
      ? 'this is not the name of a variable (capitals, digits, _). Write for example "env: AGENT_MAIL_PASSWORD", and the secret into that variable.'
      : 'this is not the name of a systemd credential (letters, digits, hyphens, no folder). Write for example "credential: mail-password".',
  'secret-clear': () =>
    'this secret can be read by whoever sees this file or a copy of it. Prefer "file: secrets/mail"; else at least run "chmod 600 practice.yaml".',
  'secret-missing': ({ read, near }) =>
    near === null
      ? `there is no file ${read}. Create it with the secret alone in it, then run "chmod 600 ${read}".`
      : `there is no file ${read}. The nearest: ${near}.`,
  'secret-open': ({ read, mode, write }) =>
    `other accounts of this machine can read ${read} (mode ${mode}). Run "${write}".`,
  'password-and-oauth': () =>
    'both a password and oauth are written. Keep oauth and delete password, or the other way round.',
  'no-password': () =>
    'nothing says how to sign in. Write "password: { file: secrets/mail }", or the section oauth for Microsoft 365 and Gmail. To learn which: agent login.',
  'password-refused': () =>
    'Microsoft takes no passwords any more to read a mailbox, and is ending them for sending. Replace password by the section oauth, then run "agent login".',
  'oauth-elsewhere': ({ read, provider }) =>
    `${quoted(read)} is no known server of ${provider === 'google' ? 'Google' : 'Microsoft'}, to whom the given consent belongs. Check the name: the consent will be shown to it.`,
  'oauth-unused': () => 'no server uses this section. Add imap and smtp, or delete it.',
  'no-way-out': ({ folder }) =>
    `without smtp, replies stay in the folder ${folder} and nobody receives them. Add the section smtp.`,
  'no-client-secret': () =>
    'Google also asks for the secret of the registration. Write "client-secret: { file: secrets/google }".',
  'source-not-one': ({ count }) =>
    count === 0
      ? 'nothing says where this agenda is. Write one of path, caldav, feed.'
      : 'this agenda has several places. Keep one of path, caldav, feed.',
  'agenda-address': ({ kind }) =>
    kind === 'caldav'
      ? 'this is neither a web address nor a domain. Write for example "server: https://cloud.example.org/remote.php/dav".'
      : 'this is not a web address. Write for example "url: https://agenda.example.org/export.ics".',
  'agenda-clear': ({ read }) =>
    `${quoted(read)} is not this machine: the agenda would cross the network in clear. Write https:// instead of http://.`,
  'agenda-password': () =>
    'a password does not belong into an address. Take it out and write "password: { file: secrets/agenda }".',
  'agenda-no-password': () =>
    'nothing says how to sign in. Write "password: { file: secrets/agenda }"; many servers want an app password.',
  'renewed-without-file': () =>
    'only files have it; of a server or feed, agenda.max-age says how long it is believed. Delete it.',
  'feed-written': () => 'a feed can only be read. Delete "writable: true", or write caldav instead of feed.',
};
