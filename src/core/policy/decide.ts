import type { Decision } from '../../domain/decision.ts';
import type { Situation } from '../../domain/situation.ts';
import { protect } from './protect.ts';
import type { Rule } from './rule.ts';
import { alreadyAnswered } from './rules/already-answered.ts';
import { automaticMail } from './rules/automatic-mail.ts';
import { calendarAnswer } from './rules/calendar-answer.ts';
import { contactAnswer } from './rules/contact-answer.ts';
import { distress } from './rules/distress.ts';
import { dropOutAnswer } from './rules/drop-out-answer.ts';
import { emergencyWording } from './rules/emergency-wording.ts';
import { handOver } from './rules/hand-over.ts';
import { humanOnly } from './rules/human-only.ts';
import { identity } from './rules/identity.ts';
import { listAnswer } from './rules/list-answer.ts';
import { lossTold } from './rules/loss-told.ts';
import { notClosed } from './rules/not-closed.ts';
import { nothingAsked } from './rules/nothing-asked.ts';
import { questionnaireAnswer } from './rules/questionnaire-answer.ts';
import { reminderAnswer } from './rules/reminder-answer.ts';
import { requests } from './rules/requests.ts';
import { stopRequest } from './rules/stop-request.ts';
import { surveyAnswer } from './rules/survey-answer.ts';
import { violence } from './rules/violence.ts';
import { wrongPerson } from './rules/wrong-person.ts';
import { toHuman } from './to-human.ts';

/** What protects a patient stands before what saves work (design §4). */
export const RULES: readonly Rule[] = [
  automaticMail,
  violence,
  emergencyWording,
  lossTold,
  distress,
  wrongPerson,
  alreadyAnswered,
  listAnswer,
  stopRequest,
  humanOnly,
  handOver,
  surveyAnswer,
  reminderAnswer,
  dropOutAnswer,
  contactAnswer,
  questionnaireAnswer,
  calendarAnswer,
  notClosed,
  identity,
  nothingAsked,
  requests,
];

/**
 * What is to become of a mail: the first rule that speaks decides; when none speaks, a human does. What protects the
 * writer is done in any case.
 */
export function decide(situation: Situation): Decision {
  return protect(situation, firstDecision(situation));
}

function firstDecision(situation: Situation): Decision {
  for (const rule of RULES) {
    const decision = rule(situation);
    if (decision !== null) return decision;
  }
  return toHuman({ code: 'no-rule' });
}
