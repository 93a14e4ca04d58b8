// One request to the model server. Node's `fetch` gives up when no header came for five minutes, and this server
// writes its headers with the first token; so the plain client is used, which waits as long as the signal lets it.

import type { LookupAddress } from 'node:dns';
import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { parseJson } from '../../core/parse-json.ts';
import { homeAddresses } from './home-address.ts';

export interface Call {
  readonly server: URL;
  readonly allowRemote: boolean;
  readonly path: string;
  /** Null asks with GET. */
  readonly body: unknown;
  /** Ends the waiting, whatever it is for. */
  readonly signal: AbortSignal;
}

/** What the server made of a call. */
export interface Reply {
  readonly status: number;
  /** Lines of the body as they come; ends with a `BrokenReply` when the rest does not. */
  readonly lines: AsyncIterable<string>;
}

/** The server, or something in its place, can't be talked to. `message`: a code, never words of a mail. */
export class BrokenReply extends Error {
  override readonly name = 'BrokenReply';
}

/** Milliseconds of silence in the middle of an answer. */
const LONGEST_SILENCE = 30_000;
/** Bytes of a whole answer: each token comes in some hundred bytes of its own. */
const LONGEST_BODY = 4_000_000;

/** Sends one request to an address that was checked. Redirects are not followed. Throws `BrokenReply`. */
export async function exchange(call: Call, silence = LONGEST_SILENCE): Promise<Reply> {
  const addresses = await addressesOf(call);
  const response = await answered(call, addresses);
  response.setTimeout(silence, () => response.destroy(new BrokenReply('silent in the middle')));
  return { status: response.statusCode ?? 0, lines: linesOf(response, call.signal) };
}

/** The whole body, for answers that are one JSON value. Throws `BrokenReply` when it is none. */
export async function wholeJson({ lines }: Reply): Promise<unknown> {
  let text = '';
  for await (const line of lines) text += line;
  const value = parseJson(text);
  if (value === undefined) throw new BrokenReply('no JSON');
  return value;
}

async function addressesOf({ server, allowRemote }: Call): Promise<readonly LookupAddress[]> {
  let found: readonly LookupAddress[] | null;
  try {
    found = await homeAddresses(server.hostname, allowRemote);
  } catch (error) {
    throw new BrokenReply(codeOf(error), { cause: error });
  }
  if (found === null) throw new BrokenReply('outside the practice');
  return found;
}

function answered(call: Call, addresses: readonly LookupAddress[]): Promise<IncomingMessage> {
  const { server, path, body, signal } = call;
  const text = body === null ? null : JSON.stringify(body);
  const options: RequestOptions = {
    method: text === null ? 'GET' : 'POST',
    agent: false,
    lookup: only(addresses),
    signal,
    headers:
      text === null
        ? { accept: 'application/json' }
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
  };
  const send = server.protocol === 'https:' ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = send(new URL(path, server), options, resolve);
    sent.on('error', (error) => reject(new BrokenReply(reasonOf(error, signal), { cause: error })));
    sent.end(text ?? undefined);
  });
}

/** Answers the client's question for addresses with those that were checked. */
function only(addresses: readonly LookupAddress[]): LookupFunction {
  return (_name, options, answer) => {
    const [first] = addresses;
    if (options.all === true) answer(null, [...addresses]);
    else if (first !== undefined) answer(null, first.address, first.family);
  };
}

async function* linesOf(response: IncomingMessage, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let length = 0;
  try {
    for await (const bytes of response) {
      length += bytes.length;
      if (length > LONGEST_BODY) throw new BrokenReply('too long');
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter((line) => line.trim() !== '');
    }
  } catch (error) {
    throw error instanceof BrokenReply ? error : new BrokenReply(reasonOf(error, signal), { cause: error });
  } finally {
    response.destroy();
  }
  if (rest.trim() !== '') yield rest;
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  return signal.aborted ? 'timeout' : codeOf(error);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
