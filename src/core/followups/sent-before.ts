import type { Due, FollowUpDone, FollowUpRule } from '../../domain/follow-up.ts';
import { DAY } from '../../domain/time.ts';
import type { Book } from './book.ts';
import { matterOf } from './key.ts';

interface Before {
  readonly done: readonly FollowUpDone[];
  readonly rules: readonly FollowUpRule[];
  readonly book: Book;
}

/**
 * Messages of the same class and matter that left before: reminders of one appointment at its time, of one invoice, of
 * one year, since the last visit (handbook §1.9). Reminders in one letter count once.
 */
export function sentBefore(due: Due, { done, rules, book }: Before): number {
  const { does } = due.rule;
  if (does.kind === 'task' || does.class === 'S2' || does.class === 'S4') return 0;
  const isReminder = does.class === 'S1';
  if (isReminder && due.rule.trigger.kind !== 'before') return 0;
  const same = rules.filter(
    (rule) =>
      rule.does.kind === 'message' &&
      rule.does.class === does.class &&
      (!isReminder || rule.trigger.kind === 'before'),
  );
  const ids = same.map(({ id }) => id);
  const theirs = done.filter(
    ({ rule, patient, as }) => patient === due.patient && as !== 'missed' && ids.includes(rule),
  );
  if (isReminder || does.class === 'S5') {
    const ofIt = theirs.filter(({ key }) => matterOf(key) === matterOf(due.key));
    return isReminder ? new Set(ofIt.map(({ at }) => at)).size : ofIt.length;
  }
  const visits = book.of(due.patient).filter(({ occurrence }) => occurrence.end < due.due);
  const since = does.class === 'S3' ? due.due - 365 * DAY : (visits.at(-1)?.occurrence.start ?? 0);
  return theirs.filter(({ at }) => at > since).length;
}
