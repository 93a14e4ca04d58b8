/** Numbers from 0 to 1 that look random and are the same at every run (a 32-bit mix of a counter). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The same things in another order. */
export function shuffled<T>(things: readonly T[], next: () => number): T[] {
  const order = [...things];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    const moved = order[at];
    const taken = order[other];
    if (moved !== undefined && taken !== undefined) [order[at], order[other]] = [taken, moved];
  }
  return order;
}
