import { describe, expect, it } from 'vitest';
import { mayInvite } from '../../../src/core/invitations/may-invite.ts';
import type { InvitationMode } from '../../../src/domain/invitation.ts';
import type { Patient } from '../../../src/domain/patient.ts';
import { address, aPatient, aPractice } from '../../build/builders.ts';

const ANA = address('ana@example.org');
const at = (mode: InvitationMode) => aPractice({ invitations: { mode, name: false, place: false } });

function allowed(mode: InvitationMode, different: Partial<Patient> = {}, to = ANA): boolean {
  return mayInvite({ practice: at(mode), patient: aPatient(different), to });
}

describe('whose calendar may be told', () => {
  it.each<[InvitationMode, Patient['invitations'], boolean]>([
    ['off', 'yes', false],
    ['opt-in', null, false],
    ['opt-in', 'no', false],
    ['opt-in', 'yes', true],
    ['on', null, true],
    ['on', 'no', false],
    ['on', 'yes', true],
  ])('practice %s, patient %s: %s', (mode, invitations, expected) => {
    expect(allowed(mode, { invitations })).toBe(expected);
  });

  it('takes a psychologist’s patient their own yes', () => {
    const practice = { ...at('on'), profession: 'psychologist' } as const;
    expect(mayInvite({ practice, patient: aPatient(), to: ANA })).toBe(false);
    expect(mayInvite({ practice, patient: aPatient({ invitations: 'yes' }), to: ANA })).toBe(true);
  });

  it('is nobody’s at an address that is not recorded, or that letters come back from', () => {
    expect(allowed('on', {}, address('bea@example.org'))).toBe(false);
    expect(allowed('on', { contacts: [{ address: ANA, holder: 'self', dead: true }] })).toBe(false);
  });

  it('is not a parent’s for somebody who is to be reached alone', () => {
    const parent = { contacts: [{ address: ANA, holder: 'parent', dead: false }] } as const;
    expect(allowed('on', parent)).toBe(true);
    expect(allowed('on', { ...parent, flags: ['confidential'] })).toBe(false);
    expect(allowed('on', { flags: ['confidential'] })).toBe(true);
  });

  it.each(['human-only', 'frozen', 'deceased', 'unsafe-channel'] as const)('is not one marked %s', (flag) => {
    expect(allowed('on', { flags: [flag], invitations: 'yes' })).toBe(false);
  });
});
