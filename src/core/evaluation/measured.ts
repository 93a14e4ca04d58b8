import { z } from 'zod';
import type { Measured } from './recommend.ts';

const Line = z.object({
  reader: z.string(),
  mails: z.number(),
  kinds: z.object({ f1: z.number().nullable() }),
  redAsRoutine: z.object({ hits: z.number() }),
  fitness: z.object({ auto: z.array(z.string()) }),
  cost: z.object({ seconds: z.object({ median: z.number() }) }).nullable(),
});

/** One line that `agent eval --json` printed; null when it is none. */
export function parseMeasured(raw: unknown): Measured | null {
  const { success, data } = Line.safeParse(raw);
  if (!success) return null;
  const { reader, mails, kinds, redAsRoutine, fitness, cost } = data;
  return {
    name: reader,
    mails,
    redAsRoutine: redAsRoutine.hits,
    auto: fitness.auto.length,
    f1: kinds.f1,
    seconds: cost?.seconds.median ?? null,
  };
}
