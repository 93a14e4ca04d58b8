// What a mail server's refusals and a network's failures mean for the person at the keyboard.

import { Refused, Unreachable, UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { ImapSettings } from '../../domain/server-settings.ts';

export type Say = (fr: string, en: string) => string;

/** Picks one of a pair of sentences: French where the practice speaks French, else English. */
export function inLanguage(language: ProgramLanguage): Say {
  return (fr, en) => (language === 'fr' ? fr : en);
}

/**
 * The error that the rest of the program knows for whatever imapflow, TLS or the network threw: `Refused` when the
 * server knows us and says no, `Unreachable` for everything that may pass.
 */
export function translated(cause: unknown, settings: ImapSettings, say: Say): Error {
  if (cause instanceof Unreachable || cause instanceof Refused || cause instanceof UserError) return cause;
  const facts = factsOf(cause);
  if (isRefusal(facts)) return new Refused(refusal(settings, facts, say), { cause });
  return new Unreachable(
    certificate(settings, facts, say) ?? network(settings, facts, say) ?? silence(settings, facts, say),
    { cause },
  );
}

/** Whether the server does not accept what it was shown as a password or a token. */
export function isSignInRefusal(cause: unknown): boolean {
  return isRefusal(factsOf(cause));
}

/** Whether the server only said no to this one command, and the connection is as good as before. */
export function isAnswerNo(cause: unknown): boolean {
  const { status, login } = factsOf(cause);
  return !login && (status === 'NO' || status === 'BAD');
}

interface Facts {
  readonly code: string;
  /** The tagged answer: NO, BAD, or nothing. */
  readonly status: string;
  /** Response code in brackets (RFC 5530). */
  readonly response: string;
  readonly login: boolean;
  readonly tls: boolean;
}

function factsOf(cause: unknown): Facts {
  const found: Record<string, unknown> = cause instanceof Error ? { ...cause } : {};
  const text = (key: string): string => (typeof found[key] === 'string' ? found[key] : '');
  return {
    code: text('code'),
    status: text('responseStatus'),
    response: text('serverResponseCode').toUpperCase(),
    login: found.authenticationFailed === true,
    tls: found.tlsFailed === true,
  };
}

/** Codes of RFC 5530 that mean "not now" although they come as an answer to the password. */
const NOT_NOW = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN']);

function isRefusal({ login, status, response }: Facts): boolean {
  return login && status === 'NO' && !NOT_NOW.has(response);
}

function refusal({ host, user, password }: ImapSettings, { response }: Facts, say: Say): string {
  if (password === null)
    return say(
      `${host} refuse l'accès de ${user}. Redonnez l'autorisation avec « agent login ».`,
      `${host} refuses access for ${user}. Give permission again with "agent login".`,
    );
  const expired = response === 'EXPIRED' || response === 'AUTHORIZATIONFAILED';
  return expired
    ? say(
        `${host} n'autorise pas ${user} à lire ce courrier (${response}). Demandez à votre fournisseur d'ouvrir l'accès IMAP de cette boîte.`,
        `${host} does not allow ${user} to read this mail (${response}). Ask your provider to open IMAP access for this mailbox.`,
      )
    : say(
        `${host} refuse le mot de passe de ${user}. Corrigez-le ; si la double authentification est active, créez un mot de passe d'application chez votre fournisseur.`,
        `${host} refuses the password of ${user}. Correct it; if two-step verification is on, create an app password at your provider.`,
      );
}

const SELF_SIGNED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

function certificate({ host }: ImapSettings, { code, tls }: Facts, say: Say): string | null {
  if (SELF_SIGNED.has(code))
    return say(
      `Le certificat de ${host} ne vient d'aucune autorité connue. Si c'est votre serveur, donnez le fichier de son autorité (réglage mail.imap.certificate-authority).`,
      `The certificate of ${host} comes from no known authority. If it is your server, give the file of its authority (setting mail.imap.certificate-authority).`,
    );
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return say(
      `Le certificat de ${host} n'est pas valable à cette date. Vérifiez l'heure de cet ordinateur, puis prévenez votre fournisseur.`,
      `The certificate of ${host} is not valid on this date. Check this computer's clock, then tell your provider.`,
    );
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return say(
      `Le certificat présenté n'est pas au nom de ${host}. Prenez le nom de serveur que votre fournisseur indique (réglage mail.imap.host).`,
      `The certificate shown is not in the name of ${host}. Take the server’s name that your provider gives (setting mail.imap.host).`,
    );
  return tls || code.startsWith('ERR_SSL') || code === 'EPROTO' || code === 'STARTTLS_INJECTION'
    ? say(
        `${host} n'ouvre pas de liaison chiffrée, et rien n'est envoyé en clair. Prenez le port 993 avec « tls », ou 143 avec « starttls » (réglages mail.imap.port et mail.imap.security).`,
        `${host} opens no encrypted connection, and nothing is sent in clear. Take port 993 with "tls", or 143 with "starttls" (settings mail.imap.port and mail.imap.security).`,
      )
    : null;
}

function network({ host, port }: ImapSettings, { code }: Facts, say: Say): string | null {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return say(
      `Le nom ${host} est introuvable. Vérifiez la connexion à Internet, puis le nom du serveur (réglage mail.imap.host).`,
      `The name ${host} can not be found. Check the Internet connection, then the server’s name (setting mail.imap.host).`,
    );
  if (['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code))
    return say(
      `${host} n'accepte pas de liaison sur le port ${port} (${code}). Le serveur est peut-être arrêté ; sinon vérifiez le port (réglage mail.imap.port).`,
      `${host} accepts no connection on port ${port} (${code}). The server may be down; else check the port (setting mail.imap.port).`,
    );
  return null;
}

function silence({ host }: ImapSettings, { code, response, status }: Facts, say: Say): string {
  const why = response || code || status || 'closed';
  return say(
    `La liaison avec ${host} s'est interrompue (${why}). Elle sera reprise.`,
    `The connection to ${host} was lost (${why}). It will be taken up again.`,
  );
}
