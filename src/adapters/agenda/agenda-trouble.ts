// What a failing agenda server means for the person at the keyboard. No sentence has more of an address than its host.

import { Refused, Unreachable, UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import { isPrivateHost } from '../ollama/private-host.ts';
import { NoAnswer } from './agenda-http.ts';

export type AgendaTrouble =
  | { readonly kind: 'password' | 'password-thrice'; readonly user: string }
  | {
      readonly kind:
        | 'forbidden'
        | 'missing'
        | 'not-caldav'
        | 'not-understood'
        | 'too-large'
        | 'too-many'
        | 'no-calendar';
    }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'elsewhere'; readonly to: string }
  | { readonly kind: 'several' | 'unnamed'; readonly names: readonly string[] }
  | { readonly kind: 'foreign-record'; readonly to: string };

export interface Where {
  /** Name of the source in practice.yaml. */
  readonly source: string;
  readonly host: string;
  readonly language: ProgramLanguage;
}

/** Something that may pass is `Unreachable`, a refused password `Refused`; what only a person can mend is `UserError`. */
export function agendaError(trouble: AgendaTrouble, where: Where, cause?: unknown): Error {
  const sentence = sentenceOf(trouble, where);
  switch (trouble.kind) {
    case 'password-thrice':
      return new Refused(sentence, { cause });
    case 'password':
    case 'status':
    case 'not-understood':
      return new Unreachable(sentence, { cause });
    case 'forbidden':
    case 'missing':
    case 'not-caldav':
    case 'too-large':
    case 'too-many':
    case 'no-calendar':
    case 'elsewhere':
    case 'several':
    case 'unnamed':
    case 'foreign-record':
      return new UserError(sentence, { cause });
  }
}

/** A question that got no answer, as the error that the rest of the program knows. */
export function noAnswerError(cause: unknown, { source, language, host }: Where): unknown {
  if (!(cause instanceof NoAnswer)) return cause;
  const where = { source, language, host: cause.host || host };
  switch (cause.fault) {
    case 'redirected':
      return agendaError({ kind: 'elsewhere', to: cause.code }, where, cause);
    case 'too-large':
      return agendaError({ kind: 'too-large' }, where, cause);
    case 'in-clear':
      return new UserError(
        say(where, (fr, en) => [fr.clear, en.clear]),
        { cause },
      );
    case 'late':
    case 'network':
      return networkError(cause, where);
  }
}

const UNTRUSTED =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?)$/;

function networkError(cause: NoAnswer, where: Where): Error {
  const { code } = cause;
  const pick = (key: Exclude<keyof Plain, 'silent'>) =>
    new UserError(
      say(where, (fr, en) => [fr[key], en[key]]),
      { cause },
    );
  if (UNTRUSTED.test(code)) return pick('untrusted');
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return pick('expired');
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return pick('otherName');
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') return pick('noTls');
  return new Unreachable(
    say(where, (fr, en) => [fr.silent(code), en.silent(code)]),
    { cause },
  );
}

interface Plain {
  readonly clear: string;
  readonly untrusted: string;
  readonly expired: string;
  readonly otherName: string;
  readonly noTls: string;
  readonly silent: (code: string) => string;
}

function say(
  { source, host, language }: Where,
  pick: (fr: Plain, en: Plain) => readonly [fr: string, en: string],
): string {
  const [fr, en] = pick(frenchPlain(host), englishPlain(host));
  return language === 'fr' ? `Agenda « ${source} » : ${fr}` : `Agenda "${source}": ${en}`;
}

/** Whether a host, with or without its port, is reached without the Internet. */
function isNear(host: string): boolean {
  return isPrivateHost(host.replace(/:\d+$/, ''));
}

function frenchPlain(host: string): Plain {
  return {
    clear: `${host} n'est pas cette machine et ne chiffre rien. L'adresse doit commencer par https:// (dans practice.yaml).`,
    untrusted: `le certificat de ${host} ne vient d'aucune autorité connue. Si c'est votre serveur, donnez le fichier de son autorité (réglage certificate-authority).`,
    expired: `le certificat de ${host} n'est pas valable à cette date. Vérifiez l'heure de cet ordinateur, puis prévenez votre fournisseur.`,
    otherName: `le certificat présenté n'est pas au nom de ${host}. Corrigez l'adresse dans practice.yaml.`,
    noTls: `${host} n'ouvre pas de liaison chiffrée. Vérifiez l'adresse et le port dans practice.yaml.`,
    silent: (code) =>
      `${host} ne répond pas (${code}). C'est réessayé tout seul ; vérifiez ${isNear(host) ? 'que ce serveur est en marche' : 'la connexion à Internet'} et l'adresse.`,
  };
}

function englishPlain(host: string): Plain {
  return {
    clear: `${host} is not this machine and encrypts nothing. The address must begin with https:// (in practice.yaml).`,
    untrusted: `the certificate of ${host} comes from no known authority. If it is your server, give the file of its authority (setting certificate-authority).`,
    expired: `the certificate of ${host} is not valid on this date. Check this computer's clock, then tell your provider.`,
    otherName: `the certificate shown is not in the name of ${host}. Correct the address in practice.yaml.`,
    noTls: `${host} opens no encrypted connection. Check the address and the port in practice.yaml.`,
    silent: (code) =>
      `${host} does not answer (${code}). It is tried again by itself; check ${isNear(host) ? 'that this server is running' : 'the Internet connection'} and the address.`,
  };
}

function sentenceOf(trouble: AgendaTrouble, where: Where): string {
  const { source, language } = where;
  return language === 'fr'
    ? `Agenda « ${source} » : ${inFrench(trouble, where)}`
    : `Agenda "${source}": ${inEnglish(trouble, where)}`;
}

function inFrench(trouble: AgendaTrouble, { host }: Where): string {
  switch (trouble.kind) {
    case 'password':
      return `${host} refuse le mot de passe de ${trouble.user}.`;
    case 'password-thrice':
      return `${host} a refusé trois fois le mot de passe de ${trouble.user} ; il n'est plus essayé pendant une heure. Corrigez-le ; beaucoup de serveurs veulent un mot de passe d'application.`;
    case 'forbidden':
      return `${host} ne laisse pas lire cet agenda avec ce compte. Demandez qu'il soit partagé avec ce compte, ou connectez-vous avec un autre (réglage « user »).`;
    case 'missing':
      return `${host} n'a rien à cette adresse : l'agenda a été supprimé ou déplacé. Donnez sa nouvelle adresse ou son nom (réglages « server » et « calendar »).`;
    case 'not-caldav':
      return `${host} ne répond pas comme un serveur d'agendas (CalDAV). Écrivez l'adresse que votre fournisseur indique pour CalDAV.`;
    case 'not-understood':
      return `${host} a répondu quelque chose d'incompréhensible. C'est réessayé tout seul.`;
    case 'too-large':
      return `la réponse de ${host} est trop grande pour un agenda. Vérifiez l'adresse.`;
    case 'too-many':
      return `cet agenda est trop grand (plus de 50 000 événements ou 64 Mo). Archivez les années passées.`;
    case 'no-calendar':
      return `ce compte n'a aucun agenda sur ${host}. Créez-en un, ou connectez-vous avec un autre compte (réglage « user »).`;
    case 'status':
      return `${host} répond par une erreur (${trouble.status}). C'est réessayé tout seul.`;
    case 'elsewhere':
      return `${host} renvoie vers un autre lieu (${trouble.to}) ; le mot de passe n'y est pas montré. Écrivez la bonne adresse dans practice.yaml.`;
    case 'several':
      return `ce compte a plusieurs agendas : ${trouble.names.join(', ')}. Dites lequel compte (réglage « calendar »).`;
    case 'unnamed':
      return `aucun agenda de ce nom. Ce compte a : ${trouble.names.join(', ')}.`;
    case 'foreign-record':
      return `le DNS du domaine désigne ${trouble.to}, d'un autre domaine. Si c'est bien votre hébergeur, donnez cette adresse : https://${trouble.to} (réglage « server »).`;
  }
}

function inEnglish(trouble: AgendaTrouble, { host }: Where): string {
  switch (trouble.kind) {
    case 'password':
      return `${host} refuses the password of ${trouble.user}.`;
    case 'password-thrice':
      return `${host} refused the password of ${trouble.user} three times; it is not tried again for an hour. Correct it; many servers want an app password.`;
    case 'forbidden':
      return `${host} does not let this account read this calendar. Have it shared with this account, or sign in with another one (setting "user").`;
    case 'missing':
      return `${host} has nothing at this address: the calendar was deleted or moved. Give its new address or its name (settings "server" and "calendar").`;
    case 'not-caldav':
      return `${host} does not answer like a server of calendars (CalDAV). Write the address that your provider gives for CalDAV.`;
    case 'not-understood':
      return `${host} answered something that can't be understood. It is tried again by itself.`;
    case 'too-large':
      return `the answer of ${host} is too large for an agenda. Check the address.`;
    case 'too-many':
      return `this calendar is too large (more than 50,000 events or 64 MB). Archive past years.`;
    case 'no-calendar':
      return `this account has no calendar on ${host}. Create one, or sign in with another account (setting "user").`;
    case 'status':
      return `${host} answers with an error (${trouble.status}). It is tried again by itself.`;
    case 'elsewhere':
      return `${host} points to another place (${trouble.to}); the password is not shown there. Write the right address in practice.yaml.`;
    case 'several':
      return `this account has several calendars: ${trouble.names.join(', ')}. Say which one counts (setting "calendar").`;
    case 'unnamed':
      return `no calendar has this name. This account has: ${trouble.names.join(', ')}.`;
    case 'foreign-record':
      return `the DNS of the domain names ${trouble.to}, of another domain. If that is your own host, give this address: https://${trouble.to} (setting "server").`;
  }
}
