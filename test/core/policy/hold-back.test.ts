import { describe, expect, it } from 'vitest';
import { holdBack, waitsInPause } from '../../../src/core/policy/hold-back.ts';
import type { Action, Plan } from '../../../src/domain/action.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { aReply, LABEL, LEA } from '../../contract/store-builders.ts';

const ALERT: Action = { kind: 'alert', level: 'red', about: 'emergency-wording' };
const FREEZE: Action = { kind: 'freeze', address: LEA, why: 'emergency' };
const STOP: Action = { kind: 'stop', address: LEA };
const CONFIRM: Action = {
  kind: 'confirm',
  patient: 'p-1',
  ref: { file: 'anne', uid: 'u', recurrenceId: null },
  from: { start: 0, end: 1 },
};
const understood = { code: 'understood', kinds: ['confirm'] } as const;

const act = (...plan: Plan): Decision => ({ kind: 'act', plan, reason: understood });

describe('a decision in a pause', () => {
  it('waits for a yes with everything that would have left, in its order', () => {
    expect(holdBack(act(CONFIRM, aReply(), LABEL))).toEqual({
      kind: 'review',
      plan: [{ kind: 'label', keyword: 'to-review' }],
      proposal: [CONFIRM, aReply()],
      reason: { code: 'paused' },
    });
  });

  it('is done as far as nothing leaves', () => {
    expect(holdBack(act(aReply(), STOP, LABEL)).plan).toEqual([
      STOP,
      { kind: 'label', keyword: 'to-review' },
    ]);
    expect(holdBack(act(STOP, LABEL))).toEqual(act(STOP, LABEL));
  });

  it('keeps its reason when it was a human’s anyway', () => {
    const decision: Decision = {
      kind: 'review',
      plan: [ALERT, aReply(), FREEZE, LABEL],
      proposal: [],
      reason: { code: 'emergency-wording', class: 'life' },
    };
    expect(holdBack(decision)).toEqual({
      ...decision,
      plan: [{ ...ALERT, about: 'emergency-held' }, FREEZE, LABEL],
      proposal: [aReply()],
    });
  });

  it('says of an alert without a letter what it always says', () => {
    const decision: Decision = {
      kind: 'review',
      plan: [ALERT, FREEZE],
      proposal: [],
      reason: { code: 'distress' },
    };
    expect(holdBack(decision)).toEqual(decision);
  });

  it('loses nothing: what was planned is done or proposed', () => {
    const plan = [CONFIRM, aReply(), STOP, FREEZE];
    const { plan: done, ...held } = holdBack(act(...plan));
    const proposed = 'proposal' in held ? held.proposal : [];
    expect(done.filter(waitsInPause)).toEqual([]);
    for (const action of plan) expect([...done, ...proposed]).toContainEqual(action);
  });
});
