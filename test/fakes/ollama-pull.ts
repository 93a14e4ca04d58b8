import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Body } from './ollama-checks.ts';
import { json, linesTo } from './ollama-wire.ts';

interface Registry {
  readonly pace: number;
  readonly known: (name: string) => boolean;
  /** Whether this fetch breaks off in the middle. */
  readonly breaks: () => boolean;
  /** Steps of the first layer that earlier fetches brought. */
  readonly brought: Map<string, number>;
  readonly install: (name: string) => void;
}

const LAYERS = [
  { digest: `sha256:${'ab12'.repeat(16)}`, total: 2_400_000_000 },
  { digest: `sha256:${'cd34'.repeat(16)}`, total: 1500 },
] as const;

/** `POST /api/pull`: progress by layer, sixty milliseconds a step; what fails after the first line fails in a line. */
export async function pull(
  response: ServerResponse,
  body: Body | null | undefined,
  { pace, known, breaks, brought, install }: Registry,
): Promise<void> {
  const name = String(body?.model ?? body?.name ?? '');
  if (name === '') return json(response, 400, { error: 'invalid model name' });
  const missing = { error: 'pull model manifest: file does not exist' };
  if (body?.stream === false)
    return known(name) ? json(response, 200, { status: 'success' }) : json(response, 500, missing);
  const lines = linesTo(response);
  lines.write({ status: 'pulling manifest' });
  if (!known(name)) return lines.end(missing);
  const cut = breaks();
  for (const { digest, total } of LAYERS) {
    const status = `pulling ${digest.slice(7, 19)}`;
    for (let step = brought.get(digest) ?? 0; step <= 10 && !response.destroyed; step += 1) {
      const completed = Math.round((total * step) / 10);
      lines.write({ status, digest, total, ...(completed === 0 ? {} : { completed }) });
      brought.set(digest, step);
      await pause(60 * pace);
      if (cut && step >= 5) return void response.destroy();
    }
  }
  lines.write({ status: 'verifying sha256 digest' });
  lines.write({ status: 'writing manifest' });
  install(name);
  lines.end({ status: 'success' });
}
