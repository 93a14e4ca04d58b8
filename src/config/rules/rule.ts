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
  /** Whether a key stands in the file; false where a default speaks. */
  readonly stands: (path: Path) => boolean;
  /** Whether everything at and below a key was well written, so that more may be said of it. */
  readonly sound: (path: Path) => boolean;
}

/** What no single key can say; nothing when all is well. */
export type ConfigRule = (checked: Checked) => readonly Found[];
