// Mails that wait for the model. While it is away a routine mail is put aside for as long as the practice chose and
// tried again; then a human gets it with what the lexical reader made of it. A wording that may be an emergency never
// waits. Nothing is written down: the mailbox still holds the mail, and after a restart the wait begins anew.

import type { Address, MailSource } from '../domain/mail.ts';
import type { RedFlag } from '../domain/reading.ts';
import type { Instant } from '../domain/time.ts';
import type { World } from '../ports/world.ts';
import { sourceKey } from './mishaps.ts';

/** Milliseconds between two attempts. */
const AGAIN = 20_000;

/** The model is away, and this mail can wait for it. Nothing was done. */
export class ModelAwaited extends Error {
  override readonly name = 'ModelAwaited';
}

export interface Awaited {
  /** Puts a mail aside. True the first time. */
  readonly note: (source: MailSource, from: Address | null) => boolean;
  readonly done: (source: MailSource) => void;
  /** Its time is not over. */
  readonly mayWait: (source: MailSource) => boolean;
  /** It is to be left alone for now. */
  readonly rests: (source: MailSource) => boolean;
  /** When the next one is tried again; null when none waits. */
  readonly nextDue: () => Instant | null;
  /** An earlier mail of the same sender waits: "cancel" and "no, keep it" must not change places. */
  readonly isBehind: (source: MailSource, from: Address | null) => boolean;
  readonly count: () => number;
}

interface Waiting {
  readonly from: Address | null;
  readonly since: Instant;
  readonly notBefore: Instant;
}

/** Nobody waits yet. `longest` in milliseconds. */
export function awaited(now: () => Instant, longest: number): Awaited {
  const kept = new Map<string, Waiting>();
  const mayWait = (source: MailSource) => now() < (kept.get(sourceKey(source))?.since ?? now()) + longest;
  return {
    note: (source, from) => {
      const before = kept.get(sourceKey(source));
      const since = before?.since ?? now();
      kept.set(sourceKey(source), { from, since, notBefore: Math.min(now() + AGAIN, since + longest) });
      return before === undefined;
    },
    done: (source) => void kept.delete(sourceKey(source)),
    mayWait,
    rests: (source) => (kept.get(sourceKey(source))?.notBefore ?? 0) > now(),
    nextDue: () =>
      [...kept.values()].reduce<Instant | null>(
        (soonest, { notBefore }) => Math.min(soonest ?? notBefore, notBefore),
        null,
      ),
    isBehind: (source, from) => {
      if (from === null || !mayWait(source)) return false;
      const own = sourceKey(source);
      const earlier = [...kept.keys()];
      const place = kept.has(own) ? earlier.indexOf(own) : earlier.length;
      return earlier.slice(0, place).some((key) => kept.get(key)?.from === from);
    },
    count: () => kept.size,
  };
}

/** The world for the work on one mail: where the model is away and the mail may wait, `ModelAwaited` is thrown. */
export function patient(world: World, source: MailSource, waiting: Awaited): World {
  const { model, lexical } = world;
  if (model === null) return world;
  let hurried = false;
  let from: Address | null = null;
  const putAside = (): never => {
    waiting.note(source, from);
    throw new ModelAwaited('The model is awaited.');
  };
  return {
    ...world,
    lexical: {
      read: (mail, ...rest) => {
        const reading = lexical.read(mail, ...rest);
        hurried = reading.flags.some(isUrgent);
        from = mail.from;
        return !hurried && waiting.isBehind(source, from) ? putAside() : reading;
      },
    },
    model: {
      ...model,
      label: async (request) => {
        const answer = await model.label(request);
        return answer.kind === 'away' && !hurried && waiting.mayWait(source) ? putAside() : answer;
      },
    },
  };
}

function isUrgent({ tier }: RedFlag): boolean {
  return tier === 'red' || tier === 'amber';
}
