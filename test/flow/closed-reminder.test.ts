import { describe, expect, it } from 'vitest';
import { closingUid } from '../../src/core/agenda/open/closed-time.ts';
import type { Trigger } from '../../src/domain/follow-up.ts';
import type { Practice } from '../../src/domain/practice.ts';
import { HOUR, type LocalDate } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { aPractice, moment } from '../build/builders.ts';
import { aRemindingWorld, aRule } from '../build/follow-ups.ts';

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

  it.each([
    ['the practice is closed', 0],
    ['its practitioner is away', 0],
    ['somebody receives in their place', 1],
  ] as const)('goes out or not for an appointment in declared days on which %s', async (what, letters) => {
    const days = { from: '2026-11-26' as LocalDate, to: '2026-11-30' as LocalDate };
    const closure = { ...days, reason: '' };
    const [first] = practice.practitioners;
    const away: Practice = {
      ...practice,
      closures: what === 'the practice is closed' ? [closure] : [],
      practitioners: [
        {
          ...first,
          closures: what === 'its practitioner is away' ? [closure] : [],
          replacements:
            what === 'somebody receives in their place' ? [{ ...days, name: 'Anne', bookable: true }] : [],
        },
      ],
    };
    const rules = [aRule(), aRule({ id: 'closing', trigger: CLOSING, usefulFor: 20_160 })];
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }], rules);
    world.turnClock(moment('2026-11-19T10:00'));
    await onTick(world, away);
    expect(world.sent).toHaveLength(1);
    world.turnClock(moment('2026-11-25T10:00'));
    await onTick(world, away);
    expect(world.sent).toHaveLength(1 + letters);
  });
});

const CLOSING: Trigger = { kind: 'closure', moment: { kind: 'day', days: 7, minute: 600 } };
