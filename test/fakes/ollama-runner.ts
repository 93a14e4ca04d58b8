// The engine behind the server: what is loaded, with which settings, and what each slot still knows.

import { commonPrefix } from './ollama-tokens.ts';

export interface Speed {
  /** Milliseconds to load a model. */
  readonly load: number;
  /** Tokens a second. */
  readonly read: number;
  readonly write: number;
}

export interface RunnerWanted {
  readonly speed: Speed;
  /** OLLAMA_NUM_PARALLEL: so many slots share the work, each with its own cache. */
  readonly parallel: number;
  /** A hybrid model goes back to the last checkpoint, `num_batch` and four tokens before the difference. */
  readonly cache: 'dense' | 'hybrid';
}

export interface Run {
  readonly model: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly shift: boolean;
  /** Milliseconds; infinite for a negative keep_alive. */
  readonly keepAlive: number;
  readonly prompt: readonly string[];
}

/** Milliseconds of each part of the work, and the tokens that were known. */
export interface Worked {
  readonly load: number;
  readonly known: number;
  readonly reading: number;
}

export interface Loaded {
  readonly model: string;
  readonly context: number;
  readonly expires: number;
}

export interface Runner {
  readonly run: (run: Run) => Worked;
  readonly loaded: () => Loaded | null;
  readonly unload: () => void;
}

const RUNNER_OPTIONS = [
  'num_ctx',
  'num_batch',
  'num_gpu',
  'main_gpu',
  'use_mmap',
  'num_thread',
  'draft_num_predict',
];
/** Milliseconds that a model which is loaded takes to be found so. */
const WARM = 60;

/** An engine with nothing loaded. `now` in milliseconds. */
export function fakeRunner(now: () => number, { speed, parallel, cache }: RunnerWanted): Runner {
  let loaded: (Loaded & { readonly profile: string; readonly slots: (readonly string[])[] }) | null = null;
  let turn = 0;
  const current = () => {
    if (loaded !== null && loaded.expires <= now()) loaded = null;
    return loaded;
  };
  return {
    loaded: current,
    unload: () => {
      loaded = null;
    },
    run: ({ model, options, shift, keepAlive, prompt }) => {
      const profile = JSON.stringify([model, shift, ...RUNNER_OPTIONS.map((name) => options[name] ?? null)]);
      const before = current();
      const anew = before === null || before.profile !== profile;
      const slots = anew ? Array.from({ length: parallel }, (): readonly string[] => []) : before.slots;
      turn += 1;
      const slot = turn % parallel;
      const same = commonPrefix(prompt, slots[slot] ?? []);
      const back = cache === 'hybrid' ? Number(options.num_batch ?? 512) + 4 : 0;
      // The last token is always worked out again.
      const known = Math.max(0, Math.min(same === prompt.length ? same - 1 : same - back, prompt.length - 1));
      slots[slot] = prompt;
      const context = Number(options.num_ctx ?? 4096);
      loaded = { model, context, profile, slots, expires: now() + keepAlive };
      return {
        load: anew ? speed.load : WARM,
        known,
        reading: (1000 * (prompt.length - known)) / speed.read,
      };
    },
  };
}
