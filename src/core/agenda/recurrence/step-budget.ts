// How much counting one reading of an agenda may cost. Each rule has its own limit; without one for all of them, a
// calendar of hundreds of old counted series would keep the program from everything else.

/** What is left of it, in steps: a period looked at, or an occurrence counted. Shared by all rules of a reading. */
export interface StepBudget {
  left: number;
  /** Rules that were refused for it. */
  refused: number;
}

/** For all rules together: some seconds on a small machine. An archive of ten thousand short series needs a quarter. */
const MOST = 6_000_000;
/** Kept for the rules that need little, whatever the long ones have spent. */
const RESERVE = 5_500_000;
/** What one rule may need and still count as little: six years of a daily series, thirty of a weekly one. */
const LITTLE = 5000;

/** A fresh one for each reading; whoever expands a rule takes from it. */
export function stepBudget(): StepBudget {
  return { left: MOST, refused: 0 };
}

/** Takes steps for a rule that needs `own` in all, as far as is known; false when it may have no more. */
export function spend(budget: StepBudget, steps: number, own: number): boolean {
  const kept = own > LITTLE ? RESERVE : 0;
  if (budget.left - steps < kept) {
    budget.refused += 1;
    return false;
  }
  budget.left -= steps;
  return true;
}
