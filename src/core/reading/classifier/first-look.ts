/** What the classifier weighed of a whole sentence before it gave any label. */
export interface FirstLook {
  /** Calibrated log odds of every head: the labels, "a human must read it", "an emergency". */
  readonly odds: readonly number[];
  /** The judge's signs (signs.ts). */
  readonly signs: readonly number[];
  /** Points of the judge above its limit; below 0 it is plain administration. */
  readonly above: number;
}
