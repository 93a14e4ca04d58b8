import { DAY, type Instant } from '../../domain/time.ts';
import { type DueQuestion, ruleKey } from './due.ts';
import { appointmentKey, keyOfOther, parseKey, startInKey } from './key.ts';

/** What is seen for the first time, and what need not be remembered any more. */
export interface ToNote {
  readonly added: readonly string[];
  readonly forgotten: readonly string[];
  /**
   * The agenda is looked at for the first time, or for the first time since an older memory was put back: nobody knows
   * which of its appointments were made just now, and what they bring about may have left before.
   */
  readonly isFirst: boolean;
}

type Looked = Pick<DueQuestion, 'book' | 'rules' | 'seen' | 'now'>;

/** What of the agenda and the rules is to be remembered as seen; `restored`: when this memory was put back, or null. */
export function whatToNote({ book, rules, seen, now }: Looked, restored: Instant | null): ToNote {
  const known = Object.keys(seen);
  const coming = book.all.filter(({ occurrence }) => occurrence.start > now);
  const on = rules.filter((rule) => rule.on).map(({ id }) => ruleKey(id));
  const looks = restored === null ? [] : [lookKey(restored)];
  const added = [...coming.map(({ occurrence }) => appointmentKey(occurrence)), ...on, ...looks].filter(
    (key) => !Object.hasOwn(seen, key),
  );
  return {
    added: [...new Set(added)],
    forgotten: known.filter((key) => (isRule(key) ? !on.includes(key) : isOver(key, now))),
    isFirst: !known.some((key) => startInKey(key) !== null) || looks.some((key) => added.includes(key)),
  };
}

/** The name under which the first look after a restore is remembered. */
function lookKey(restored: Instant): string {
  return keyOfOther('restored', String(restored));
}

function isRule(key: string): boolean {
  return key.endsWith('|o|on');
}

/** An appointment two months ago brings nothing about any more that depends on when it was made. */
function isOver(key: string, now: number): boolean {
  const about = parseKey(key)?.about;
  const start = about?.kind === 'appointment' ? about.start : startInKey(key);
  return start !== null && start < now - 60 * DAY;
}
