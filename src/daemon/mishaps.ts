import type { MailSource } from '../domain/mail.ts';
import { HOUR, type Instant } from '../domain/time.ts';
import { backOff } from './forever.ts';

/** A mail whose work threw: tried again after a while, and after three times set beside the line for a human. */
export interface Mishap {
  readonly source: MailSource;
  readonly tries: number;
  readonly since: Instant;
  /** Not tried again before. */
  readonly notBefore: Instant;
  /** What it failed of: a code of the program's own, never words of the mail. */
  readonly code: string;
}

/** So many tries, and a mail is set beside the line. It is looked at once more every hour: nothing is given up. */
const TRIES = 3;

export interface Mishaps {
  /** Notes that a mail's work threw. `beside`: it is out of the line from now on, and somebody must be told. */
  readonly note: (source: MailSource, code: string) => 'again' | 'beside' | 'still-beside';
  readonly mended: (source: MailSource) => void;
  /** Whether this mail is to be left alone for now. */
  readonly rests: (source: MailSource) => boolean;
  /** When the next one may be tried again; null when none waits. */
  readonly nextDue: () => Instant | null;
  readonly beside: () => readonly Mishap[];
  readonly again: () => readonly Mishap[];
}

/** Keeps the mails that could not be worked. `now` and `dice` (0 … 1) come from the machine. */
export function mishaps(now: () => Instant, dice: () => number): Mishaps {
  const kept = new Map<string, Mishap>();
  const all = () => [...kept.values()];
  return {
    note: (source, code) => {
      const before = kept.get(sourceKey(source));
      const tries = (before?.tries ?? 0) + 1;
      const pause = tries >= TRIES ? HOUR : backOff(tries + 2, dice());
      const since = before?.since ?? now();
      kept.set(sourceKey(source), { source, tries, since, code, notBefore: now() + pause });
      if (tries < TRIES) return 'again';
      return tries === TRIES ? 'beside' : 'still-beside';
    },
    mended: (source) => void kept.delete(sourceKey(source)),
    rests: (source) => (kept.get(sourceKey(source))?.notBefore ?? 0) > now(),
    nextDue: () => all().reduce<Instant | null>((soonest, { notBefore }) => least(soonest, notBefore), null),
    beside: () => all().filter(({ tries }) => tries >= TRIES),
    again: () => all().filter(({ tries }) => tries < TRIES),
  };
}

/** One text for one place: folder and key, which no folder's name can imitate. */
export function sourceKey({ folder, key }: MailSource): string {
  return `${folder}\0${key}`;
}

function least(a: Instant | null, b: Instant): Instant {
  return a === null ? b : Math.min(a, b);
}
