// Cases, letters and offers that show only the difference.

import type { Action, Offer } from '../../src/domain/action.ts';
import type { Case } from '../../src/domain/case.ts';
import type { Invitation } from '../../src/domain/invitation.ts';
import type { ApprovedText, Letter } from '../../src/domain/letter.ts';
import { type Address, parseAddress } from '../../src/domain/mail.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';

/** Tuesday 24 November 2026, 9:00 in Paris. */
export const MORNING = Date.parse('2026-11-24T08:00:00Z');

export function anAddress(text: string): Address {
  const address = parseAddress(text);
  if (address === null) throw new Error(`${text} is no address`);
  return address;
}

export const LEA = anAddress('lea.martin@example.org');
export const PAUL = anAddress('paul.roux@example.org');

export function aLetter(to: Address = LEA): Letter {
  return {
    to,
    language: 'fr',
    subject: 'Votre rendez-vous' as ApprovedText,
    body: 'Votre rendez-vous est confirmé.' as ApprovedText,
    made: [{ id: 'confirmed', hash: 'a1b2c3d4e5f6a7b8c9d0' }],
    class: 'S1',
  };
}

export function aReply(to: Address = LEA): Action {
  return { kind: 'reply', letter: aLetter(to), unlessAlerted: null };
}

export const LABEL: Action = { kind: 'label', keyword: 'answered' };

export function anOffer(difference: Partial<Offer> = {}): Offer {
  const start = MORNING + 2 * DAY;
  return {
    id: 'o-c-0123456789ab',
    patient: 'p-1',
    slots: [{ start, end: start + 30 * MINUTE, practitioner: 'anne', type: 'standard' }],
    until: MORNING + 2 * HOUR,
    madeAt: MORNING,
    replaces: null,
    state: 'open',
    ...difference,
  };
}

/** A case with a reply and a keyword; its content hash follows its id unless given. */
export function aCase(difference: Partial<Case> = {}): Case {
  const id = difference.id ?? 'c-0123456789ab';
  return {
    id,
    origin: { kind: 'mail' },
    batch: null,
    source: { folder: 'inbox', key: `${id}.eml` },
    messageId: `<${id}@mail.example.org>`,
    contentHash: `hash of ${id}`,
    thread: [],
    from: LEA,
    patient: 'p-1',
    sent: MORNING - HOUR,
    opened: MORNING,
    reading: null,
    decision: 'act',
    reason: { code: 'understood', kinds: ['confirm'] },
    plan: [aReply(), LABEL],
    proposal: [],
    state: 'acting',
    ...difference,
  };
}

/** A case that waits for a human, its reply only proposed. */
export function aWaitingCase(difference: Partial<Case> = {}): Case {
  return aCase({
    decision: 'review',
    reason: { code: 'suggest-only', kind: 'confirm' },
    plan: [{ kind: 'label', keyword: 'to-review' }],
    proposal: [aReply(), LABEL],
    state: 'waiting',
    ...difference,
  });
}

/** An invitation as Léa's calendar got it. */
export function anInvitation(difference: Partial<Invitation> = {}): Invitation {
  return {
    uid: 'u-1',
    recurrenceId: null,
    start: MORNING + DAY,
    end: MORNING + DAY + HOUR,
    original: null,
    sequence: 0,
    patient: 'p-1',
    to: LEA,
    state: 'invited',
    answer: 'none',
    at: MORNING,
    ...difference,
  };
}
