import { describe, expect, it } from 'vitest';
import { closingUid } from '../../src/core/agenda/closed-time.ts';
import { HOUR } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/on-tick.ts';
import { aPractice, moment } from '../build/builders.ts';
import { aRemindingWorld } from '../build/follow-ups.ts';

const practice = aPractice();
const THURSDAY = moment('2026-11-26T09:00');

describe('a reminder', () => {
  it('does not go out for an appointment in time that was closed since', async () => {
    const closing = closingUid('b-000000000001', practice.practitioners[0].id);
    const world = aRemindingWorld([
      { uid: 'a', start: THURSDAY, patient: 'n1' },
      { uid: closing, start: THURSDAY, patient: '' },
    ]);
    world.turnClock(moment('2026-11-25T10:00') - HOUR);
    await onTick(world, practice);
    world.turnClock(moment('2026-11-25T10:00'));
    await onTick(world, practice);
    expect(world.sent).toHaveLength(0);
  });
});
