import type { RequestKind } from '../../domain/reading.ts';
import type { Situation } from '../../domain/situation.ts';

/** Kinds that answer a question of ours: they end an exchange (docs/decisions/0003). */
const ANSWERS: readonly RequestKind[] = ['choose', 'confirm'];
/** What such an answer may have beyond the limits: between two machines even a yes can be answered for ever. */
const MORE = { thread: 2, person: 3 };

/** Which of the practice's sending limits one more automatic reply would break; null when none. */
export function overLimit(
  { memory, practice }: Situation,
  kinds: readonly RequestKind[],
): 'hour' | 'day' | 'person' | 'thread' | null {
  const { limits } = practice;
  const ends = kinds.length > 0 && kinds.every((kind) => ANSWERS.includes(kind));
  const more = ends ? MORE : { thread: 0, person: 0 };
  if (memory.sentThisHour >= limits.perHour) return 'hour';
  if (memory.sentToday >= limits.perDay) return 'day';
  if (memory.repliesToPersonThisWeek >= limits.perPersonWeek + more.person) return 'person';
  return memory.threadRepliesToday >= limits.perThreadDay + more.thread ? 'thread' : null;
}
