import { describe, expect, it } from 'vitest';
import { contactOf } from '../../../src/core/patients/contact-of.ts';
import type { ContactPoint } from '../../../src/domain/patient.ts';
import { address, aPatient } from '../../build/builders.ts';

const MOTHER = address('mother@example.org');
const OWN = address('lea@example.org');
const mothers: ContactPoint = { address: MOTHER, holder: 'parent', dead: false };
const own: ContactPoint = { address: OWN, holder: 'self', dead: false };

describe('a letter that the patient did not write for', () => {
  it('goes to the patient’s own address before a parent’s', () => {
    expect(contactOf(aPatient({ contacts: [mothers, own] }))).toBe(OWN);
  });

  it('goes to a parent when the patient has no living address', () => {
    expect(contactOf(aPatient({ contacts: [{ ...own, dead: true }, mothers] }))).toBe(MOTHER);
  });

  it('never goes to a parent of a patient who wants it confidential', () => {
    const flags = ['confidential'] as const;
    expect(contactOf(aPatient({ flags, contacts: [mothers, own] }))).toBe(OWN);
    expect(contactOf(aPatient({ flags, contacts: [mothers] }))).toBeNull();
  });

  it('goes to the address that asked, as long as it is recorded', () => {
    expect(contactOf(aPatient({ contacts: [own, mothers] }), 'mother@example.org')).toBe(MOTHER);
    expect(contactOf(aPatient({ contacts: [own, mothers] }), 'stranger@example.org')).toBe(OWN);
  });

  it('goes nowhere when a human keeps this patient', () => {
    expect(contactOf(aPatient({ flags: ['human-only'], contacts: [own] }))).toBeNull();
  });
});
