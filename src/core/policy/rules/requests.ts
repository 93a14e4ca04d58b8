import type { Action, Plan } from '../../../domain/action.ts';
import type { Decision } from '../../../domain/decision.ts';
import type { Request, RequestKind } from '../../../domain/reading.ts';
import type { Reason } from '../../../domain/reason.ts';
import type { Situation } from '../../../domain/situation.ts';
import { afterChanges } from '../after-changes.ts';
import { kindsOf } from '../kinds.ts';
import { overLimit } from '../limits.ts';
import { permission } from '../permission.ts';
import { toHuman } from '../to-human.ts';
import { treat } from '../treat.ts';
import { prepared, type Treatment } from '../treatment.ts';
import { reply, write } from '../write.ts';

/** Every request of the mail, each treated, in one reply (design §4). One that needs a human holds the whole back. */
export function requests(situation: Situation): Decision {
  const kinds = kindsOf(situation.reading);
  const asked = onceEach(situation.reading.requests.filter(({ kind }) => kinds.includes(kind)));
  const treatments = treatAll(situation, asked);
  const actions = treatments.flatMap((treatment) => treatment.actions);
  const needed =
    humanNeeded(treatments) ??
    permission(situation, kinds.filter(isNoStop)) ??
    unanswerable(situation, kinds);
  if (needed !== null) return handedOver(situation, needed, treatments);
  if (situation.mail.automatic !== null) return withoutLetter(actions, kinds);
  const parts = treatments.flatMap((treatment) => treatment.parts);
  const letter = situation.mail.from === null ? null : write(situation, situation.mail.from, parts);
  if (letter === null || letter.kind === 'problem') {
    // Nothing is changed in silence: without a letter a yes would act and tell nobody.
    return toHuman(letter?.reason ?? { code: 'no-author' }, actions.filter(isTask));
  }
  const plan: Plan = [...actions, { kind: 'reply', letter: letter.letter, unlessAlerted: null }];
  const limit = overLimit(situation, kinds);
  if (limit !== null) return toHuman({ code: 'limit-reached', limit }, [], plan);
  return {
    kind: 'act',
    plan: [...plan, { kind: 'label', keyword: 'answered' }],
    reason: { code: 'understood', kinds },
  };
}

/** What is told of the writer's dates is told as they will be once the rest of the mail is done. */
function treatAll(situation: Situation, asked: readonly Request[]): readonly Treatment[] {
  const now = asked.map((request) => treat(situation, request));
  const changes = now.flatMap(({ actions }) => actions);
  if (!asked.some(({ kind }) => kind === 'when') || changes.length === 0) return now;
  const then = afterChanges(situation, changes);
  return asked.map((request, place) => {
    if (request.kind !== 'when') return now[place] ?? treat(situation, request);
    const isBooked = changes.some(({ kind }) => kind === 'book');
    return isBooked ? prepared({ code: 'only-a-human', kind: 'when' }) : treat(then, request);
  });
}

/** What a calendar's answer and the words beside it both ask for is done once (rules/calendar-answer.ts compares them). */
function onceEach(asked: readonly Request[]): readonly Request[] {
  const byCalendar = asked.filter(({ calendar }) => calendar === true).map(({ kind }) => kind);
  return asked.filter(({ kind, calendar }) => calendar === true || !byCalendar.includes(kind));
}

/** No letter goes back to a calendar program that writes by itself (RFC 3834): what needs one is a human's. */
function unanswerable({ mail }: Situation, kinds: readonly RequestKind[]): Reason | null {
  if (mail.automatic === null) return null;
  const kind = kinds.find((each) => each !== 'confirm' && each !== 'cancel');
  return kind === undefined ? null : { code: 'only-a-human', kind };
}

function withoutLetter(actions: readonly Action[], kinds: readonly RequestKind[]): Decision {
  return {
    kind: 'act',
    plan: [...actions, { kind: 'label', keyword: 'answered' }],
    reason: { code: 'understood', kinds },
  };
}

/** Why a human must say yes; two lists of offered times in one letter would both be numbered from 1. */
function humanNeeded(treatments: readonly Treatment[]): Reason | null {
  const asks = treatments.find(({ human }) => human !== null);
  if (asks !== undefined) return asks.human;
  const offers = treatments.flatMap(({ actions }) => actions).filter(({ kind }) => kind === 'hold');
  return offers.length > 1 ? { code: 'only-a-human', kind: 'move' } : null;
}

/** Tasks begin at once, and so does a receipt where it is the whole answer; everything else waits for a yes. */
function handedOver(situation: Situation, needed: Reason, treatments: readonly Treatment[]): Decision {
  const actions = treatments.flatMap((treatment) => treatment.actions);
  const tasks = actions.filter(isTask);
  const receipt = receiptFor(situation, treatments);
  if (receipt.length > 0) return toHuman(needed, [...receipt, ...tasks]);
  const parts = treatments.flatMap((treatment) => treatment.parts);
  if (parts.length === 0)
    return toHuman(
      needed,
      tasks,
      actions.filter((action) => !isTask(action)),
    );
  const written = situation.mail.from === null ? null : write(situation, situation.mail.from, parts);
  if (written?.kind !== 'letter') return toHuman(written?.reason ?? { code: 'no-author' }, tasks);
  const letter = { kind: 'reply', letter: written.letter, unlessAlerted: null } as const;
  return toHuman(needed, tasks, [...actions.filter((action) => !isTask(action)), letter]);
}

/** "We have your message, a person will answer": only when that is true of everything the mail asks. */
function receiptFor(situation: Situation, treatments: readonly Treatment[]): Plan {
  const { mail, practice, memory } = situation;
  if (mail.automatic !== null || overLimit(situation, []) !== null) return [];
  if (practice.autonomy.acknowledge !== 'auto' || memory.threadRepliesToday > 0) return [];
  const [template, another] = new Set(treatments.map(({ receipt }) => receipt));
  if (another !== undefined || template === null || template === undefined) return [];
  return reply(situation, [{ template, facts: {} }]);
}

/** A stop needs nobody's leave: it is done already. */
function isNoStop(kind: RequestKind): boolean {
  return kind !== 'stop';
}

function isTask({ kind }: Action): boolean {
  return kind === 'task';
}
