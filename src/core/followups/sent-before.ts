import type { Due, FollowUpDone, FollowUpRule } from '../../domain/follow-up.ts';
import { DAY } from '../../domain/time.ts';
import type { Book } from './book.ts';
import { matterOf } from './key.ts';

interface Before {
  readonly done: readonly FollowUpDone[];
  readonly rules: readonly FollowUpRule[];
  readonly book: Book;
}

/** Messages of the same class and matter that left before: of one invoice, of one year, since the last visit (§1.9). */
export function sentBefore(due: Due, { done, rules, book }: Before): number {
  const { does } = due.rule;
  if (does.kind === 'task' || (does.class !== 'S3' && does.class !== 'S5' && does.class !== 'S7')) return 0;
  const same = rules.filter((rule) => rule.does.kind === 'message' && rule.does.class === does.class);
  const ids = same.map(({ id }) => id);
  const theirs = done.filter(
    ({ rule, patient, as }) => patient === due.patient && as !== 'missed' && ids.includes(rule),
  );
  if (does.class === 'S5') {
    return theirs.filter(({ key }) => matterOf(key) === matterOf(due.key)).length;
  }
  const visits = book.of(due.patient).filter(({ occurrence }) => occurrence.end < due.due);
  const since = does.class === 'S3' ? due.due - 365 * DAY : (visits.at(-1)?.occurrence.start ?? 0);
  return theirs.filter(({ at }) => at > since).length;
}
