import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../src/domain/time.ts';
import { climb } from '../../../src/flow/clock/alert-ladder.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../../src/flow/verdicts/on-verdict.ts';
import { address, NOW } from '../../build/builders.ts';
import { aMailboxPractice } from '../../build/mailbox-practice.ts';
import { aRawMail, aWorld } from '../../build/world.ts';

const plain = aMailboxPractice();
const practice = {
  ...plain,
  alerts: {
    ...plain.alerts,
    second: { mail: address('paul@example.net'), command: null, after: 5 },
    repeat: 10,
  },
};

async function anEmergency() {
  const world = aWorld();
  const kase = await onMail(world, practice, aRawMail('[danger-life] …'));
  return {
    world,
    kase,
    tell: async (minutes: number) => {
      world.turnClock(NOW + minutes * MINUTE);
      await climb(world, practice);
      return world.raised.map(({ rung }) => rung ?? 'first');
    },
  };
}

describe('an emergency that nobody has seen', () => {
  it('is told to the second person after five minutes, and to everybody every ten', async () => {
    const { world, kase, tell } = await anEmergency();
    expect(kase.plan.some((action) => action.kind === 'alert' && action.level === 'red')).toBe(true);
    expect(await tell(4)).toEqual(['first']);
    expect(await tell(5)).toEqual(['first', 'second']);
    expect(await tell(14)).toEqual(['first', 'second']);
    expect(await tell(15)).toEqual(['first', 'second', 'everybody']);
    expect(await tell(25)).toEqual(['first', 'second', 'everybody', 'everybody']);
    for (const { sentence } of world.raised) expect(sentence).not.toMatch(/Ana|danger/u);
    const verbs = (await world.store.trail({ case: kase.id })).map(({ verb, detail }) => `${verb} ${detail}`);
    expect(verbs.filter((verb) => verb.startsWith('AlertToldAgain'))).toEqual([
      'AlertToldAgain second done',
      'AlertToldAgain everybody done',
      'AlertToldAgain everybody done',
    ]);
  });

  it('is told no more once somebody said that they have seen it', async () => {
    const { world, kase, tell } = await anEmergency();
    await tell(5);
    await onVerdict(world, practice, { kind: 'seen', case: kase.id, by: 'practitioner', at: NOW });
    expect(await tell(60)).toEqual(['first', 'second']);
    expect(await world.store.openAlerts()).toEqual([]);
  });

  it('is told again at once when no channel took it', async () => {
    const { world, tell } = await anEmergency();
    world.suffer({ alerts: 'refused' });
    expect(await tell(5)).toEqual(['first']);
    world.suffer({ alerts: 'none' });
    expect(await tell(6)).toEqual(['first', 'second']);
  });
});
