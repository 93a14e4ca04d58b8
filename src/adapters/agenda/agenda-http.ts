// One question to a server that has an agenda, and its whole answer. Encrypted, or to this machine; bounded in time and
// size; redirects are followed only to where the password may go too.

import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { Agent, request as tlsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';
import { siteOf } from '../../core/egress/site.ts';
import { passes } from '../egress/gate.ts';

export interface HttpQuestion {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  /** Where it came from, redirects followed. */
  readonly url: string;
  readonly status: number;
  /** A header's value; null when it is missing. */
  readonly header: (name: string) => string | null;
  readonly text: string;
}

export interface HttpManners {
  /** PEM of one more certificate authority to believe. */
  readonly authority: string | null;
  /** Milliseconds for one question, answer included. */
  readonly patience: number;
  /** Bytes of an answer. */
  readonly limit: number;
  /** `same-site`: what is sent is secret, and goes only to hosts of the same owner. `nowhere`: a redirect is an answer. */
  readonly redirects: 'same-site' | 'encrypted' | 'nowhere';
}

export type HttpFault = 'redirected' | 'too-large' | 'in-clear' | 'late' | 'network';

/** A question that got no whole answer. `sent` is false when it certainly never reached the server. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly fault: HttpFault;
  readonly code: string;
  readonly sent: boolean;
  readonly host: string;

  constructor(fault: HttpFault, url: string, code: string, options?: ErrorOptions) {
    super(`${fault} ${code}`, options);
    this.fault = fault;
    this.code = code;
    this.sent = fault === 'late' || (fault === 'network' && !NEVER_SENT.test(code));
    this.host = URL.canParse(url) ? new URL(url).host : '';
  }
}

/** No connection was made, or none that is trusted. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_TLS_CERT|ERR_SSL|EPROTO$|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** Asks once; nothing is asked again by itself. Throws `NoAnswer`. */
export type Ask = (question: HttpQuestion, manners: HttpManners) => Promise<HttpAnswer>;

const MOST_REDIRECTS = 5;

/** Connections are kept for further questions, but for those that write: one that died unseen would leave us in doubt. */
export function asking(): Ask {
  const agents = new Map<string, Agent>();
  const agentFor = (authority: string | null): Agent => {
    const key = authority ?? '';
    const known = agents.get(key);
    if (known !== undefined) return known;
    const ca = authority === null ? {} : { ca: [...rootCertificates, authority] };
    const agent = new Agent({
      keepAlive: true,
      maxSockets: 4,
      timeout: 30_000,
      minVersion: 'TLSv1.2',
      ...ca,
    });
    agents.set(key, agent);
    return agent;
  };
  return async (question, manners) => {
    let { url } = question;
    for (let turn = 0; turn <= MOST_REDIRECTS; turn += 1) {
      const answer = await askOnce({ ...question, url }, manners, agentFor(manners.authority));
      const next = nextAddress(answer, manners);
      if (next === null) return answer;
      url = next;
    }
    throw new NoAnswer('redirected', url, 'too many');
  };
}

/** Loopback (RFC 6890): the only place where nothing needs to be encrypted. */
export function isThisMachine(url: URL): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}

/** Where a redirect leads; null for an answer that is none. A leap to a stranger is refused. */
function nextAddress({ status, url, header }: HttpAnswer, { redirects }: HttpManners): string | null {
  const location = header('location');
  if (![301, 302, 303, 307, 308].includes(status) || location === null || redirects === 'nowhere')
    return null;
  if (!URL.canParse(location, url)) throw new NoAnswer('redirected', url, 'no address');
  const [from, to] = [new URL(url), new URL(location, url)];
  const safe = to.protocol === 'https:' || (isThisMachine(from) && isThisMachine(to));
  if (!safe) throw new NoAnswer('redirected', url, to.host);
  if (redirects === 'same-site' && !sameSite(from, to)) throw new NoAnswer('redirected', url, to.host);
  if (!passes(to.hostname, portOf(to))) throw new NoAnswer('redirected', url, to.host);
  return to.href;
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

/** Hosts of one owner, as far as names tell: `caldav.icloud.com` and `p34-caldav.icloud.com`. */
export function sameSite(one: URL, other: URL): boolean {
  if (isThisMachine(one) && isThisMachine(other)) return true;
  return one.protocol === other.protocol && siteOf(one.hostname) === siteOf(other.hostname);
}

function askOnce(question: HttpQuestion, manners: HttpManners, agent: Agent): Promise<HttpAnswer> {
  const url = new URL(question.url);
  const isTls = url.protocol === 'https:';
  if (!isTls && !isThisMachine(url)) throw new NoAnswer('in-clear', question.url, '');
  const isWrite = question.method === 'PUT' || question.method === 'DELETE';
  const options: RequestOptions & { ca?: string[]; minVersion?: 'TLSv1.2' } = {
    method: question.method,
    headers: {
      'user-agent': 'practice-agent',
      ...question.headers,
      ...(question.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(question.body)) }),
    },
    ...(isTls ? { agent: isWrite ? writingAgent(manners) : agent } : {}),
    ...(isTls || !isWrite ? {} : { agent: false }),
  };
  return new Promise((resolve, reject) => {
    const fail = (fault: HttpFault, code: string, cause?: unknown): void => {
      clearTimeout(timer);
      reject(new NoAnswer(fault, question.url, code, { cause }));
      asked.destroy();
    };
    const asked = (isTls ? tlsRequest : plainRequest)(url, options, (message) => {
      gather(message, manners.limit).then(
        (text) => {
          clearTimeout(timer);
          resolve(answerOf(message, question.url, text));
        },
        (cause: unknown) => fail(cause instanceof RangeError ? 'too-large' : 'network', codeOf(cause), cause),
      );
    });
    const timer = setTimeout(() => fail('late', 'ETIMEDOUT'), manners.patience);
    asked.on('error', (cause) => fail('network', codeOf(cause), cause));
    asked.end(question.body);
  });
}

function writingAgent({ authority }: HttpManners): Agent {
  const ca = authority === null ? {} : { ca: [...rootCertificates, authority] };
  return new Agent({ keepAlive: false, minVersion: 'TLSv1.2', ...ca });
}

async function gather(message: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > limit) throw new RangeError('too large');
    chunks.push(bytes);
  }
  if (!message.complete) throw Object.assign(new Error('cut off'), { code: 'ECONNRESET' });
  return Buffer.concat(chunks).toString('utf8');
}

function answerOf(message: IncomingMessage, url: string, text: string): HttpAnswer {
  const header = (name: string): string | null => {
    const value = message.headers[name.toLowerCase()];
    return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
  };
  return { url, status: message.statusCode ?? 0, header, text };
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'closed';
}
