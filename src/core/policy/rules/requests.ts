import type { Decision } from '../../../domain/decision.ts';
import type { Request } from '../../../domain/reading.ts';
import type { Situation } from '../../../domain/situation.ts';
import { kindsOf } from '../kinds.ts';
import { overLimit } from '../limits.ts';
import { permission } from '../permission.ts';
import { toHuman } from '../to-human.ts';
import { treat } from '../treat.ts';
import type { Treatment } from '../treatment.ts';
import { reply, write } from '../write.ts';

/** Every request of the mail, each treated, in one reply (design §4). One that needs a human holds the whole back. */
export function requests(situation: Situation): Decision | null {
  const treatments = situation.reading.requests.map((request) => treat(situation, request));
  const kinds = kindsOf(situation.reading);
  const actions = treatments.flatMap((treatment) => treatment.actions);
  const parts = treatments.flatMap((treatment) => treatment.parts);
  const needed =
    treatments.find((treatment) => treatment.human !== null)?.human ?? permission(situation, kinds);
  const letter = situation.mail.from === null ? null : write(situation, situation.mail.from, parts);
  if (needed !== null) {
    const draft = letter?.kind === 'letter' ? [...actions, ...reply(situation, parts)] : actions;
    return toHuman(needed, receipts(situation, situation.reading.requests, treatments), draft);
  }
  if (letter === null || letter.kind === 'problem') {
    return toHuman(letter?.reason ?? { code: 'no-author' }, [], actions);
  }
  const limit = overLimit(situation, kinds);
  const plan = [...actions, { kind: 'reply', letter: letter.letter, unlessAlerted: null } as const];
  if (limit !== null) return toHuman({ code: 'limit-reached', limit }, [], plan);
  return {
    kind: 'act',
    plan: [...plan, { kind: 'label', keyword: 'answered' }],
    reason: { code: 'understood', kinds },
  };
}

/** "We have your message, a person will answer": only when that is true of everything the mail asks. */
function receipts(situation: Situation, asked: readonly Request[], treatments: readonly Treatment[]) {
  if (situation.practice.autonomy.acknowledge !== 'auto' || situation.memory.threadRepliesToday > 0)
    return [];
  const [template, another] = new Set(treatments.map(({ receipt }) => receipt));
  if (asked.length === 0 || another !== undefined || template === null || template === undefined) return [];
  return reply(situation, [{ template, facts: {} }]);
}
