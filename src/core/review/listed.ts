import type { Action } from '../../domain/action.ts';
import type { Case, ListedAction, ListedCase, ListedReading } from '../../domain/case.ts';
import { toldSentence } from './short-words.ts';

/** What of a case a list keeps: some hundred bytes, where a whole case has thousands. */
export function listed(kase: Case): ListedCase {
  const { id, origin, batch, from, patient, sent, opened, decision, reason, state } = kase;
  const about = { id, origin, batch, from, patient, sent, opened, decision, reason, state };
  return {
    ...about,
    ...(kase.answerBy === undefined ? {} : { answerBy: kase.answerBy }),
    reading: kase.reading === null ? null : readingOf(kase.reading),
    plan: kase.plan.map(actionOf),
    proposal: kase.proposal.map(actionOf),
  };
}

function readingOf(reading: NonNullable<Case['reading']>): ListedReading {
  const told = toldSentence(reading);
  return {
    urgency: reading.urgency,
    requests: reading.requests.map(({ kind }) => ({ kind })),
    sentences: told === null ? [] : [{ text: told.text, labels: told.labels }],
  };
}

function actionOf(action: Action): ListedAction {
  if (action.kind !== 'reply') return action;
  const { made, editedBy } = action.letter;
  return { kind: 'reply', letter: editedBy === undefined ? { made } : { made, editedBy } };
}
