import type { Case } from '../../domain/case.ts';
import type { ListQuestion } from '../../domain/waiting.ts';

/** What the letters of a case asked about the waiting list; null when they asked nothing of it. */
export function listQuestionOf({ plan, proposal }: Pick<Case, 'plan' | 'proposal'>): ListQuestion | null {
  const actions = [...plan, ...proposal];
  for (const action of actions) {
    if (action.kind === 'waitlist' && action.change.kind === 'asked')
      return { kind: 'interest', entry: action.change.entry };
  }
  const joins = actions.some(
    (action) => action.kind === 'reply' && action.letter.made.some(({ id }) => id === 'waitlist-offer'),
  );
  return joins ? { kind: 'join' } : null;
}
