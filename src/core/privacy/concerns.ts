import type { Action } from '../../domain/action.ts';
import type { Case } from '../../domain/case.ts';
import type { Forgetting } from '../../domain/privacy.ts';

/** Whether a case is about the person: theirs, or of nobody known and written from or to one of their addresses. */
export function concerns(
  kase: Pick<Case, 'patient' | 'from' | 'plan' | 'proposal'>,
  person: Forgetting,
): boolean {
  if (kase.patient !== null && kase.patient === person.patient) return true;
  const addresses = [kase.from, ...[...kase.plan, ...kase.proposal].map(addressOf)];
  const theirs = addresses.some((address) => address !== null && person.addresses.includes(address));
  return theirs && (kase.patient === null || person.patient === null);
}

/** Appointments that a case changed, as the memory counts their moves. */
export function movedIn({ plan, proposal }: Pick<Case, 'plan' | 'proposal'>): readonly string[] {
  return [...plan, ...proposal].flatMap((action) =>
    action.kind === 'move' ? [`${action.ref.uid}|${action.ref.recurrenceId ?? ''}`] : [],
  );
}

/** Whether a line of the trail names the person: by a word, or by their id. */
export function naming(
  { patient }: Forgetting,
  finds: (text: string) => boolean,
): (detail: string) => boolean {
  if (patient === null) return finds;
  const id = patient.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
  const token = new RegExp(`(?:^|[\\s:])(?:w-)?${id}(?=$|[\\s:-])`, 'u');
  return (detail) => token.test(detail) || finds(detail);
}

function addressOf(action: Action) {
  return action.kind === 'reply' ? action.letter.to : null;
}
