import type { Offer } from '../../domain/action.ts';
import type { Case } from '../../domain/case.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Texts } from '../../domain/texts.ts';
import type { Instant } from '../../domain/time.ts';
import type { FreedTime, WaitingId } from '../../domain/waiting.ts';
import { begunCase, begunCaseId } from '../begun-case.ts';
import { compose } from '../letters/compose.ts';
import { factMaker } from '../letters/facts.ts';
import { answerBy } from './answer-time.ts';
import type { NextStep } from './next-step.ts';

const ORIGIN = { kind: 'clock', rule: 'freed-slot' } as const;

/** A person is offered one freed time once, whatever happens in between. */
function keyOf(freed: FreedTime, entry: WaitingId): string {
  return `${freed.id}|${entry}`;
}

/** The case in which an entry is offered a freed time. */
export function freedCaseId(freed: FreedTime, entry: WaitingId): string {
  const key = keyOf(freed, entry);
  return begunCaseId({ ...ORIGIN, key }, key);
}

interface Offering {
  readonly freed: FreedTime;
  readonly step: Extract<NextStep, { kind: 'offer' }>;
  readonly practice: Practice;
  readonly texts: Texts;
  readonly now: Instant;
}

/** The case that offers a freed time to one person: done at once, or waiting for a human's yes. */
export function freedCase(offering: Offering): Case {
  const { freed, step, now } = offering;
  const key = keyOf(freed, step.entry.id);
  return begunCase({
    origin: { ...ORIGIN, key },
    key,
    patient: step.entry.patient,
    to: step.who.to,
    decision: decisionOf(offering),
    due: freed.seen,
    now,
  });
}

function decisionOf({ freed, step, practice, texts, now }: Offering): Decision {
  const { entry, who, fitting } = step;
  const alone = practice.autonomy.earlier === 'auto' && !freed.cleared;
  const until = alone ? step.until : afterAYes(step, practice);
  const language = who.patient.language ?? entry.language ?? practice.language;
  const say = factMaker(language, practice.zone);
  const facts = { new: say.moment(fitting.slot.start), until: say.moment(until) };
  const old = fitting.replaces === null ? {} : { old: say.moment(fitting.replaces.span.start) };
  const parts = [{ template: 'freed-offer', facts: { ...facts, ...old } }];
  const written = compose({ texts, language, to: who.to, parts });
  if (written.kind === 'problem') return { kind: 'review', plan: [], proposal: [], reason: written.reason };
  const offer: Offer = {
    id: `o-${freedCaseId(freed, entry.id)}`,
    patient: entry.patient,
    slots: [fitting.slot],
    until,
    madeAt: now,
    replaces: fitting.replaces,
    state: 'open',
    wishes: entry.wishes,
    waiting: entry.id,
  };
  const plan = [
    { kind: 'hold', offer },
    { kind: 'reply', letter: written.letter, unlessAlerted: null },
  ] as const;
  if (alone) return { kind: 'act', plan, reason: { code: 'waiting-list', why: 'freed' } };
  return {
    kind: 'review',
    plan: [],
    proposal: plan,
    reason: freed.cleared
      ? { code: 'waiting-list', why: 'cleared' }
      : { code: 'suggest-only', kind: 'earlier' },
  };
}

/** A human has as long for the yes as the patient then has for theirs; a near time leaves less to both. */
function afterAYes({ until, fitting }: Offering['step'], practice: Practice): Instant {
  return answerBy(until, fitting.slot.start, practice) ?? until;
}

/** Until when a human's yes to such a case still leaves the patient time to answer. */
export function yesBy({ opened, proposal }: Pick<Case, 'opened' | 'proposal'>, practice: Practice): Instant {
  const [slot] = proposal.flatMap((action) => (action.kind === 'hold' ? action.offer.slots : []));
  if (slot === undefined) return opened + practice.waitingList.answer * 60_000;
  return answerBy(opened, slot.start, practice) ?? opened;
}
