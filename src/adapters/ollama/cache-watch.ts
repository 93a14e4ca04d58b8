// Whether the server keeps what it has read. The rules are nine tenths of a prompt; a server that reads them anew for
// every mail takes ten times as long, says nothing of it, and is mostly set right in a minute.

import type { Timing } from './timing.ts';

/** Milliseconds: a model that was there is ready in some dozens. */
const LONG_LOAD = 1000;
/** So many of the last answers are looked at. */
const WINDOW = 20;

export type Slowness = 'reloaded' | 'cold';

export interface CacheWatch {
  /** The answer to the test mail: now the rules are read. */
  readonly primed: (timing: Timing) => void;
  /** The answer to a mail; tells what made it slow, null when nothing did. */
  readonly note: (timing: Timing) => Slowness | null;
  /** How many of the last twenty answers were slow, and why. */
  readonly recent: () => Readonly<Record<Slowness, number>>;
}

/** Watches one server. */
export function cacheWatch(): CacheWatch {
  let rules: { readonly tokens: number; readonly rate: number | null } | null = null;
  let seen: readonly (Slowness | null)[] = [];
  const slow = (timing: Timing): Slowness | null => {
    if (timing.load > LONG_LOAD) return 'reloaded';
    return rules !== null && isCold(timing, rules) ? 'cold' : null;
  };
  return {
    primed: (timing) => {
      // The speed of reading is known only when all was read: after loading, or when the server says so.
      const all = timing.known === null ? timing.load > LONG_LOAD : timing.known < timing.prompt / 10;
      const rate = all && timing.reading > 0 ? timing.prompt / timing.reading : (rules?.rate ?? null);
      rules = { tokens: timing.prompt, rate };
    },
    note: (timing) => {
      const found = slow(timing);
      seen = [...seen, found].slice(-WINDOW);
      return found;
    },
    recent: () => ({
      reloaded: seen.filter((one) => one === 'reloaded').length,
      cold: seen.filter((one) => one === 'cold').length,
    }),
  };
}

/** More than half of the rules was read again. Versions that do not tell are judged by the time it took. */
function isCold(
  { known, prompt, reading }: Timing,
  { tokens, rate }: { readonly tokens: number; readonly rate: number | null },
): boolean {
  if (known !== null) return known < tokens / 2 && prompt > tokens / 2;
  if (rate === null || prompt < tokens / 2) return false;
  return reading * rate > prompt - tokens / 2;
}
