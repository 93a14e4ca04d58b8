// Questions to one CalDAV server, signed in. Every answer is a value; what gets none throws as the program knows it.

import { createHash } from 'node:crypto';
import { Refused, Unreachable } from '../../domain/errors.ts';
import { HOUR } from '../../domain/time.ts';
import { type Ask, type HttpAnswer, type HttpManners, NoAnswer, sameSite } from '../agenda/agenda-http.ts';
import { agendaError, noAnswerError, type Where } from '../agenda/agenda-trouble.ts';
import type { Credentials, SignIn } from '../secrets/sign-in.ts';
import { authorization } from './authorization.ts';
import { type Multistatus, multistatusOf } from './multistatus.ts';

/** An answer to PROPFIND or REPORT; `found` is null when the server said something else than 207. */
export interface DavAnswer {
  readonly status: number;
  readonly url: string;
  readonly found: Multistatus | null;
}

/** When a write may happen: the object must still be this one, or must not be there yet (RFC 9110 §13.1). */
export type Condition = { readonly ifMatch: string } | 'if-none';

export interface DavClient {
  readonly propfind: (url: string, depth: '0' | '1', body: string) => Promise<DavAnswer>;
  readonly report: (url: string, depth: '0' | '1', body: string) => Promise<DavAnswer>;
  readonly get: (url: string) => Promise<HttpAnswer>;
  /** These two throw `NoAnswer` itself, because what was sent and not answered may have happened. */
  readonly put: (url: string, text: string, condition: Condition) => Promise<HttpAnswer>;
  readonly remove: (url: string, ifMatch: string) => Promise<HttpAnswer>;
  readonly where: Where;
}

export interface DavAccount {
  readonly ask: Ask;
  /** Null for a server of this machine that asks nobody. */
  readonly secret: SignIn | null;
  readonly user: string;
  readonly authority: string | null;
  readonly where: Where;
  /** Milliseconds of a clock that nobody sets. */
  readonly monotonic: () => number;
  /** Milliseconds for one question. */
  readonly patience?: number;
}

const LIMIT = 64 * 1024 * 1024;
const TIMES = 3;

/** The client of one account. Refused three times, it asks no more for an hour, unless the secret changes. */
export function davClient(account: DavAccount): DavClient {
  const { where, user } = account;
  const manners: HttpManners = {
    authority: account.authority,
    patience: account.patience ?? 20_000,
    limit: LIMIT,
    redirects: 'same-site',
  };
  const proof = authorization();
  const strikes = strikesOf(account);
  const home: { host: URL | null } = { host: null };

  const signed = async (question: Question, following: HttpManners): Promise<HttpAnswer> => {
    const credentials = await credentialsOf(account);
    strikes.stop(credentials);
    const header = proof.header(question.method, question.url, credentials);
    const headers = { ...question.headers, ...(header === null ? {} : { authorization: header }) };
    const answer = await account.ask({ ...question, headers }, following);
    if (answer.status === 401 && proof.learn(answer.header('www-authenticate')))
      return signed(question, following);
    strikes.count(answer.status, credentials);
    if (answer.status === 401) throw agendaError({ kind: 'password', user }, where);
    return answer;
  };
  /** An address that the server gives leads to the same owner, or it is not followed with a password. */
  const guarded = (url: string): void => {
    home.host ??= new URL(url);
    if (!sameSite(home.host, new URL(url)))
      throw agendaError({ kind: 'elsewhere', to: new URL(url).host }, where);
  };
  const reading = async (question: Question): Promise<HttpAnswer> => {
    guarded(question.url);
    try {
      return await signed(question, manners).catch((error: unknown) => {
        // A kept connection may have died unseen; asking twice changes nothing here.
        if (error instanceof NoAnswer && error.code === 'ECONNRESET') return signed(question, manners);
        throw error;
      });
    } catch (error) {
      throw noAnswerError(error, where);
    }
  };
  const asked = async (method: string, url: string, depth: string, body: string): Promise<DavAnswer> => {
    const headers = {
      depth,
      'content-type': 'application/xml; charset=utf-8',
      accept: 'application/xml, text/xml',
    };
    const answer = await reading({ method, url, headers, body });
    const found = answer.status === 207 ? multistatusOf(answer.text, answer.url) : null;
    if (answer.status === 207 && found === null) throw agendaError({ kind: 'not-understood' }, where);
    return { status: answer.status, url: answer.url, found };
  };
  const writing = (question: Question): Promise<HttpAnswer> => {
    guarded(question.url);
    return signed(question, { ...manners, redirects: 'nowhere' });
  };
  return {
    where,
    propfind: (url, depth, body) => asked('PROPFIND', url, depth, body),
    report: (url, depth, body) => asked('REPORT', url, depth, body),
    get: (url) => reading({ method: 'GET', url, headers: { accept: 'text/calendar' } }),
    put: (url, text, condition) =>
      writing({
        method: 'PUT',
        url,
        headers: { 'content-type': 'text/calendar; charset=utf-8', ...conditionHeader(condition) },
        body: text,
      }),
    remove: (url, ifMatch) => writing({ method: 'DELETE', url, headers: { 'if-match': ifMatch } }),
  };
}

interface Question {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

function conditionHeader(condition: Condition): Readonly<Record<string, string>> {
  return condition === 'if-none' ? { 'if-none-match': '*' } : { 'if-match': condition.ifMatch };
}

function credentialsOf({ secret }: DavAccount): Promise<Credentials | null> {
  return secret === null ? Promise.resolve(null) : secret();
}

/** Counts refusals of one secret: trying on and on locks accounts. */
function strikesOf({ where, user, monotonic }: DavAccount) {
  let refused = { key: '', times: 0, until: 0 };
  const keyOf = (credentials: Credentials | null): string =>
    createHash('sha256').update(JSON.stringify(credentials)).digest('hex');
  return {
    stop: (credentials: Credentials | null): void => {
      const same = refused.key === keyOf(credentials) && refused.times >= TIMES;
      if (same && monotonic() < refused.until) throw agendaError({ kind: 'password-thrice', user }, where);
    },
    count: (status: number, credentials: Credentials | null): void => {
      const key = keyOf(credentials);
      if (status !== 401) {
        refused = { key: '', times: 0, until: 0 };
        return;
      }
      const times = refused.key === key ? refused.times + 1 : 1;
      refused = { key, times, until: monotonic() + HOUR };
      if (times >= TIMES) throw agendaError({ kind: 'password-thrice', user }, where);
    },
  };
}

/** Whether an error is one that a person must mend, or may pass by itself. */
export function mayPass(error: unknown): boolean {
  return error instanceof Unreachable && !(error instanceof Refused);
}
