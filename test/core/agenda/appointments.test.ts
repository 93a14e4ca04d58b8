import { describe, expect, it } from 'vitest';
import { appointmentsOf } from '../../../src/core/agenda/appointments.ts';
import type { Occurrence } from '../../../src/domain/agenda.ts';
import type { Patient } from '../../../src/domain/patient.ts';
import { address, anOccurrence, aPatient, NOW } from '../../build/builders.ts';

const ana = aPatient({ id: 'P-0042' });
const contact = (text: string) => [{ address: address(text), holder: 'self' as const, dead: false }];
const other = (different: Partial<Patient>) =>
  aPatient({
    id: 'P-0077',
    givenName: 'Paul',
    familyName: 'Benali',
    contacts: contact('paul@example.org'),
    ...different,
  });

function isHers(different: Partial<Occurrence>, others: readonly Patient[] = [other({})]): boolean {
  const occurrence = anOccurrence('2026-11-26T09:00', { patientId: null, summary: '', ...different });
  return (
    appointmentsOf({ occurrences: [occurrence], patient: ana, patients: [ana, ...others], now: NOW })
      .length === 1
  );
}

describe('whose appointment it is', () => {
  it.each<[string, Partial<Occurrence>]>([
    ['the patient for whom it was booked', { patientId: 'P-0042', summary: 'X.Y.' }],
    ['an invited address of hers', { attendees: ['ana@example.org'] }],
    ['her file number', { summary: 'Bilan (P-0042)' }],
    ['her full name', { summary: 'Ana Lemaire' }],
    ['her name the other way round, without accents', { summary: 'LEMAIRE ana - 30 min' }],
    ['her family name with a title', { summary: 'Mme Lemaire' }],
    ['her family name with an initial', { summary: 'LEMAIRE A.' }],
  ])('is told by %s', (_, occurrence) => {
    expect(isHers(occurrence)).toBe(true);
  });

  it.each<[string, Partial<Occurrence>, readonly Patient[]]>([
    ['it was booked for another', { patientId: 'P-0077', summary: 'Ana Lemaire' }, [other({})]],
    ['it was booked for nobody we know', { patientId: 'gone', summary: 'Ana Lemaire' }, []],
    [
      'two patients share the address',
      { attendees: ['ana@example.org'] },
      [other({ contacts: contact('ana@example.org') })],
    ],
    [
      'two patients share the name',
      { summary: 'Ana Lemaire' },
      [other({ givenName: 'Ana', familyName: 'Lemaire' })],
    ],
    ['two patients share the family name', { summary: 'Mme Lemaire' }, [other({ familyName: 'Lemaire' })]],
    [
      'the longer name of another stands there',
      { summary: 'Ana Lemaire-Roux' },
      [other({ givenName: 'Ana', familyName: 'Lemaire-Roux' })],
    ],
    ['two patients are named', { summary: 'Ana Lemaire / Paul Benali' }, [other({})]],
    ['only the given name stands there', { summary: 'Ana' }, []],
    ['the name is a part of another word', { summary: 'Banana Lemaireau' }, []],
    ['the number is longer', { summary: 'P-00421' }, []],
  ])('is nobody’s when %s', (_, occurrence, others) => {
    expect(isHers(occurrence, others)).toBe(false);
  });

  it('takes no count or clock time for a file number', () => {
    const patient = aPatient({ id: '12' });
    const occurrences = [
      anOccurrence('2026-11-26T09:00', { patientId: null, summary: 'Groupe 12 personnes' }),
    ];
    expect(appointmentsOf({ occurrences, patient, patients: [patient], now: NOW })).toEqual([]);
  });

  it('leaves out what is past or cancelled, soonest first', () => {
    const occurrences = [
      anOccurrence('2026-12-01T09:00', { patientId: 'P-0042' }),
      anOccurrence('2026-11-26T09:00', { patientId: 'P-0042' }),
      anOccurrence('2026-11-27T09:00', { patientId: 'P-0042', status: 'CANCELLED' }),
      anOccurrence('2026-11-23T09:00', { patientId: 'P-0042' }),
    ];
    const found = appointmentsOf({ occurrences, patient: ana, patients: [ana], now: NOW });
    expect(found.map(({ occurrence }) => occurrence.uid)).toEqual([
      'uid-2026-11-26T09:00',
      'uid-2026-12-01T09:00',
    ]);
  });
});
