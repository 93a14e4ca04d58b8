import type { EarnedKind } from '../domain/autonomy.ts';
import type { CaseId, Verdict } from '../domain/case.ts';
import type { Detail, Picture, Whole } from './state.ts';

/** What the screen needs of the practice. It records verdicts and looks things up; it acts on nothing by itself. */
export interface ReviewDesk {
  /** The list by the memory alone, for the first moment: no names, nothing to say yes to. */
  readonly glance: () => Promise<Picture>;
  readonly picture: () => Promise<Picture>;
  readonly whole: (id: CaseId) => Promise<Whole | null>;
  readonly detail: (id: CaseId) => Promise<Detail | null>;
  /** Records verdicts; what became of them, as one sentence. `here`: does them in this program, since none runs. */
  readonly say: (verdicts: readonly Verdict[], here: boolean) => Promise<string>;
  /** Lets a kind that earned it be answered alone from now on; what became of it, as one sentence. */
  readonly letAlone: (kind: EarnedKind, by: string) => Promise<string>;
  /** Whether something may have changed since the last picture. Cheap: it is asked every second. */
  readonly changed: () => Promise<boolean>;
  readonly now: () => number;
}
