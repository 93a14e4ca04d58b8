import { expect, it } from 'vitest';
import { withContacts } from '../../../src/core/patients/changed-contacts.ts';
import { proposalText, recordCommand } from '../../../src/core/patients/contact-sentences.ts';
import { newContacts } from '../../../src/core/patients/new-contacts.ts';
import { aPatient, aPractice, NOW } from '../../build/builders.ts';

const practice = aPractice();
const patient = aPatient({ phones: ['+33199000001'] });
const given = (words: string) => newContacts({ words, patient, practice }).map((one) => one.given);

it('finds numbers and addresses that are not recorded and not the practice’s own', () => {
  expect(given('avant 01 99 00 00 01, maintenant le 01.99.00.00.02 ou ANA.L@example.net.')).toEqual([
    '+33199000002',
    'ana.l@example.net',
  ]);
  expect(given('vous êtes bien au 01 99 00 12 34, cabinet@example.org ? moi ana@example.org')).toEqual([]);
  expect(given('dossier 1041, né le 12/03/1980, rdv le 26/11 à 17h30')).toEqual([]);
});

it('puts at most four before a human, whatever a mail lists', () => {
  expect(given(Array.from({ length: 30 }, (_, n) => `a${n}@example.net`).join(' '))).toHaveLength(4);
});

it('tells old and new in one line, and the command that records it', () => {
  const [one] = newContacts({ words: '01 99 00 00 02', patient, practice });
  if (one === undefined) throw new Error('nothing found');
  expect(proposalText(one, 'fr')).toBe('téléphone : +33199000001 → +33199000002');
  expect(recordCommand(one, 'p1')).toBe('agent contacts change p1 +33199000002 --instead +33199000001');
  expect(recordCommand({ ...one, recorded: [] }, null)).toBe('agent contacts change PATIENT +33199000002');
});

it('leaves a list that was brought up to date as it is, and writes to a new contact first', () => {
  const change = {
    patient: 'p1',
    kind: 'phone',
    from: '+33199000001',
    to: '+33199000002',
    by: 'Anne',
    at: NOW,
  } as const;
  expect(withContacts(patient, [change]).phones).toEqual(['+33199000002']);
  expect(withContacts(aPatient({ phones: ['+33199000002'] }), [change]).phones).toEqual(['+33199000002']);
  expect(withContacts(patient, [{ ...change, from: null }]).phones).toEqual(['+33199000002', '+33199000001']);
  expect(withContacts(patient, [{ ...change, patient: 'p2' }])).toBe(patient);
});
