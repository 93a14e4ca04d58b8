import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import { BrokenReply, type Call, exchange, type Reply } from './exchange.ts';
import { Figures, type Timing, timingOf } from './timing.ts';

/** What goes to `POST /api/chat`. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: 'system' | 'user'; readonly content: string }[];
  readonly format: Record<string, unknown>;
  readonly stream: true;
  readonly think: false;
  readonly truncate: false;
  readonly shift: false;
  readonly keep_alive: -1;
  readonly options: Readonly<Record<string, number>>;
}

/** Why there was no answer; never a body, which may hold words of the mail. */
export type AwayWhy = 'missing' | 'memory' | 'busy' | 'elsewhere' | 'stranger' | (string & {});

export type ChatResult =
  /** Ended by itself: `done` and `done_reason: "stop"`. */
  | { readonly kind: 'whole'; readonly content: string; readonly timing: Timing }
  /** Stopped by a limit, by the server's repeat guard, or without an end. */
  | { readonly kind: 'cut' }
  /** The server will not work on this very request. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'away'; readonly why: AwayWhy };

const Chunk = z.object({
  message: z.object({ content: z.string() }).optional(),
  done: z.boolean(),
  done_reason: z.string().optional(),
  remote_host: z.string().optional(),
});
const Fault = z.object({ error: z.string() });

/** An answer longer than this is none. */
const MOST_CHARACTERS = 64_000;

/** One conversation turn, streamed; the signal of the call alone ends the waiting for its first line. */
export async function chat(call: Omit<Call, 'path' | 'body'>, request: ChatRequest): Promise<ChatResult> {
  return orAway(async () => {
    const reply = await exchange({ ...call, path: '/api/chat', body: request });
    return reply.status === 200 ? assemble(reply, call.allowRemote) : declined(reply);
  });
}

/** Trouble of the network, and running out of time, become `away`; anything else is a bug and is thrown. */
export async function orAway<T>(
  work: () => Promise<T>,
): Promise<T | { readonly kind: 'away'; readonly why: AwayWhy }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BrokenReply) return { kind: 'away', why: error.message };
    throw error;
  }
}

/** Reads the lines of the stream until the one that says it is done. */
async function assemble({ lines }: Reply, allowRemote: boolean): Promise<ChatResult> {
  let content = '';
  let heard = false;
  for await (const line of lines) {
    const raw = parseJson(line);
    if (Fault.safeParse(raw).success) return { kind: 'away', why: 'stopped in the middle' };
    const chunk = Chunk.safeParse(raw);
    // What was no server of models from the first line on is a proxy, or another program.
    if (!chunk.success) return heard ? { kind: 'cut' } : { kind: 'away', why: 'stranger' };
    heard = true;
    if (!allowRemote && (chunk.data.remote_host ?? '') !== '') return { kind: 'away', why: 'elsewhere' };
    content += chunk.data.message?.content ?? '';
    if (content.length > MOST_CHARACTERS) return { kind: 'cut' };
    if (chunk.data.done) return ended(chunk.data.done_reason, content, raw);
  }
  return heard ? { kind: 'cut' } : { kind: 'away', why: 'stranger' };
}

function ended(reason: string | undefined, content: string, raw: unknown): ChatResult {
  const figures = Figures.safeParse(raw);
  if (reason !== 'stop' || content.trim() === '' || !figures.success) return { kind: 'cut' };
  return { kind: 'whole', content, timing: timingOf(figures.data) };
}

/** 400 is about the request (too long for the context, say); everything else is about the server. */
async function declined({ status, lines }: Reply): Promise<ChatResult> {
  let text = '';
  for await (const line of lines) text += line.slice(0, 2000);
  const fault = Fault.safeParse(parseJson(text));
  if (status === 400 && fault.success) return { kind: 'declined' };
  if (status === 404 && fault.success) return { kind: 'away', why: 'missing' };
  if (status === 503 && fault.success) return { kind: 'away', why: 'busy' };
  const words = fault.success ? fault.data.error : '';
  if (status === 500 && /memory/i.test(words)) return { kind: 'away', why: 'memory' };
  return { kind: 'away', why: `HTTP ${status}` };
}
