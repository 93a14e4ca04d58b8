import type { Decision } from '../../domain/decision.ts';
import type { Language } from '../../domain/language.ts';
import type { LetterPart } from '../../domain/letter.ts';
import type { Texts } from '../../domain/texts.ts';
import type { Zone } from '../../domain/time.ts';
import { compose } from '../letters/compose.ts';
import { factMaker } from '../letters/facts.ts';
import type { HandChange } from './changed-by-hand.ts';

interface Writing {
  readonly texts: Texts;
  readonly language: Language;
  readonly zone: Zone;
}

/** Tells the patient of what a human changed in the agenda: prepared, for that human's yes (class S1). */
export function proposeChange(change: HandChange, { texts, language, zone }: Writing): Decision {
  const { invitation, told } = change;
  const part = partFor(change, language, zone);
  const written = compose({ texts, language, to: invitation.to, parts: [part] });
  if (written.kind === 'problem') return { kind: 'review', plan: [], proposal: [], reason: written.reason };
  const as = told.span === null ? 'cancelled' : 'moved';
  return {
    kind: 'review',
    plan: [],
    proposal: [{ kind: 'reply', letter: written.letter, unlessAlerted: null, tells: [told] }],
    reason: { code: 'changed-by-hand', as },
  };
}

function partFor({ invitation, told: { span } }: HandChange, language: Language, zone: Zone): LetterPart {
  const say = factMaker(language, zone);
  if (span === null)
    return { template: 'cancelled', facts: { appointments: say.moments([invitation.start]) } };
  return { template: 'moved', facts: { old: say.moment(invitation.start), new: say.moment(span.start) } };
}
