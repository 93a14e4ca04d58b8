import type { Action, Plan } from '../../../domain/action.ts';
import type { Decision } from '../../../domain/decision.ts';
import type { Patient } from '../../../domain/patient.ts';
import type { WaitingWhy } from '../../../domain/reason.ts';
import type { Situation } from '../../../domain/situation.ts';
import type { WaitingChange, WaitingId } from '../../../domain/waiting.ts';
import { type ListWord, listWord } from '../../waiting-list/list-words.ts';
import { overLimit } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';
import { reply } from '../write.ts';
import { asIfAsked } from './as-if-asked.ts';

/**
 * Plain answers about the waiting list: yes or no to a time that came free, to "still interested?", to "do you want to
 * wait?", and "take me off the list" at any time (handbook ). What says more is judged by the other rules;
 * only a cancellation that answers a freed time is a human's, since it may mean that time.
 */
export const listAnswer: Rule = (situation) => {
  const { writer, mail, reading, memory } = situation;
  if (writer.kind !== 'patient' || writer.patient.flags.length > 0) return null;
  if (mail.automatic !== null || mail.truncated || mail.attachments.length > 0) return null;
  if (mail.cut.some(({ kind }) => kind === 'other-version')) return null;
  const word = listWord(reading);
  if (word === 'leave') return leave(situation, writer.patient);
  const offer = memory.answeredOffer;
  if (offer !== null && offer.waiting !== undefined && offer.patient === writer.patient.id) {
    if (word === 'yes') return asIfAsked(situation, { kind: 'choose', choice: 1 });
    if (word === 'no') return declined(situation);
    const cancels = reading.requests.some(({ kind, about }) => kind === 'cancel' && about.length === 0);
    return cancels ? toHuman({ code: 'waiting-list', why: 'other-words' }) : null;
  }
  return word === null ? null : answered(situation, writer.patient, word);
};

function answered(situation: Situation, patient: Patient, word: ListWord): Decision | null {
  const { answeredQuestion: question, waiting } = situation.memory;
  if (question === null) return null;
  if (question.kind === 'join') return word === 'yes' ? asIfAsked(situation, { kind: 'earlier' }) : null;
  const entry = waiting.find(({ id }) => id === question.entry);
  if (entry === undefined || entry.patient !== patient.id) return null;
  return word === 'yes'
    ? noted(situation, {
        why: 'kept',
        template: 'waitlist-kept',
        actions: [change(situation, patient, { kind: 'kept', entry: entry.id })],
      })
    : ended(situation, patient, [entry.id]);
}

function declined(situation: Situation): Decision | null {
  const { answeredOffer: offer } = situation.memory;
  if (offer === null || offer.state === 'taken') return null;
  return noted(situation, {
    why: 'declined',
    template: 'freed-kept',
    actions: offer.state === 'open' ? [{ kind: 'release', offer: offer.id, as: 'released' }] : [],
  });
}

function leave(situation: Situation, patient: Patient): Decision | null {
  const theirs = situation.memory.waiting.filter((entry) => entry.patient === patient.id);
  return theirs.length === 0
    ? null
    : ended(
        situation,
        patient,
        theirs.map(({ id }) => id),
      );
}

function ended(situation: Situation, patient: Patient, entries: readonly WaitingId[]): Decision {
  const offered = situation.memory.openOffers.filter(
    ({ waiting }) => waiting !== undefined && entries.includes(waiting),
  );
  return noted(situation, {
    why: 'left',
    template: 'waitlist-left',
    actions: [
      ...offered.map(({ id }) => ({ kind: 'release', offer: id, as: 'released' }) as const),
      ...entries.map((entry) => change(situation, patient, { kind: 'end', entry, as: 'left' })),
    ],
  });
}

function change({ now }: Situation, { id }: Patient, what: WaitingChange): Action {
  return { kind: 'waitlist', patient: id, entered: now, change: what };
}

interface Noted {
  readonly why: WaitingWhy;
  readonly template: 'freed-kept' | 'waitlist-kept' | 'waitlist-left';
  readonly actions: Plan;
}

/**
 * What they say of the list is done at once: it takes nothing from anybody. Only the letter waits for a human where the
 * practice wants that; where one more letter would be too many, none is sent.
 */
function noted(situation: Situation, { why, template, actions }: Noted): Decision {
  const autonomy = situation.practice.autonomy.earlier;
  if (autonomy === 'off') return toHuman({ code: 'switched-off', kind: 'earlier' }, [], actions);
  const letter = reply(situation, [{ template, facts: {} }]);
  if (autonomy === 'suggest') return toHuman({ code: 'suggest-only', kind: 'earlier' }, actions, letter);
  const isTooMuch = overLimit(situation, ['choose']) !== null;
  return {
    kind: 'act',
    plan: [...actions, ...(isTooMuch ? [] : letter), { kind: 'label', keyword: 'answered' }],
    reason: { code: 'waiting-list', why },
  };
}
