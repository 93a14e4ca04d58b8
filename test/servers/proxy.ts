// A line between client and server that can be cut, frozen, slowed or garbled.

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Proxy {
  readonly port: number;
  /** Connections made so far. */
  readonly count: () => number;
  /** Bytes that came from the server. */
  readonly received: () => number;
  /** From now on nothing is forwarded, and nothing is closed: a half-open connection. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Cuts all connections now. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

export interface ProxyOf {
  readonly port: number;
  /** What the client gets of a chunk of the server's; null cuts the connection. */
  readonly garble?: (chunk: Buffer, connection: number) => Buffer | null;
  /** Is told what the client sends. */
  readonly heard?: (chunk: Buffer) => void;
}

/** Starts the line on a port of its own. */
export async function startProxy({ port, garble = (chunk) => chunk, heard }: ProxyOf): Promise<Proxy> {
  const open = new Set<Socket>();
  let frozen = false;
  let count = 0;
  let received = 0;
  const server = createServer((client) => {
    const number = count;
    count += 1;
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk: Buffer) => {
      heard?.(chunk);
      if (!frozen) upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (frozen) return;
      const given = garble(chunk, number);
      if (given === null) client.destroy();
      else client.write(given);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    count: () => count,
    received: () => received,
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
    },
    cut,
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Takes capabilities out of what the server says of itself (RFC 9051 §7.2.2). */
export function without(...names: readonly string[]): (chunk: Buffer) => Buffer {
  const listed = new RegExp(
    ` (?:${names.map((name) => name.replace(/[^\w-]/gu, '\\$&')).join('|')})(?=[ \\]\\r])`,
    'giu',
  );
  return (chunk) => {
    const text = chunk.toString('latin1');
    if (!/CAPABILITY|PERMANENTFLAGS/u.test(text)) return chunk;
    const lines = text
      .split('\r\n')
      .map((line) => (line.includes('CAPABILITY') ? line.replace(listed, '') : line));
    return Buffer.from(lines.join('\r\n'), 'latin1');
  };
}
