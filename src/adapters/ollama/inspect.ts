import { z } from 'zod';
import { type AwayWhy, orAway } from './chat.ts';
import { BrokenReply, type Call, exchange, wholeJson } from './exchange.ts';

/** What a server tells of itself and of the model before it is shown a mail. */
export type Inspected =
  | { readonly kind: 'home'; readonly version: string }
  | { readonly kind: 'away'; readonly why: AwayWhy };

const Version = z.object({ version: z.string() });
const Shown = z.object({ remote_host: z.string().optional(), remote_model: z.string().optional() });
const Running = z.object({
  models: z.array(
    z.object({
      name: z.string().optional(),
      model: z.string().optional(),
      context_length: z.number().optional(),
      digest: z.string().optional(),
    }),
  ),
});

/**
 * Whether the model is installed there and computed there: `remote_host` means that the server would pass every mail
 * on. What can't be told counts as away, so that no mail is sent to find out.
 */
export async function inspect(call: Omit<Call, 'path' | 'body'>, model: string): Promise<Inspected> {
  return orAway(async (): Promise<Inspected> => {
    const { version } = await told(call, '/api/version', null, Version);
    const reply = await exchange({ ...call, path: '/api/show', body: { model } });
    const raw = await orAway(() => wholeJson(reply));
    if (reply.status === 404) return { kind: 'away', why: 'missing' };
    const shown = Shown.safeParse(raw);
    if (reply.status !== 200 || !shown.success) return { kind: 'away', why: 'stranger' };
    const { remote_host: host = '', remote_model: name = '' } = shown.data;
    if (!call.allowRemote && `${host}${name}` !== '') return { kind: 'away', why: 'elsewhere' };
    return { kind: 'home', version };
  });
}

/** How the model runs there now. */
export interface Run {
  /** Null when the server does not tell. */
  readonly context: number | null;
  /** Of the model's files: another one under the same name is another model. Null when the server does not tell. */
  readonly digest: string | null;
}

/** Null when the model does not run, or nobody tells. */
export async function runOf(call: Omit<Call, 'path' | 'body'>, model: string): Promise<Run | null> {
  const running = await orAway(() => told(call, '/api/ps', null, Running));
  if ('kind' in running) return null;
  const ours = running.models.find(({ name, model: id }) =>
    [model, `${model}:latest`].some((one) => one === name || one === id),
  );
  if (ours === undefined) return null;
  return { context: ours.context_length ?? null, digest: ours.digest ?? null };
}

async function told<T>(
  call: Omit<Call, 'path' | 'body'>,
  path: string,
  body: unknown,
  shape: z.ZodType<T>,
): Promise<T> {
  const reply = await exchange({ ...call, path, body });
  const parsed = shape.safeParse(await wholeJson(reply));
  if (reply.status === 200 && parsed.success) return parsed.data;
  throw new BrokenReply(reply.status === 200 ? 'stranger' : `HTTP ${reply.status}`);
}
