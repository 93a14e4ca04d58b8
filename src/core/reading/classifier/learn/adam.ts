/** Adam's memory of the slope and of its square, and what keeps it from dividing by nothing. */
const MEMORY = 0.9;
const LONG_MEMORY = 0.999;
const TINY = 1e-8;

/** Goes down with these weights by a slope at a time, with a memory of the slopes before (Kingma and Ba's Adam). */
export function adam(weights: Float64Array): (slopes: Float64Array, rate: number) => void {
  const [drift, spread] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  let round = 0;
  return (slopes, rate) => {
    round += 1;
    const [early, late] = [1 - MEMORY ** round, 1 - LONG_MEMORY ** round];
    for (let at = 0; at < slopes.length; at += 1) {
      const slope = slopes[at] as number;
      const slow = MEMORY * (drift[at] as number) + (1 - MEMORY) * slope;
      const square = LONG_MEMORY * (spread[at] as number) + (1 - LONG_MEMORY) * slope * slope;
      drift[at] = slow;
      spread[at] = square;
      weights[at] = (weights[at] as number) - (rate * slow) / early / (Math.sqrt(square / late) + TINY);
    }
  };
}
