// A line between the secretary and a server that fails in each of the ways in which lines and servers fail.

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What the client gets of the server's bytes; `cut` breaks the connection after them. */
export type Bending = (chunk: Buffer) => Buffer | { readonly cut: Buffer };

export interface Line {
  readonly port: number;
  /** Nobody listens: connections are refused by the machine itself. */
  readonly down: () => void;
  /** Nothing gets through any more, and nothing is closed. */
  readonly silent: () => void;
  readonly bent: (bending: Bending) => void;
  /** Faithful again, for new connections and old ones. */
  readonly up: () => Promise<void>;
  /** Cuts the connections that are open now. */
  readonly cut: () => void;
  /** How often somebody connected. */
  readonly count: () => number;
  readonly close: () => void;
}

/** Starts one to a port of this machine. */
export async function startLine(to: number): Promise<Line> {
  const open = new Set<Socket>();
  let silent = false;
  let count = 0;
  let bending: Bending = (chunk) => chunk;
  const server = createServer((client) => {
    count += 1;
    const upstream = connect(to, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk: Buffer) => silent || upstream.write(chunk));
    upstream.on('data', (chunk: Buffer) => {
      if (silent) return;
      const given = bending(chunk);
      if (Buffer.isBuffer(given)) client.write(given);
      else client.end(given.cut, () => client.destroy());
    });
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };
  const port = await listen(0);
  const cutAll = () => {
    for (const socket of open) socket.destroy();
  };
  const down = () => {
    server.close();
    cutAll();
  };
  return {
    port,
    down,
    silent: () => {
      silent = true;
    },
    bent: (next) => {
      bending = next;
    },
    up: async () => {
      // What was swallowed in silence never comes: such connections are of no use any more.
      if (silent) cutAll();
      silent = false;
      bending = (chunk) => chunk;
      if (!server.listening) await listen(port);
    },
    cut: cutAll,
    count: () => count,
    close: down,
  };
}

/** Bytes that mean nothing to anybody. */
export const garbage: Bending = (chunk) =>
  Buffer.concat([randomBytes(chunk.length + 7), Buffer.from('\r\n')]);

/** The server's answer ends in the middle of what matches. */
export function cutIn(pattern: RegExp): Bending {
  return (chunk) => {
    const found = pattern.exec(chunk.toString('latin1'));
    return found === null ? chunk : { cut: chunk.subarray(0, found.index + Math.ceil(found[0].length / 2)) };
  };
}
