import type { Judged } from '../flow/verdicts/judged.ts';

/** Who waits to hear what became of a case: commands that recorded a verdict while the secretary runs. */
export interface AwaitedVerdicts {
  /** Resolves when the verdict on this case was taken; with null when none was recorded. */
  readonly of: (id: string) => Promise<Judged | null>;
  readonly tell: (id: string, judged: Judged | null) => void;
  /** All recorded verdicts were taken: whoever still waits hears that there was none. */
  readonly tellTheRest: () => void;
}

/** Nobody waits yet. Several may wait for the same case. */
export function awaitedVerdicts(): AwaitedVerdicts {
  const waiting = new Map<string, ((judged: Judged | null) => void)[]>();
  const tell = (id: string, judged: Judged | null) => {
    for (const hear of waiting.get(id) ?? []) hear(judged);
    waiting.delete(id);
  };
  return {
    of: (id) =>
      new Promise((resolve) => {
        waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
      }),
    tell,
    tellTheRest: () => {
      for (const id of waiting.keys()) tell(id, null);
    },
  };
}
