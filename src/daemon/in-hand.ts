// The mails in hand, in the order in which the line takes them. The line never waits for the model's reading: it takes
// the first mail when that is read, and one with an emergency wording before all others.

import type { RawMail } from '../domain/mail.ts';
import type { Machine } from './machine.ts';
import type { ReadAhead } from './read-ahead.ts';

/** Mails that are read ahead by the model. Each may be as large as the mailbox allows. */
const READ_AHEAD = 4;
/** Mails that are looked through for emergencies while those before them wait for the model. */
const MOST = 24;
/** Bytes that these may have together. */
const MOST_BYTES = 4_000_000;
/** Milliseconds after which the line takes a mail whether it was read ahead or not. */
const PATIENCE = 5 * 60_000;

export interface InHand {
  readonly add: (raw: RawMail) => void;
  /** The next mail, or null when none can be worked yet. */
  readonly take: () => RawMail | null;
  readonly hasRoom: () => boolean;
  readonly count: () => number;
}

interface Waiting {
  readonly raw: RawMail;
  readonly since: number;
  state: 'seen' | 'reading' | 'read';
  urgent: boolean;
}

/** Nothing in hand yet. `ring` is called whenever there may be something to take. */
export function inHand(ahead: ReadAhead, machine: Pick<Machine, 'monotonic'>, ring: () => void): InHand {
  let waiting: readonly Waiting[] = [];
  const alone = ahead.record() === null;

  async function readAhead(one: Waiting): Promise<void> {
    one.state = 'reading';
    await ahead.foresee(one.raw);
    one.state = 'read';
    ring();
  }

  async function lookThrough(one: Waiting): Promise<void> {
    one.urgent = await ahead.isUrgent(one.raw);
    if (one.urgent) ring();
  }

  function begin(): void {
    for (const one of waiting.slice(0, READ_AHEAD)) if (one.state === 'seen') void readAhead(one);
  }

  const isDue = ({ state, since }: Waiting) =>
    alone || state === 'read' || machine.monotonic() - since > PATIENCE;

  return {
    add: (raw) => {
      const one: Waiting = { raw, since: machine.monotonic(), state: 'seen', urgent: false };
      waiting = [...waiting, one];
      begin();
      if (one.state === 'seen') void lookThrough(one);
      ring();
    },
    take: () => {
      const [first] = waiting;
      const next =
        waiting.find(({ urgent }) => urgent) ?? (first !== undefined && isDue(first) ? first : null);
      if (next === null) return null;
      waiting = waiting.filter((one) => one !== next);
      begin();
      return next.raw;
    },
    hasRoom: () => {
      if (waiting.length < READ_AHEAD - 1) return true;
      const bytes = waiting.reduce((sum, { raw }) => sum + raw.bytes.length, 0);
      return !alone && waiting.length < MOST && bytes < MOST_BYTES;
    },
    count: () => waiting.length,
  };
}
