import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../src/core/dry-run/said-by-program.ts';
import type { Action } from '../../../src/domain/action.ts';
import type { Case } from '../../../src/domain/case.ts';
import type { ApprovedText } from '../../../src/domain/letter.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { address, aPractice, moment, NOW } from '../../build/builders.ts';

const THURSDAY = { start: moment('2026-11-26T17:30'), end: moment('2026-11-26T18:00') };
const BEFORE = new Map([['event', NOW - HOUR]]);

function aReply(template: string, body = 'Bonjour'): Action {
  return {
    kind: 'reply',
    letter: {
      to: address('ana@example.org'),
      language: 'fr',
      subject: 'Votre rendez-vous' as ApprovedText,
      body: body as ApprovedText,
      made: [{ id: template, hash: 'h' }],
      class: 'S1',
    },
    unlessAlerted: null,
  };
}

const CONFIRM: Action = {
  kind: 'confirm',
  patient: 'p-1',
  ref: { file: 'agenda.ics', uid: 'event', recurrenceId: null },
  from: THURSDAY,
};

function aCase(different: Partial<Case>): Case {
  return {
    id: 'c-000000000000',
    origin: { kind: 'mail' },
    batch: null,
    source: null,
    messageId: null,
    contentHash: 'h',
    thread: [],
    from: null,
    patient: null,
    sent: NOW,
    opened: NOW,
    reading: null,
    decision: 'act',
    reason: { code: 'understood', kinds: ['confirm'] },
    plan: [],
    proposal: [],
    state: 'done',
    ...different,
  };
}

function of(different: Partial<Case>, changes: ReadonlyMap<string, number> = BEFORE) {
  return outcomeOf(aCase(different), changes, aPractice());
}

describe('what the program would have done', () => {
  it('confirms a time that is known to have stood so', () => {
    expect(of({ plan: [CONFIRM, aReply('confirmed')] })).toMatchObject({
      kind: 'letter',
      ready: true,
      said: { fixed: [{ kind: 'confirm', at: '2026-11-26T17:30', known: true }], agendaUnknown: false },
    });
  });

  it('does not know the agenda of then when the event changed after the mail', () => {
    const changed = new Map([['event', NOW + HOUR]]);
    expect(of({ plan: [CONFIRM, aReply('confirmed')] }, changed)).toMatchObject({
      said: { fixed: [{ known: false }], agendaUnknown: true },
    });
  });

  it('never knows what was free then', () => {
    const book: Action = {
      kind: 'book',
      patient: 'p-1',
      uid: 'new',
      slot: { ...THURSDAY, practitioner: 'marie', type: 'usual' },
    };
    expect(of({ plan: [book, aReply('booked')] })).toMatchObject({ said: { agendaUnknown: true } });
  });

  it('leans on no agenda in an approved answer, and hears its prices', () => {
    expect(of({ plan: [aReply('faq:tarif', 'La séance est à 25 €.')] })).toMatchObject({
      said: { agendaUnknown: false, amounts: [25] },
    });
  });

  it('would be ready but for the practice’s own switch', () => {
    const waits = { decision: 'review', proposal: [aReply('faq:tarif')] } as const;
    expect(of({ ...waits, reason: { code: 'suggest-only', kind: 'question' } })).toMatchObject({
      ready: true,
    });
    expect(of({ ...waits, reason: { code: 'unexplained', sentences: 1 } })).toMatchObject({ ready: false });
  });

  it('leaves to a person what depends on the agenda of today, draft or not', () => {
    const reason = { code: 'which-appointment' } as const;
    expect(of({ decision: 'review', reason, proposal: [aReply('which-appointment')] })).toEqual({
      kind: 'left-to-you',
      agendaUnknown: true,
    });
  });

  it('says only that it arrived', () => {
    expect(of({ plan: [aReply('acknowledge-renewal')] })).toEqual({ kind: 'receipt' });
  });

  it('sets aside, and leaves to a person', () => {
    expect(of({ decision: 'ignore' })).toEqual({ kind: 'set-aside' });
    expect(of({ decision: 'review', reason: { code: 'health' } })).toEqual({
      kind: 'left-to-you',
      agendaUnknown: false,
    });
  });
});
