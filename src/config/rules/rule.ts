import type { Practice } from '../../domain/practice.ts';
import type { PracticeFiles } from '../../domain/practice-files.ts';
import type { Found } from '../faults.ts';
import type { Path } from '../keys.ts';
import type { Written } from '../written.ts';

/** What a rule may look at: the file as written, the practice it means, and the folder around it. */
export interface Checked {
  readonly written: Written;
  readonly practice: Practice;
  readonly files: PracticeFiles;
  /** Line of a key; null when it does not stand in the file and a default speaks. */
  readonly lineOf: (path: Path) => number | null;
  /** Whether everything at and below a key was well written, so that more may be said of it. */
  readonly sound: (path: Path) => boolean;
}

/** What no single key can say; nothing when all is well. */
export type ConfigRule = (checked: Checked) => readonly Found[];
