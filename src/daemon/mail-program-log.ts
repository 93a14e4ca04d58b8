import type { MailProgram } from '../flow/on-mail-program.ts';
import type { Log } from '../ports/world.ts';

/** Writes down what the practitioner did in their own mail program: how often, and of which cases. */
export function noteMailProgram(log: Log, { answered, left, byHand, deleted, moved }: MailProgram): void {
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
}
