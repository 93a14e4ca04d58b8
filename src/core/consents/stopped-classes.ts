import type { MessageClass } from '../../domain/letter.ts';
import type { StopMeant } from './stop-words.ts';

/** What is sent in the practice's own interest, as it were in bulk: a plain STOP to one of them ends all three. */
const OF_OUR_OWN: readonly MessageClass[] = ['S3', 'S4', 'S7'];

/**
 * The classes that a STOP ends; null for all. A plain STOP that answers a survey or a recall ends those and
 * leaves reminders of appointments; to whatever else, it ends everything.
 */
export function stoppedClasses(
  meant: StopMeant,
  answers: MessageClass | null,
): readonly MessageClass[] | null {
  if (meant.stops === 'all') return null;
  if (meant.stops !== 'bare') return meant.stops;
  return answers !== null && OF_OUR_OWN.includes(answers) ? OF_OUR_OWN : null;
}
