import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayReceive, type Standing, saidOf } from '../../../src/core/consents/may-receive.ts';
import { MESSAGE_CLASSES } from '../../../src/domain/contact.ts';
import type { MessageConsent } from '../../../src/domain/follow-up.ts';
import { PATIENT_FLAGS, type PatientFlag } from '../../../src/domain/patient.ts';
import { aPatient, NOW } from '../../build/builders.ts';

function aStanding(different: Partial<Standing> = {}): Standing {
  return {
    patient: aPatient(),
    consents: [],
    stopped: [],
    frozen: null,
    chosen: false,
    troubled: false,
    unread: false,
    sentBefore: 0,
    ...different,
  };
}

function said(kind: MessageConsent['class'], state: MessageConsent['state'], at = NOW): MessageConsent {
  return { patient: 'p1', class: kind, state, at, source: 'mail', by: 'agent' };
}

describe('who may be written to without having asked', () => {
  it('reminds everybody who did not say no, and in Germany only who said yes', () => {
    expect(mayReceive('S1', aStanding(), 'opt-out').kind).toBe('yes');
    expect(mayReceive('S1', aStanding(), 'opt-in')).toEqual({ kind: 'no', why: 'no-consent' });
    expect(mayReceive('S1', aStanding({ consents: [said('S1', 'given')] }), 'opt-in').kind).toBe('yes');
    expect(mayReceive('S1', aStanding({ consents: [said('S1', 'refused')] }), 'opt-out')).toEqual({
      kind: 'no',
      why: 'stopped',
    });
  });

  it('asks a human for what only a human may choose, and not when they did', () => {
    for (const kind of ['S2', 'S7'] as const) {
      expect(mayReceive(kind, aStanding(), 'opt-out').kind).toBe('ask');
      expect(mayReceive(kind, aStanding({ chosen: true }), 'opt-out').kind).toBe('yes');
    }
  });

  it('invites to a yearly visit only who said yes before, and twice a year at most', () => {
    const opted = { consents: [said('S3', 'given')] };
    expect(mayReceive('S3', aStanding({ chosen: true }), 'opt-out').kind).toBe('no');
    expect(mayReceive('S3', aStanding({ ...opted, sentBefore: 1 }), 'opt-out').kind).toBe('yes');
    expect(mayReceive('S3', aStanding({ ...opted, sentBefore: 2 }), 'opt-out')).toEqual({
      kind: 'no',
      why: 'limit',
    });
  });

  it('asks nobody how they liked it after a complaint or an emergency', () => {
    expect(mayReceive('S4', aStanding(), 'opt-out').kind).toBe('yes');
    expect(mayReceive('S4', aStanding({ troubled: true }), 'opt-out').kind).toBe('no');
  });

  it('lets a human say yes to a first notice of an invoice, sends a second, and no third', () => {
    expect(
      [0, 1, 2].map((sentBefore) => mayReceive('S5', aStanding({ sentBefore }), 'opt-out').kind),
    ).toEqual(['ask', 'yes', 'no']);
  });

  it('believes the last word, and a no of the same moment before a yes', () => {
    const consents = [said('S4', 'given', NOW + 1), said('S4', 'refused', NOW)];
    expect(saidOf('S4', { patient: aPatient(), consents })).toBe('given');
    expect(
      saidOf('S4', { patient: aPatient(), consents: [said('S4', 'given'), said('S4', 'refused')] }),
    ).toBe('refused');
  });

  it('keeps a no of the patients’ file until the practice takes it out', () => {
    const patient = aPatient({ consents: [{ class: 'S1', state: 'refused' }] });
    expect(saidOf('S1', { patient, consents: [said('S1', 'given')] })).toBe('refused');
    const willing = aPatient({ consents: [{ class: 'S3', state: 'given' }] });
    expect(saidOf('S3', { patient: willing, consents: [] })).toBe('given');
    expect(saidOf('S3', { patient: willing, consents: [said('S3', 'refused')] })).toBe('refused');
  });

  const anyStanding = fc.record({
    kind: fc.constantFrom(...MESSAGE_CLASSES),
    flags: fc.subarray<PatientFlag>([...PATIENT_FLAGS, ...PATIENT_FLAGS], { maxLength: 1 }),
    listed: fc.array(
      fc.record({ class: fc.constantFrom(...MESSAGE_CLASSES), state: fc.constantFrom('given', 'refused') }),
    ),
    consents: fc.array(
      fc
        .tuple(fc.constantFrom(...MESSAGE_CLASSES), fc.constantFrom('given', 'refused'), fc.nat(20))
        .map(([kind, state, at]) => said(kind, state, at)),
    ),
    stopped: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([...MESSAGE_CLASSES])),
    frozen: fc.constantFrom(null, null, null, 'emergency', 'loss'),
    chosen: fc.boolean(),
    troubled: fc.boolean(),
    unread: fc.boolean(),
    sentBefore: fc.nat(3),
    reminders: fc.constantFrom('opt-in', 'opt-out'),
  });

  it('never writes to whom stopped, died, is kept by a human, or said no', () => {
    fc.assert(
      fc.property(anyStanding, ({ kind, flags, listed, reminders, ...rest }) => {
        const standing = { ...rest, patient: aPatient({ flags, consents: listed }) };
        if (mayReceive(kind, standing, reminders).kind === 'no') return;
        expect(standing.stopped).not.toContain(kind);
        expect(standing.frozen).toBeNull();
        expect(flags.filter((flag) => flag !== 'confidential')).toEqual([]);
        expect(lastWords(kind, standing).map(({ state }) => state)).not.toContain('refused');
        expect(listed).not.toContainEqual({ class: kind, state: 'refused' });
      }),
      { numRuns: 3000 },
    );
  });

  it('never writes alone without the yes that a class needs', () => {
    fc.assert(
      fc.property(anyStanding, ({ kind, flags, listed, reminders, ...rest }) => {
        const standing = { ...rest, patient: aPatient({ flags, consents: listed }) };
        if (mayReceive(kind, standing, reminders).kind !== 'yes') return;
        const own = lastWords(kind, standing);
        const yes = own.length > 0 || listed.some((one) => one.class === kind);
        expect(yes || (kind !== 'S3' && !(kind === 'S1' && reminders === 'opt-in'))).toBe(true);
        expect(yes || standing.chosen || (kind !== 'S2' && kind !== 'S7')).toBe(true);
        expect(kind === 'S4' && standing.troubled).toBe(false);
        expect(kind === 'S5' && (standing.sentBefore !== 1 || standing.unread)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});

/** What was said last of a class, refusals of the same moment among it. */
function lastWords(kind: MessageConsent['class'], { consents }: Standing): readonly MessageConsent[] {
  const own = consents.filter((one) => one.class === kind);
  return own.filter(({ at }) => own.every((other) => other.at <= at));
}
