import type { MailProgram } from '../flow/verdicts/on-mail-program.ts';
import type { Log } from '../ports/world.ts';
import { errorCode } from './error-code.ts';
import { Stopped } from './read-ahead.ts';

/** Writes down what the practitioner did in their own mail program: how often, and of which cases. */
export function noteMailProgram(log: Log, seen: MailProgram): void {
  const { answered, left, byHand, deleted, moved, failed } = seen;
  const counts = [
    ['TakenOver', answered],
    ['FoundSent', left],
    ['SentByHand', byHand],
    ['DraftDeleted', deleted],
  ] as const;
  for (const [event, cases] of counts)
    if (cases.length > 0) log.write({ level: 'info', event, count: cases.length });
  for (const { case: id, judged } of moved)
    log.write({ level: 'info', event: 'VerdictMet', case: id, detail: judged });
  for (const { at, error } of failed)
    if (!(error instanceof Stopped))
      log.write({ level: 'error', event: NOT_SEEN[at], detail: errorCode(error) });
}

const NOT_SEEN = { sent: 'SentNotSeen', drafts: 'DraftsNotSeen', moved: 'FoldersNotSeen' } as const;
