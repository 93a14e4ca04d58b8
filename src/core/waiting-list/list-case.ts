// Cases that the waiting list itself begins, beside offers: still interested, silent twice, three offers unanswered.

import type { Action, Plan } from '../../domain/action.ts';
import type { Case } from '../../domain/case.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Practice } from '../../domain/practice.ts';
import type { WaitingWhy } from '../../domain/reason.ts';
import type { Texts } from '../../domain/texts.ts';
import type { Instant } from '../../domain/time.ts';
import type { WaitingEntry } from '../../domain/waiting.ts';
import { begunCase } from '../begun-case.ts';
import { type Composed, compose } from '../letters/compose.ts';
import { factMaker } from '../letters/facts.ts';
import type { Reachable } from './next-step.ts';

interface Due {
  readonly entry: WaitingEntry;
  readonly who: Reachable;
  readonly practice: Practice;
  readonly texts: Texts;
  readonly now: Instant;
}

/** Asks whether they still want it. The question counts once its letter has left. */
export function askedCase(due: Due): Case {
  const { entry, now } = due;
  const { said, times } = entry.interest;
  const asked: Action = {
    kind: 'waitlist',
    patient: entry.patient,
    entered: now,
    change: { kind: 'asked', entry: entry.id },
  };
  const decision = withLetter(due, { template: 'still-waiting', after: [asked], why: 'asked' });
  return caseOf(due, { rule: 'still-waiting', key: `${entry.id}|${said}|${times}`, decision });
}

/** Asked twice in vain: a human's yes takes them off the list, a no keeps them. */
export function silentCase(due: Omit<Due, 'texts'>): Case {
  const { entry } = due;
  const decision: Decision = {
    kind: 'review',
    plan: [],
    proposal: [ending(due, 'removed')],
    reason: { code: 'waiting-list', why: 'silent' },
  };
  return caseOf(due, { rule: 'silent-twice', key: `${entry.id}|${entry.interest.said}`, decision });
}

/** Three offers without an answer: they are told, then they leave the list, and a human hears of it. */
export function unansweredCase(due: Due): Case {
  const { entry } = due;
  const alert: Action = { kind: 'alert', level: 'notice', about: 'waiting-list' };
  const decision = withLetter(due, {
    template: 'freed-last',
    after: [ending(due, 'unanswered'), alert],
    why: 'unanswered',
  });
  const key = `${entry.id}|${entry.since}|${entry.interest.said}`;
  return caseOf(due, { rule: 'three-unanswered', key, decision });
}

function ending({ entry, now }: Omit<Due, 'texts'>, as: 'removed' | 'unanswered'): Action {
  return {
    kind: 'waitlist',
    patient: entry.patient,
    entered: now,
    change: { kind: 'end', entry: entry.id, as },
  };
}

interface Told {
  readonly template: 'still-waiting' | 'freed-last';
  /** Done once the letter has left. */
  readonly after: Plan;
  readonly why: WaitingWhy;
}

function withLetter(due: Due, { template, after, why }: Told): Decision {
  const written = letterTo(due, template);
  if (written.kind === 'problem') return { kind: 'review', plan: [], proposal: [], reason: written.reason };
  const plan: Plan = [{ kind: 'reply', letter: written.letter, unlessAlerted: null }, ...after];
  return due.practice.autonomy.earlier === 'auto'
    ? { kind: 'act', plan, reason: { code: 'waiting-list', why } }
    : { kind: 'review', plan: [], proposal: plan, reason: { code: 'suggest-only', kind: 'earlier' } };
}

function letterTo({ entry, who, practice, texts }: Due, template: Told['template']): Composed {
  const language = who.patient.language ?? entry.language ?? practice.language;
  const since = factMaker(language, practice.zone).day(entry.since);
  const facts = template === 'still-waiting' ? { since } : {};
  return compose({ texts, language, to: who.to, parts: [{ template, facts }] });
}

interface Begun {
  readonly rule: string;
  readonly key: string;
  readonly decision: Decision;
}

function caseOf({ entry, who, now }: Omit<Due, 'texts'>, { rule, key, decision }: Begun): Case {
  const origin = { kind: 'clock', rule, key } as const;
  return begunCase({ origin, key, patient: entry.patient, to: who.to, decision, due: now, now });
}
