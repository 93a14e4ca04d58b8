// What is left of cases when their words, and then whom they were about, have had their time (handbook ).

import type { Action, Plan } from '../../domain/action.ts';
import type { ActionRecord, Case, Origin, Stage } from '../../domain/case.ts';
import type { Letter } from '../../domain/letter.ts';
import type { KeptStage } from '../../domain/privacy.ts';
import type { Reading } from '../../domain/reading.ts';
import { join } from '../letters/fill.ts';

/** Which actions of a case certainly left the house, as `stage-step`. */
export type Left = ReadonlySet<string>;

/** Only what is `done`: of what is unknown nobody can say that it left. */
export function leftOf(records: readonly Pick<ActionRecord, 'stage' | 'step' | 'state'>[]): Left {
  return new Set(
    records.filter(({ state }) => state === 'done').map(({ stage, step }) => placeOf(stage, step)),
  );
}

/** The case with no more than the stage allows. */
export function agedCase(kase: Case, stage: KeptStage, left: Left): Case {
  switch (stage) {
    case 'whole':
      return kase;
    case 'no-drafts':
      return withPlans(kase, (action, place) => (left.has(place) ? action : withoutLetters(action)));
    case 'no-text':
      return { ...withPlans(kase, withoutWords), reading: withoutSentences(kase.reading) };
    case 'bare':
      return bare(kase);
    case 'forgotten':
      return { ...bare(kase), reason: { code: 'forgotten' }, state: endOf(kase) };
  }
}

/** One action of it; `hasLeft`: it was done. */
export function agedAction(action: Action, stage: KeptStage, hasLeft: boolean): Action {
  switch (stage) {
    case 'whole':
      return action;
    case 'no-drafts':
      return hasLeft ? action : withoutLetters(action);
    case 'no-text':
      return withoutWords(action);
    case 'bare':
    case 'forgotten':
      return NOTHING;
  }
}

/** Stands for what was done; when, and to which keyed hash, is kept beside it. */
const NOTHING: Action = { kind: 'label', keyword: 'answered' };
const NO_WORDS = join([], ' ');

function bare({ id, origin, batch, sent, opened, decision, reason, state }: Case): Case {
  return {
    id,
    origin: withoutKeys(origin),
    batch,
    source: null,
    messageId: null,
    contentHash: '',
    thread: [],
    from: null,
    patient: null,
    sent,
    opened,
    reading: null,
    decision,
    reason,
    plan: [],
    proposal: [],
    state,
  };
}

/** A forgotten case waits for nobody. */
function endOf({ state }: Case): Case['state'] {
  switch (state) {
    case 'acting':
    case 'waiting':
    case 'unknown':
      return 'set-aside';
    case 'done':
    case 'set-aside':
    case 'refused':
      return state;
  }
}

/** Follow-ups are known again by their keys' hashes, which stand elsewhere. */
function withoutKeys(origin: Origin): Origin {
  return origin.kind === 'clock' ? { kind: 'clock', rule: origin.rule, key: '' } : origin;
}

function withPlans(kase: Case, change: (action: Action, place: string) => Action): Case {
  const changed = (plan: Plan, stage: Stage) =>
    plan.map((action, step) => change(action, placeOf(stage, step)));
  return { ...kase, plan: changed(kase.plan, 'now'), proposal: changed(kase.proposal, 'approved') };
}

function placeOf(stage: Stage, step: number): string {
  return `${stage}-${step}`;
}

function withoutWords(action: Action): Action {
  return action.kind === 'survey'
    ? { ...action, answer: { ...action.answer, words: '' } }
    : withoutLetters(action);
}

function withoutLetters(action: Action): Action {
  if (action.kind !== 'reply') return action;
  const { letter, unlessAlerted } = action;
  return {
    ...action,
    letter: emptied(letter),
    unlessAlerted: unlessAlerted === null ? null : emptied(unlessAlerted),
  };
}

function emptied(letter: Letter): Letter {
  return { ...letter, subject: NO_WORDS, body: NO_WORDS };
}

/** What was wanted stays, the words go. */
function withoutSentences(reading: Reading | null): Reading | null {
  if (reading === null) return null;
  const requests = reading.requests.map((request) => ({ ...request, sentences: [], wishes: [], about: [] }));
  return { ...reading, flags: [], sentences: [], unexplained: [], requests };
}
