import type { Truth } from '../../../src/core/evaluation/labelled-mail.ts';
import type { Cost, Got, Marked } from '../../../src/core/evaluation/marks.ts';
import type { Language } from '../../../src/domain/language.ts';
import { parseLocalTime } from '../../../src/domain/time.ts';
import type { Wish } from '../../../src/domain/wish.ts';

interface Different {
  readonly id?: string;
  readonly language?: Language | null;
  readonly truth?: Partial<Truth>;
  readonly got?: Partial<Got> | null;
  readonly cost?: Cost | null;
}

/** A French cancellation that a careful secretary lets go, read rightly; only the difference is named. */
export function aMarked({
  id = 'm',
  language = 'fr',
  truth = {},
  got = {},
  cost = null,
}: Different = {}): Marked {
  return {
    id,
    language,
    truth: { urgency: 'none', kinds: ['cancel'], release: true, wishes: null, why: '', ...truth },
    got:
      got === null
        ? null
        : {
            urgency: 'none',
            kinds: ['cancel'],
            closed: true,
            wishes: [],
            language: 'fr',
            sentences: 2,
            modelAway: false,
            ...got,
          },
    cost,
  };
}

/** A wanted window, `2026-11-26T17:00` to `2026-11-26T18:00`. */
export function aWish(start: string, end: string, different: Partial<Wish> = {}): Wish {
  const [from, to] = [parseLocalTime(start), parseLocalTime(end)];
  if (from === null || to === null) throw new Error(`${start} ${end}`);
  return { include: true, start: from, end: to, ...different };
}
