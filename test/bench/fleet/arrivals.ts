// When the mails of a Monday come: the heaviest day of a practice, half of it before noon.

/** Draws from [0, 1). */
export type Dice = () => number;

export interface Asked {
  readonly practice: number;
  /** Seconds after midnight. */
  readonly at: number;
  /** Tokens of the mail, and of the answer. */
  readonly read: number;
  readonly written: number;
}

/** Percent of a Monday's mails by hour. */
export const MONDAY = [1, 0, 0, 0, 0, 1, 2, 6, 14, 13, 10, 8, 7, 6, 7, 6, 5, 5, 4, 2, 1, 1, 1, 0];

/** Mails that wake the model, of all (docs/reading.md: 122 of 215). */
const WAKING = 122 / 215;

/** Mulberry32: the same figures on every machine. */
export function diceOf(seed: number): Dice {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** All questions to the model on one Monday, in the order in which they come; `mails` are those of a middling practice. */
export function mondayOf(practices: number, mails: number, dice: Dice): readonly Asked[] {
  return Array.from({ length: practices }, (_, practice) => mondayAt(practice, mails, dice))
    .flat()
    .sort((one, other) => one.at - other.at);
}

function mondayAt(practice: number, mails: number, dice: Dice): readonly Asked[] {
  // Practices differ: two thirds lie between 0.6 and 1.6 of the middle.
  const count = Math.round(mails * WAKING * Math.exp(0.5 * bell(dice)));
  return Array.from({ length: count }, () => ({
    practice,
    at: secondOf(dice),
    // Medians and 90th percentiles of docs/reading.md: 40 and 64, 20 and 38.
    read: Math.min(400, 40 * Math.exp(0.37 * bell(dice))),
    written: Math.min(120, 20 * Math.exp(0.5 * bell(dice))),
  }));
}

function secondOf(dice: Dice): number {
  let left = dice() * MONDAY.reduce((sum, share) => sum + share, 0);
  const hour = MONDAY.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return (hour + dice()) * 3600;
}

/** Normally distributed (Box and Muller). */
function bell(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
}
