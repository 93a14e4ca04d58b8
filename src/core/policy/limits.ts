import type { RequestKind } from '../../domain/reading.ts';
import type { Situation } from '../../domain/situation.ts';

/** Kinds that answer a question of ours: they end an exchange and can't go on for ever (docs/decisions/0003). */
const ANSWERS: readonly RequestKind[] = ['choose', 'confirm'];

/** Which of the practice's sending limits one more automatic reply would break; null when none. */
export function overLimit(
  { memory, practice }: Situation,
  kinds: readonly RequestKind[],
): 'hour' | 'day' | 'person' | 'thread' | null {
  const { limits } = practice;
  if (memory.sentThisHour >= limits.perHour) return 'hour';
  if (memory.sentToday >= limits.perDay) return 'day';
  if (kinds.length > 0 && kinds.every((kind) => ANSWERS.includes(kind))) return null;
  if (memory.repliesToPersonThisWeek >= limits.perPersonWeek) return 'person';
  return memory.threadRepliesToday >= limits.perThreadDay ? 'thread' : null;
}
