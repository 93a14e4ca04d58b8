import { describe, expect, it } from 'vitest';
import { answerBy } from '../../../src/core/review/answer-by.ts';
import { queueOf } from '../../../src/core/review/queue.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import type { RequestKind } from '../../../src/domain/reading.ts';
import { HOUR } from '../../../src/domain/time.ts';
import {
  anAgenda,
  anAppointment,
  aPractice,
  aReading,
  aRequest,
  aSlot,
  moment,
} from '../../build/builders.ts';
import { anOffer, aWaitingCase } from '../../contract/store-builders.ts';

const READ_FIRST = {
  kind: 'review',
  reason: { code: 'not-closed' },
  plan: [],
  proposal: [],
} as unknown as Decision;

const byWhen = (kind: RequestKind, start: string, decision: Decision = READ_FIRST) =>
  answerBy({
    decision,
    reading: aReading([aRequest(kind)]),
    agenda: anAgenda({ appointments: [anAppointment(start)] }),
    practice: aPractice(),
  });

describe('a mail that concerns an appointment', () => {
  it('is read in the last opening hours before it', () => {
    expect(byWhen('cancel', '2026-11-25T08:00')).toBe(moment('2026-11-24T19:00'));
    expect(byWhen('cancel', '2026-11-25T10:00')).toBe(moment('2026-11-25T10:00'));
    expect(byWhen('cancel', '2026-11-25T14:00')).toBe(moment('2026-11-25T12:00'));
    expect(byWhen('cancel', '2026-11-30T08:00')).toBe(moment('2026-11-27T19:00'));
  });

  it('is one that nobody understood too, not one about something else, nor one that is answered alone', () => {
    const about = (kind: RequestKind, unexplained: readonly number[]) =>
      answerBy({
        decision: READ_FIRST,
        reading: aReading([aRequest(kind)], { unexplained: unexplained as never }),
        agenda: anAgenda({ appointments: [anAppointment('2026-11-25T08:00')] }),
        practice: aPractice(),
      });
    expect(about('renewal', [2])).toBe(moment('2026-11-24T19:00'));
    expect(about('renewal', [])).toBeNull();
    expect(byWhen('cancel', '2026-11-25T08:00', { ...READ_FIRST, kind: 'act' } as never)).toBeNull();
  });

  it('goes by the appointment that would be changed, not by the next one', () => {
    const slot = aSlot('2026-11-30T09:00');
    const from = { start: slot.start, end: slot.end };
    const ref = { uid: 'a', recurrenceId: null };
    const cancels = { ...READ_FIRST, proposal: [{ kind: 'cancel', ref, from }] } as never;
    expect(byWhen('cancel', '2026-11-25T08:00', cancels)).toBe(moment('2026-11-30T09:00'));
  });

  it('stands in the list before what falls due later', () => {
    const holds = aWaitingCase({
      id: 'c-00000000000a',
      proposal: [{ kind: 'hold', offer: anOffer({ until: moment('2026-11-24T20:00') }) }],
    });
    const tomorrow = aWaitingCase({
      id: 'c-00000000000b',
      answerBy: moment('2026-11-24T19:00'),
      proposal: [],
    });
    const now = moment('2026-11-24T09:00') + HOUR;
    expect(queueOf([holds, tomorrow], [], now).map(({ kase }) => kase.id)).toEqual([tomorrow.id, holds.id]);
  });
});
