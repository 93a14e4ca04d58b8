import { DAY } from '../../domain/time.ts';
import { type DueQuestion, ruleKey } from './due.ts';
import { appointmentKey, startInKey } from './key.ts';

/** What is seen for the first time, and what need not be remembered any more. */
export interface ToNote {
  readonly added: readonly string[];
  readonly forgotten: readonly string[];
  /** The agenda is looked at for the first time: its appointments were not made just now. */
  readonly isFirst: boolean;
}

/** What of the agenda and the rules is to be remembered as seen. */
export function whatToNote({
  book,
  rules,
  seen,
  now,
}: Pick<DueQuestion, 'book' | 'rules' | 'seen' | 'now'>): ToNote {
  const known = Object.keys(seen);
  const coming = book.all.filter(({ occurrence }) => occurrence.start > now);
  const on = rules.filter((rule) => rule.on).map(({ id }) => ruleKey(id));
  const added = [...coming.map(({ occurrence }) => appointmentKey(occurrence)), ...on].filter(
    (key) => !Object.hasOwn(seen, key),
  );
  return {
    added: [...new Set(added)],
    forgotten: known.filter((key) => (isRule(key) ? !on.includes(key) : isOver(key, now))),
    isFirst: !known.some((key) => !isRule(key)),
  };
}

function isRule(key: string): boolean {
  return key.endsWith('|o|on');
}

/** An appointment two months ago brings nothing about any more that depends on when it was made. */
function isOver(key: string, now: number): boolean {
  const start = startInKey(key);
  return start !== null && start < now - 60 * DAY;
}
