import { z } from 'zod';

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

export type ChatResult =
  /** Ended by itself: `done` and `done_reason: "stop"`. */
  | { readonly kind: 'whole'; readonly content: string }
  /** Stopped by a limit, by the server's repeat guard, or without an end. */
  | { readonly kind: 'cut' }
  /** `why`: a status, a code; never a body, which may hold words of the mail. */
  | { readonly kind: 'away'; readonly why: string };

const Chunk = z.object({
  message: z.object({ content: z.string() }).optional(),
  done: z.boolean().default(false),
  done_reason: z.string().optional(),
  error: z.string().optional(),
});
const Shown = z.object({ remote_host: z.string().optional(), remote_model: z.string().optional() });

/** An answer longer than this is none. */
const MOST_CHARACTERS = 64_000;

/**
 * One conversation turn, streamed. The server writes its headers with the first token, so a plain request would run
 * into the client's own limits; `signal` alone ends the waiting.
 */
export async function chat(server: URL, request: ChatRequest, signal: AbortSignal): Promise<ChatResult> {
  return orAway(signal, async () => {
    const response = await post(new URL('/api/chat', server), request, signal);
    if (!response.ok) {
      await response.body?.cancel();
      return { kind: 'away', why: statusWords(response.status, request.model) };
    }
    return assemble(response);
  });
}

/** The server would pass the mail on to another host (`remote_host` of `POST /api/show`). Unreachable: not known, false. */
export async function isHostedElsewhere(server: URL, model: string, signal: AbortSignal): Promise<boolean> {
  const shown = await orAway(signal, async () => {
    const response = await post(new URL('/api/show', server), { model }, signal);
    return response.ok ? Shown.parse(await response.json()) : {};
  });
  return 'remote_host' in shown && (shown.remote_host ?? '') !== '';
}

function post(url: URL, body: unknown, signal: AbortSignal): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal,
  });
}

/** Reads the lines of the stream until the one that says it is done. */
async function assemble(response: Response): Promise<ChatResult> {
  let content = '';
  for await (const line of linesOf(response)) {
    const chunk = Chunk.safeParse(parseJson(line));
    if (!chunk.success || content.length > MOST_CHARACTERS) return { kind: 'cut' };
    if (chunk.data.error !== undefined) return { kind: 'away', why: 'error while running' };
    content += chunk.data.message?.content ?? '';
    if (chunk.data.done) {
      return chunk.data.done_reason === 'stop' && content.trim() !== ''
        ? { kind: 'whole', content }
        : { kind: 'cut' };
    }
  }
  return { kind: 'cut' };
}

async function* linesOf(response: Response): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of response.body ?? []) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line.trim() !== '');
  }
  if (rest.trim() !== '') yield rest;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function statusWords(status: number, model: string): string {
  if (status === 404) return `ollama pull ${model}`;
  return `HTTP ${status}`;
}

/** Network faults and running out of time become `away`; anything else is a bug and is thrown. */
async function orAway<T>(
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | { kind: 'away'; why: string }> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) return { kind: 'away', why: 'timeout' };
    if (error instanceof TypeError || error instanceof z.ZodError || error instanceof SyntaxError) {
      return { kind: 'away', why: codeOf(error) };
    }
    throw error;
  }
}

function codeOf(error: Error): string {
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : error.name;
}
