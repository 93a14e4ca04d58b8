import { z } from 'zod';

/** What the last line of an answer tells of the work behind it. */
export interface Timing {
  /** Milliseconds until the model was there: some dozens when it was, seconds when it was loaded. */
  readonly load: number;
  /** Tokens of the whole prompt. */
  readonly prompt: number;
  /** Of these, tokens that the server still knew; null when its version does not tell (before 0.34). */
  readonly known: number | null;
  /** Milliseconds for the tokens that it did not know. */
  readonly reading: number;
  /** Tokens of the answer. */
  readonly answer: number;
  /** Milliseconds for the answer. */
  readonly writing: number;
}

const Nanoseconds = z.number().nonnegative().default(0);
/** The figures of the last line; a zero is left out by the server. */
export const Figures = z.object({
  load_duration: Nanoseconds,
  prompt_eval_count: z.number().nonnegative().default(0),
  prompt_eval_cached_count: z.number().nonnegative().optional(),
  prompt_eval_duration: Nanoseconds,
  eval_count: z.number().nonnegative().default(0),
  eval_duration: Nanoseconds,
});

/** Figures of the wire, in nanoseconds, as a timing. */
export function timingOf(figures: z.infer<typeof Figures>): Timing {
  return {
    load: figures.load_duration / 1e6,
    prompt: figures.prompt_eval_count,
    known: figures.prompt_eval_cached_count ?? null,
    reading: figures.prompt_eval_duration / 1e6,
    answer: figures.eval_count,
    writing: figures.eval_duration / 1e6,
  };
}
