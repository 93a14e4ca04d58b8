// How commands talk to the secretary that is running: one line of JSON there, one line back, over a socket that only its
// owner may open.

import { chmodSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { UserError } from '../../domain/errors.ts';
import { isMissing } from '../files/failure-code.ts';

/** Characters of a question; all real ones are shorter. */
const LONGEST_QUESTION = 4096;
/** Characters of an answer. */
const LONGEST_ANSWER = 1024 * 1024;
/** Milliseconds that a silent caller keeps the line. */
const PATIENCE = 5000;

export interface ControlSocket {
  readonly close: () => Promise<void>;
}

/**
 * Answers questions at `path`. The caller must hold the practice's lock: whatever lies at `path` was left by a program
 * that is dead.
 */
export async function listenForQuestions(
  path: string,
  answer: (question: unknown) => Promise<unknown>,
): Promise<ControlSocket> {
  const callers = new Set<Socket>();
  const server = createServer((socket) => {
    callers.add(socket);
    socket.on('close', () => callers.delete(socket));
    receive(socket, answer);
  });
  if (process.platform !== 'win32') removeQuietly(path);
  await listening(server, path);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of callers) socket.destroy();
      }),
  };
}

/** `nobody`: no secretary runs. `silent`: one holds the socket and does not answer. */
export type Reply =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'silent' };

/** Asks the secretary that runs, and waits at most `patience` milliseconds. */
export function askRunning(path: string, question: unknown, patience = PATIENCE): Promise<Reply> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let text = '';
    let reply: Reply = { kind: 'nobody' };
    const end = (ended: Reply) => {
      resolve(ended);
      socket.destroy();
    };
    socket.setEncoding('utf8');
    socket.setTimeout(patience, () => end({ kind: 'silent' }));
    socket.on('error', () => end(reply));
    socket.on('close', () => end(reply));
    socket.on('connect', () => {
      reply = { kind: 'silent' };
      socket.write(`${JSON.stringify(question)}\n`);
    });
    socket.on('data', (more) => {
      text += more;
      if (text.includes('\n')) end({ kind: 'answer', value: parsed(text) });
      else if (text.length > LONGEST_ANSWER) end({ kind: 'silent' });
    });
  });
}

function receive(socket: Socket, answer: (question: unknown) => Promise<unknown>): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.setTimeout(2 * PATIENCE, () => socket.destroy());
  // A caller that goes away before its answer changes nothing here.
  socket.on('error', () => socket.destroy());
  socket.on('data', (more) => {
    text += more;
    if (text.length > LONGEST_QUESTION) socket.destroy();
    if (!text.includes('\n')) return;
    socket.pause();
    void answer(parsed(text)).then(
      (value) => socket.end(`${JSON.stringify(value)}\n`),
      () => socket.destroy(),
    );
  });
}

/** Null for what is no JSON: no question, and no answer. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.slice(0, text.indexOf('\n') + 1));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The socket appears with rights for its owner alone. */
function listening(server: Server, path: string): Promise<void> {
  const usual = process.umask(0o177);
  return new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new UserError(`${path} can't be opened for questions. Give this account the right to write there.`, {
          cause,
          fr: `${path} ne peut pas être ouvert aux questions. Donnez à ce compte le droit d’y écrire.`,
        }),
      );
    });
    server.listen(path, () => {
      if (process.platform !== 'win32') chmodSync(path, 0o600);
      resolve();
    });
  }).finally(() => process.umask(usual));
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
