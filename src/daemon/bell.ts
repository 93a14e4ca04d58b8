/** Something that several may ring and one waits for. Rung before anybody waits, it is not forgotten. */
export interface Bell {
  readonly ring: () => void;
  /** A signal that aborts at the next ring; already aborted when it rang since `hush`. */
  readonly signal: () => AbortSignal;
  readonly hush: () => void;
}

/** Silent at first. `hush` takes back a ring, so it comes before what the ring asks for is looked at. */
export function bell(): Bell {
  let controller = new AbortController();
  return {
    // With a reason given, no error and its stack are made for each ring.
    ring: () => controller.abort(null),
    signal: () => controller.signal,
    hush: () => {
      if (controller.signal.aborted) controller = new AbortController();
    },
  };
}
