/** Something wrong in the practice's files, said once: where it stands, what was read, what to write instead. */
export interface Problem {
  /** Path relative to the practice's folder. */
  readonly file: string;
  /** From 1; null when the whole file is meant. */
  readonly line: number | null;
  /** Dotted key, `hours.monday`; empty when none. */
  readonly key: string;
  /** One or two sentences in the program's language. */
  readonly sentence: string;
  /** A warning lets the program run. */
  readonly weight: 'error' | 'warning';
}
