// Every sentence of the way out, in the practice's languages: what happened, and what to do.

import type { ProgramLanguage } from '../../domain/language.ts';
import type { ServerSettings } from '../../domain/server-settings.ts';
import type { Trouble } from './trouble.ts';

type Code = Trouble['code'];
type Where = Pick<ServerSettings, 'host' | 'port'>;
type Sentences = {
  readonly [C in Code]: (trouble: Extract<Trouble, { code: C }>, where: Where) => string;
};

/** Why the letter did not leave, for the practice. */
export function sentenceOfTrouble(trouble: Trouble, where: Where, language: ProgramLanguage): string {
  const say = (language === 'fr' ? FRENCH : ENGLISH)[trouble.code] as (
    given: Trouble,
    where: Where,
  ) => string;
  return say(trouble, where);
}

/** The letter was handed over whole and the answer never came: nobody knows whether it left. */
export function sentenceOfUnknown(language: ProgramLanguage): string {
  return language === 'fr'
    ? "Le serveur d'envoi n'a pas confirmé la réponse : elle est peut-être partie. Vérifiez dans Envoyés, ou demandez à la personne."
    : 'The outgoing server did not confirm the reply: it may have left. Look in Sent, or ask the person.';
}

/** Nothing is sent twice. */
export function noteOfEarlier(language: ProgramLanguage): string {
  return language === 'fr' ? 'La réponse était déjà partie.' : 'The reply had left before.';
}

/** A password would cross a network in clear (RFC 8314). */
export function sentenceOfClear(host: string, language: ProgramLanguage): string {
  return language === 'fr'
    ? `Sans chiffrement, rien ne part vers ${host} : ce n'est permis que pour ce même ordinateur. Écrivez « tls » ou « starttls » (réglage mail.smtp.security).`
    : `Nothing goes to ${host} unencrypted: that is for this same computer only. Write "tls" or "starttls" (setting mail.smtp.security).`;
}

/** What stays to be said of a letter that left. */
export function noteOfCopy(words: string, language: ProgramLanguage): string {
  return language === 'fr'
    ? `${words} – partie ; la copie dans Envoyés n'a pas encore pu être faite.`
    : `${words} – it has left; the copy in Sent could not be made yet.`;
}

const FRENCH: Sentences = {
  away: ({ how }, { host, port }) =>
    ({
      refused: `Le serveur d'envoi ${host}:${port} ne répond pas. Vérifiez le nom et le port que donne votre hébergeur (réglages mail.smtp.host et port).`,
      slow: `Le serveur d'envoi ${host}:${port} met trop de temps à répondre. La réponse n'est pas partie.`,
      'no-such-host': `Le nom ${host} n'existe pas sur le réseau. Vérifiez la connexion à Internet, puis le nom du serveur (réglage mail.smtp.host).`,
      cut: `Le serveur d'envoi ${host}:${port} a coupé la connexion. La réponse n'est pas partie.`,
    })[how],
  certificate: ({ how }, { host }) =>
    ({
      expired: `Le certificat de ${host} n'est pas valable aujourd'hui. Vérifiez la date de cet ordinateur, sinon demandez à l'hébergeur de le renouveler.`,
      'other-host': `Le certificat présenté n'est pas celui de ${host}. Prenez le nom exact que donne l'hébergeur (réglage mail.smtp.host).`,
      'unknown-authority': `Le certificat de ${host} vient d'une autorité inconnue. Si c'est votre propre serveur, donnez le fichier PEM de son autorité (réglage mail.smtp.certificate-authority).`,
    })[how],
  'no-tls': (_, { host, port }) =>
    `Le serveur ${host}:${port} n'a pas accepté de connexion chiffrée. Au port 465 va « tls », au port 587 « starttls » (réglages mail.smtp.port et security).`,
  'sign-in': ({ words }) =>
    `Le serveur d'envoi refuse le mot de passe ou l'accès${inBrackets(words)}. Vérifiez le nom de connexion (réglage mail.smtp.user) et le mot de passe, ou lancez « agent login ».`,
  secret: ({ sentence }) => sentence,
  later: ({ words }) => `Le serveur d'envoi ne prend pas la réponse pour l'instant${inBrackets(words)}.`,
  refused: ({ words }) =>
    `Le serveur d'envoi refuse cette réponse${inBrackets(words)}. Vérifiez l'adresse de la personne, ou appelez-la.`,
  'too-big': () => "La réponse est trop grosse pour le serveur d'envoi. Réduisez les fichiers joints.",
  'authority-file': ({ path }) =>
    `Le fichier ${path}, autorité de votre serveur d'envoi, ne se lit pas. Vérifiez son nom et ses droits (réglage mail.smtp.certificate-authority).`,
};

const ENGLISH: Sentences = {
  away: ({ how }, { host, port }) =>
    ({
      refused: `The outgoing server ${host}:${port} does not answer. Check the name and the port that your provider gives (settings mail.smtp.host and port).`,
      slow: `The outgoing server ${host}:${port} takes too long to answer. The reply has not left.`,
      'no-such-host': `The name ${host} does not exist on the network. Check the Internet connection, then the server’s name (setting mail.smtp.host).`,
      cut: `The outgoing server ${host}:${port} cut the connection. The reply has not left.`,
    })[how],
  certificate: ({ how }, { host }) =>
    ({
      expired: `The certificate of ${host} is not valid today. Check the date of this computer, else ask the provider to renew it.`,
      'other-host': `The certificate shown is not that of ${host}. Take the exact name that the provider gives (setting mail.smtp.host).`,
      'unknown-authority': `The certificate of ${host} comes from an unknown authority. If it is your own server, give the PEM file of its authority (setting mail.smtp.certificate-authority).`,
    })[how],
  'no-tls': (_, { host, port }) =>
    `The server ${host}:${port} did not accept an encrypted connection. Port 465 goes with "tls", port 587 with "starttls" (settings mail.smtp.port and security).`,
  'sign-in': ({ words }) =>
    `The outgoing server refuses the password or the access${inBrackets(words)}. Check the name to sign in with (setting mail.smtp.user) and the password, or run "agent login".`,
  secret: ({ sentence }) => sentence,
  later: ({ words }) => `The outgoing server does not take the reply at the moment${inBrackets(words)}.`,
  refused: ({ words }) =>
    `The outgoing server refuses this reply${inBrackets(words)}. Check the person's address, or call them.`,
  'too-big': () => 'The reply is too big for the outgoing server. Make the attached files smaller.',
  'authority-file': ({ path }) =>
    `The file ${path}, the authority of your outgoing server, can't be read. Check its name and its rights (setting mail.smtp.certificate-authority).`,
};

function inBrackets(words: string): string {
  return words === '' ? '' : ` (${words})`;
}

/** After a backup was put back, nothing leaves before Sent was looked at. */
export function sentenceOfUnseen(language: ProgramLanguage): string {
  return language === 'fr'
    ? 'Depuis la remise en place d’une sauvegarde, chaque lettre est d’abord cherchée dans les envoyés, qui ne peuvent pas être lus maintenant.'
    : 'Since a backup was put back, each letter is first looked for in Sent, which cannot be read now.';
}
