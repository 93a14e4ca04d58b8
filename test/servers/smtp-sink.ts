// A submission server on smtp-server that is faithful until it is told to fail: at every step of a letter's way, in
// every way a server or a network can. It keeps count of what it has truly accepted.

import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Certificate } from './certificates.ts';

/** Where it fails. `letter`: while the letter is coming; `dot`: the letter is whole and not answered; `after`: it is. */
export type SinkStep =
  | 'greeting'
  | 'ehlo'
  | 'starttls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'letter'
  | 'dot'
  | 'after'
  | 'quit';

/** How it fails. `took`: the letter was accepted all the same (only at `dot`). */
export type SinkFault =
  | { readonly at: SinkStep; readonly how: 'die' | 'hang' | 'garbage'; readonly took?: true }
  | { readonly at: SinkStep; readonly how: 'answer'; readonly code: number; readonly words?: string }
  /** Milliseconds before it goes on as it should. */
  | { readonly at: SinkStep; readonly how: 'slow'; readonly after: number };

export interface Accepted {
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
  readonly messageId: string;
  /** Message-IDs of In-Reply-To. */
  readonly answers: readonly string[];
  /** Parameters of MAIL FROM and RCPT TO. */
  readonly mail: Readonly<Record<string, unknown>>;
  readonly rcpt: Readonly<Record<string, unknown>>;
}

export interface SmtpSink {
  readonly port: number;
  readonly accepted: readonly Accepted[];
  /** Commands in the order they came, without what follows them. */
  readonly heard: readonly string[];
  /** What clients called themselves. */
  readonly greetings: readonly string[];
  readonly connections: () => number;
  /** Fails from now on; for good, until it is told null. */
  readonly fail: (fault: SinkFault | null) => void;
  /** Cuts all connections, as a restart of the server does. */
  readonly cutAll: () => void;
  readonly close: () => Promise<void>;
}

export interface SinkInput {
  readonly security: 'tls' | 'starttls' | 'none';
  readonly certificate?: Certificate;
  /** Offers no STARTTLS and refuses it: what an attacker on the line does. */
  readonly stripped?: boolean;
  /** Extensions it does not have. */
  readonly without?: readonly ('DSN' | 'PIPELINING' | 'SIZE')[];
  readonly maxVersion?: 'TLSv1.1';
  /** Takes letters from anybody, as the next server on the way does. */
  readonly relay?: boolean;
  /** Greater letters are refused. */
  readonly size?: number;
}

/** What it lets in: anybody with this password or this token. */
export const SINK_SECRET = { password: 'secret', accessToken: 'token-1' } as const;

interface Connection {
  readonly id: string;
  readonly _socket: { write: (bytes: string | Buffer) => void; destroy: () => void };
  _onCommand: (command: Buffer | false, callback: () => void) => void;
  readonly send: (code: number, text: string) => void;
}

const GARBAGE = Buffer.from('\u0000\u00ff\u0001xyzzy \u00a7\u00a7 not a reply\r\n', 'latin1');

/** Starts one on a free loopback port; without encryption when nothing else is wanted. */
export async function startSmtpSink(input: SinkInput = { security: 'none' }): Promise<SmtpSink> {
  const accepted: Accepted[] = [];
  const heard: string[] = [];
  const greetings: string[] = [];
  let connections = 0;
  let fault: SinkFault | null = null;
  const at = (step: SinkStep) => (fault?.at === step ? fault : null);

  const connectionOf = ({ id }: SMTPServerSession): Connection => {
    for (const connection of server.connections)
      if (connection.id === id) return connection as unknown as Connection;
    throw new Error('no such connection');
  };
  const misbehave = (wrong: SinkFault, connection: Connection, goOn: () => void, answered: () => void) => {
    switch (wrong.how) {
      case 'die':
        return connection._socket.destroy();
      case 'hang':
        return;
      case 'garbage':
        connection._socket.write(GARBAGE);
        return answered();
      case 'answer':
        connection.send(wrong.code, wrong.words ?? 'not today');
        return answered();
      case 'slow':
        setTimeout(goOn, wrong.after);
    }
  };
  const listenTo = (connection: Connection) => {
    const faithful = connection._onCommand.bind(connection);
    connection._onCommand = (command, callback) => {
      const name = String(command).split(' ')[0]?.toUpperCase() ?? '';
      heard.push(name);
      if (name === 'EHLO' || name === 'HELO') greetings.push(String(command));
      const wrong = at(name.toLowerCase() as SinkStep);
      const goOn = () => faithful(command, callback);
      if (wrong === null) goOn();
      else misbehave(wrong, connection, goOn, callback);
    };
  };
  const server = new SMTPServer({
    ...(input.certificate === undefined ? {} : input.certificate),
    secure: input.security === 'tls',
    ...(input.stripped === true || input.security === 'none' ? { disabledCommands: ['STARTTLS'] } : {}),
    ...(input.maxVersion === undefined ? {} : { maxVersion: input.maxVersion, minVersion: 'TLSv1' as const }),
    ...(input.size === undefined ? {} : { size: input.size }),
    hideDSN: input.without?.includes('DSN') === true,
    hidePIPELINING: input.without?.includes('PIPELINING') === true,
    hideSize: input.without?.includes('SIZE') === true,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    authOptional: input.relay === true,
    allowInsecureAuth: input.security === 'none',
    disableReverseLookup: true,
    banner: 'sink',
    logger: false,
    closeTimeout: 50,
    onConnect: (session, callback) => {
      connections += 1;
      const connection = connectionOf(session);
      listenTo(connection);
      const wrong = at('greeting');
      if (wrong === null) callback();
      else if (wrong.how === 'answer') callback(refusal(wrong.code));
      else misbehave(wrong, connection, callback, () => undefined);
    },
    onAuth: (auth, _session, callback) => {
      const known =
        auth.method === 'XOAUTH2'
          ? auth.accessToken === SINK_SECRET.accessToken
          : auth.password === SINK_SECRET.password;
      if (known) callback(null, { user: auth.username });
      else callback(refusal(535, 'Username and Password not accepted for cabinet@example.org'));
    },
    onData: (stream, session, callback) => {
      const connection = connectionOf(session);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (at('letter')?.how === 'die') connection._socket.destroy();
        chunks.push(chunk);
      });
      stream.on('end', () => {
        const wrong = at('dot');
        const accept = () => {
          const { mailFrom, rcptTo } = session.envelope;
          accepted.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            bytes: Buffer.concat(chunks),
            messageId: idsIn(Buffer.concat(chunks), 'Message-ID')[0] ?? '',
            answers: idsIn(Buffer.concat(chunks), 'In-Reply-To'),
            mail: { ...(mailFrom === false ? {} : mailFrom), ...session.envelope },
            rcpt: { ...rcptTo[0] },
          });
        };
        const goOn = () => {
          accept();
          callback(null, 'queued as 4XYZ');
          if (at('after') !== null) setTimeout(() => connection._socket.destroy(), 20);
        };
        if (wrong === null) return goOn();
        if ('took' in wrong && wrong.took === true) accept();
        if (wrong.how === 'answer') callback(refusal(wrong.code, wrong.words));
        else misbehave(wrong, connection, goOn, () => undefined);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const cutAll = () => {
    for (const connection of server.connections) (connection as unknown as Connection)._socket.destroy();
  };
  return {
    port: address.port,
    accepted,
    heard,
    greetings,
    connections: () => connections,
    fail: (wrong) => {
      fault = wrong;
    },
    cutAll,
    close: () => {
      cutAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function idsIn(bytes: Buffer, field: string): readonly string[] {
  const head = bytes.toString('latin1').split('\r\n\r\n')[0] ?? '';
  const value = new RegExp(`^${field}:((?:.*\\r\\n(?=[ \\t]))*.*)`, 'imu').exec(head)?.[1] ?? '';
  return value.match(/<[^>]+>/gu) ?? [];
}

function refusal(code: number, words = 'not today'): Error {
  return Object.assign(new Error(words), { responseCode: code });
}
