import type { Verdict } from '../domain/case.ts';
import type { State, Stepped } from './state.ts';

type Without<V> = V extends Verdict ? Omit<V, 'by' | 'at' | 'seal'> : never;
/** A verdict as a key says it; who, when, and the seal of what is on the screen are added here. */
export type Said = Without<Verdict>;

/** Says something of cases: at once when a secretary runs, else the person chooses where it is done. */
export function give(state: State, said: readonly Said[]): Stepped {
  const verdicts = said.map((one) => sealed(state, one));
  if (!state.picture.running) return { state: { ...state, mode: { kind: 'do-here', verdicts } }, wish: null };
  return {
    state: { ...state, mode: afterwards(state), busy: true },
    wish: { kind: 'verdicts', verdicts, here: false },
  };
}

/** Whoever acted from an open case sees what became of it. */
function afterwards({ mode }: State): State['mode'] {
  return mode.kind === 'list' || mode.kind === 'alike' ? { kind: 'list' } : { kind: 'detail', scroll: 0 };
}

function sealed({ around, now, picture, mode, whole }: State, said: Said): Verdict {
  const isListed = mode.kind === 'list' || mode.kind === 'alike';
  const opened = !isListed && whole?.kase.id === said.case ? whole.seal : undefined;
  const seal = opened ?? picture.seals.get(said.case);
  return { ...said, by: around.by, at: now, ...(seal === undefined ? {} : { seal }) } as Verdict;
}
