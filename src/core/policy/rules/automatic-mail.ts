import type { Decision } from '../../../domain/decision.ts';
import type { Situation } from '../../../domain/situation.ts';
import { speaksForItsUser } from '../../mail/calendar-answer.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';
import { distress } from './distress.ts';
import { emergencyWording } from './emergency-wording.ts';
import { violence } from './violence.ts';

/**
 * No machine is ever answered (handbook R-36): bounces, lists, out-of-office notes, our own mail. A calendar program
 * that passes on a proved patient's own yes or no goes on to the other rules, which send no letter back to it. What is
 * only guessed from words silences neither danger nor anybody whom the practice knows.
 */
export const automaticMail: Rule = (situation) => {
  const { mail, writer } = situation;
  if (mail.automatic === null) return null;
  if (speaksForItsUser(mail) && writer.kind === 'patient') return null;
  if (isUnprovedAnswer(situation)) return toHuman({ code: 'calendar-answer', why: 'not-theirs' });
  return (mail.guessed === true ? asPerhapsHuman(situation) : null) ?? setAside(mail.automatic);
};

function asPerhapsHuman(situation: Situation): Decision | null {
  const danger = violence(situation) ?? emergencyWording(situation) ?? distress(situation);
  return danger ?? (isKnown(situation) ? toHuman({ code: 'perhaps-automatic' }) : null);
}

/** An address of the patient list, whether or not this mail is proved to come from it. */
function isKnown({ writer }: Situation): boolean {
  return writer.kind !== 'nobody' || writer.perhaps.length > 0;
}

/** iCloud answers from a no-reply address: a person must see that somebody said yes or no. */
function isUnprovedAnswer({ mail }: Situation): boolean {
  const { automatic, calendar } = mail;
  return (automatic === 'reply' || automatic === 'no-reply') && calendar?.method === 'REPLY';
}

function setAside(as: NonNullable<Situation['mail']['automatic']>): Decision {
  return {
    kind: 'ignore',
    plan: [{ kind: 'label', keyword: 'set-aside' }],
    reason: { code: 'automatic-mail', as },
  };
}
