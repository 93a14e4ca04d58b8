// How the way out stands: for `agent status`, and so that a refused password is not tried until the account is locked.

import type { Instant } from '../../domain/time.ts';
import { HOUR } from '../../domain/time.ts';
import type { OutboxState } from '../../ports/mail.ts';
import type { Clock } from '../../ports/world.ts';

/** So many refusals in a row, and we stop asking for an hour: servers lock accounts. */
const REFUSALS = 3;

export interface Standing {
  readonly state: () => OutboxState;
  /** Whether the server refused us so often that it is not asked now. */
  readonly rests: () => boolean;
  /** The server took a letter, or answered for one. */
  readonly well: () => void;
  readonly trouble: (sentence: string, refused: boolean) => void;
}

/** Remembers what sending complained of since it last went well. */
export function standing(clock: Clock): Standing {
  let state: OutboxState = { trouble: '', since: clock.now() };
  let refusals = 0;
  let until: Instant = 0;
  return {
    state: () => state,
    rests: () => refusals >= REFUSALS && clock.now() < until,
    well: () => {
      refusals = 0;
      if (state.trouble !== '') state = { trouble: '', since: clock.now() };
    },
    trouble: (sentence, refused) => {
      refusals = refused ? refusals + 1 : 0;
      if (refused) until = clock.now() + HOUR;
      state = { trouble: sentence, since: state.trouble === '' ? clock.now() : state.since };
    },
  };
}
