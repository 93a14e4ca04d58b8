import type { Action } from '../../domain/action.ts';
import type { Case } from '../../domain/case.ts';
import type { Letter } from '../../domain/letter.ts';
import type { Texts } from '../../domain/texts.ts';
import { exchange } from './fill.ts';

/**
 * A case whose proposed letters say who reads them: they can only leave by a human's yes, so that the draft, the
 * preview and the seal hold what the patient gets. Letters of the plan leave alone and keep the assistant's line; so does
 * a body that a person wrote.
 */
export function withReader(kase: Case, texts: Pick<Texts, 'frame'>): Case {
  return { ...kase, proposal: kase.proposal.map((action) => readAction(action, texts)) };
}

function readAction(action: Action, texts: Pick<Texts, 'frame'>): Action {
  if (action.kind !== 'reply') return action;
  const { letter, unlessAlerted } = action;
  return {
    ...action,
    letter: readLetter(letter, texts),
    unlessAlerted: unlessAlerted === null ? null : readLetter(unlessAlerted, texts),
  };
}

function readLetter(letter: Letter, texts: Pick<Texts, 'frame'>): Letter {
  const { assistantLine, readByLine } = texts.frame(letter.language);
  return letter.editedBy === undefined
    ? { ...letter, body: exchange(letter.body, assistantLine, readByLine) ?? letter.body }
    : letter;
}
