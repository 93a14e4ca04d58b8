import { describe, expect, it } from 'vitest';
import type { FollowUpRule, ListRow } from '../../src/domain/follow-up.ts';
import { dayOf, toLocal } from '../../src/domain/time.ts';
import { onDue } from '../../src/flow/clock/on-due.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { aPractice, moment, ZONE } from '../build/builders.ts';
import { aMessage, aRemindingWorld, aRule } from '../build/follow-ups.ts';
import { anAnswer } from '../build/waiting.ts';

const practice = { ...aPractice(), quietHours: null };
const notice = (id: string, days: number): FollowUpRule =>
  aRule({
    id,
    trigger: { kind: 'list', list: 'invoices', moment: { kind: 'day', days, minute: 600 } },
    does: aMessage({ template: 'payment', class: 'S5', approver: 'each' }),
    usefulFor: 20 * 1440,
  });
const row: ListRow = {
  list: 'invoices',
  reference: 'F-1',
  patient: 'n1',
  date: dayOf(toLocal(moment('2026-11-20T12:00'), ZONE)),
  amount: 2500,
  currency: 'EUR',
  line: 2,
};

/** A practice whose first notice has gone and whose second is due tomorrow. */
async function noticed() {
  const rules = [notice('payment', 4), notice('payment-again', 5)];
  const world = aRemindingWorld([], rules, { rows: [row], now: moment('2026-11-24T10:30') });
  await onDue(world, practice);
  const [first] = await world.store.cases('waiting');
  if (first === undefined) throw new Error('no notice was prepared');
  await onVerdict(world, practice, { kind: 'approve', case: first.id, by: 'anne', at: world.clock.now() });
  return world;
}

describe('an invoice', () => {
  it('has a second notice prepared for a human’s yes when nobody answered the first', async () => {
    const world = await noticed();
    expect(world.sent).toHaveLength(1);
    world.turnClock(moment('2026-11-25T10:30'));
    await onDue(world, practice);
    expect(await world.store.cases('waiting')).toHaveLength(1);
    expect(world.sent).toHaveLength(1);
  });

  it('is not spoken of again while "I have paid" waits for a human, and a prepared notice is put aside', async () => {
    const world = await noticed();
    world.turnClock(moment('2026-11-25T10:30'));
    await onDue(world, practice);
    const [prepared] = await world.store.cases('waiting');
    await onMail(world, practice, anAnswer(world, 1, '[payment] j’ai payé hier'));
    await onDue(world, practice);
    const after = await world.store.case(prepared?.id ?? '');
    expect(after?.state).toBe('set-aside');
    expect((await world.store.cases('waiting')).map(({ origin }) => origin.kind)).toEqual(['mail']);
  });

  it('is not asked for with an amount that changed since: the prepared notice is put aside', async () => {
    const rows = [row];
    const world = aRemindingWorld([], [notice('payment', 4)], { rows, now: moment('2026-11-24T10:30') });
    await onDue(world, practice);
    const [prepared] = await world.store.cases('waiting');
    rows.splice(0, 1, { ...row, line: 7 });
    await onDue(world, practice);
    expect(await world.store.cases('waiting')).toHaveLength(1);
    rows.splice(0, 1, { ...row, amount: 1000 });
    const at = world.clock.now();
    await onVerdict(world, practice, { kind: 'approve', case: prepared?.id ?? '', by: 'anne', at });
    expect(world.sent).toHaveLength(0);
    await onDue(world, practice);
    expect(await world.store.cases('waiting')).toHaveLength(0);
  });

  it('is spoken of again after a human has read the mail', async () => {
    const world = await noticed();
    await onMail(world, practice, anAnswer(world, 1, '[payment] j’ai payé hier'));
    world.turnClock(moment('2026-11-25T10:30'));
    await onDue(world, practice);
    const waiting = await world.store.cases('waiting');
    expect(waiting.map(({ origin }) => origin.kind)).toEqual(['mail']);
    await world.store.settle(waiting[0]?.id ?? '', 'done');
    await onDue(world, practice);
    expect((await world.store.cases('waiting')).map(({ origin }) => origin.kind)).toEqual(['clock']);
  });
});
