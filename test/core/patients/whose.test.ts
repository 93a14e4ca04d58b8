import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whoseMail } from '../../../src/core/patients/whose.ts';
import type { Mail, SenderProof } from '../../../src/domain/mail.ts';
import type { Patient, PatientId, Writer } from '../../../src/domain/patient.ts';
import { aContact, address, aMail, aPatient, day } from './builders.ts';

const unproved: SenderProof = { kind: 'unknown', sentence: 'Our mail server did not check the sender.' };
const forged: SenderProof = { kind: 'failed', sentence: 'The sender failed the DMARC check.' };

const FAMILY = 'famille@example.org';
const sandrine = aPatient({ contacts: [aContact(FAMILY)] });
const lea = aPatient({
  id: 'lea',
  givenName: 'Léa',
  birthDate: day('2014-03-02'),
  contacts: [aContact(FAMILY, { holder: 'parent' })],
});
const tom = aPatient({
  id: 'tom',
  givenName: 'Tom',
  birthDate: day('2016-09-21'),
  contacts: [aContact(FAMILY, { holder: 'parent' })],
});
const paul = aPatient({ id: 'paul', givenName: 'Paul', contacts: [aContact(FAMILY)] });

function whose(
  mail: Partial<Mail>,
  patients: readonly Patient[] = [aPatient()],
  answeredFor: PatientId | null = null,
) {
  return whoseMail({ mail: aMail(mail), patients, answeredFor });
}

function said(writer: Writer): string {
  switch (writer.kind) {
    case 'nobody':
      return `nobody: ${writer.why}${writer.perhaps.length > 0 ? `, perhaps ${writer.perhaps.join(', ')}` : ''}`;
    case 'several':
      return `several: ${writer.candidates.map(({ id }) => id).join(', ')}`;
    case 'patient':
      return `${writer.patient.id}, level ${writer.level}, as ${writer.as}, by ${writer.provedBy}`;
  }
}

describe('the identity ladder', () => {
  const ladder: readonly [string, Partial<Mail>, readonly Patient[], PatientId | null, string][] = [
    ['knows a proved, recorded address', {}, [aPatient()], null, 'sandrine, level 1, as self, by sender'],
    ['knows nobody without an author', { from: null }, [aPatient()], null, 'nobody: no-author'],
    [
      'knows nobody at an address that is not recorded',
      { from: address('x@example.org') },
      [aPatient()],
      null,
      'nobody: unknown',
    ],
    [
      'does not believe an unchecked sender',
      { proof: unproved },
      [aPatient()],
      null,
      'nobody: unproved, perhaps sandrine',
    ],
    [
      'does not believe a forged sender',
      { proof: forged },
      [aPatient()],
      null,
      'nobody: unproved, perhaps sandrine',
    ],
    [
      'believes the reply to a letter to that patient',
      { proof: unproved },
      [aPatient()],
      'sandrine',
      'sandrine, level 1, as self, by thread',
    ],
    [
      'does not believe the reply to a letter to another patient',
      { proof: unproved },
      [aPatient()],
      'lea',
      'nobody: unproved, perhaps sandrine',
    ],
    [
      'does not know an address by its reply token alone',
      { from: address('x@example.org') },
      [aPatient()],
      'sandrine',
      'nobody: unknown',
    ],
    [
      'takes a look-alike domain for nobody',
      { from: address('sandrine@examp1e.org') },
      [aPatient()],
      null,
      'nobody: look-alike',
    ],
    [
      'takes a subdomain for nobody',
      { from: address('sandrine@mail.example.org') },
      [aPatient()],
      null,
      'nobody: unknown',
    ],
    [
      'learns nothing from a display name',
      { from: address('x@example.org'), fromName: 'Sandrine Exemple' },
      [aPatient()],
      null,
      'nobody: unknown',
    ],
    [
      'no longer knows a dead address',
      {},
      [aPatient({ contacts: [aContact('sandrine@example.org', { dead: true })] })],
      null,
      'nobody: unknown',
    ],
    [
      'climbs with the date of birth',
      { ownWords: 'née le 12/05/1984' },
      [aPatient()],
      null,
      'sandrine, level 2, as self, by sender',
    ],
    [
      'climbs with the date of birth in words',
      { ownWords: 'née le 12 mai 1984' },
      [aPatient()],
      null,
      'sandrine, level 2, as self, by sender',
    ],
    [
      "does not climb with another's date of birth",
      { ownWords: 'née le 13/05/1984' },
      [aPatient()],
      null,
      'sandrine, level 1, as self, by sender',
    ],
    [
      'climbs with the file number',
      { ownWords: 'dossier n° 4711' },
      [aPatient({ id: '4711' })],
      null,
      '4711, level 2, as self, by sender',
    ],
    [
      'does not climb with a bare number',
      { ownWords: 'appelez le 4711' },
      [aPatient({ id: '4711' })],
      null,
      '4711, level 1, as self, by sender',
    ],
    [
      'does not climb with what stands in a quoted text',
      { ownWords: 'ok', text: 'ok\n> née le 12/05/1984' },
      [aPatient()],
      null,
      'sandrine, level 1, as self, by sender',
    ],
    ['knows a parent', { from: address(FAMILY) }, [lea], null, 'lea, level 1, as parent, by sender'],
  ];
  for (const [name, mail, patients, answeredFor, expected] of ladder) {
    it(name, () => expect(said(whose(mail, patients, answeredFor))).toBe(expected));
  }
});

describe('one address, several patients', () => {
  const all = [sandrine, lea, tom];
  const table: readonly [string, Partial<Mail>, readonly Patient[], string][] = [
    [
      'asks when nobody is named',
      { ownWords: 'Je voudrais annuler jeudi.' },
      [lea, tom],
      'several: lea, tom',
    ],
    [
      'takes the child that is named',
      { ownWords: 'Léa ne pourra pas venir jeudi.' },
      all,
      'lea, level 1, as parent, by sender',
    ],
    [
      'takes the name without accent or capital',
      { ownWords: 'lea peut pas venir' },
      all,
      'lea, level 1, as parent, by sender',
    ],
    [
      'takes the name in the subject',
      { subject: 'rdv de Tom', ownWords: 'Il sera absent.' },
      all,
      'tom, level 1, as parent, by sender',
    ],
    ['asks when two are named', { ownWords: 'Léa et Tom sont malades.' }, all, 'several: sandrine, lea, tom'],
    [
      'takes the child when the parent signs',
      { ownWords: 'Léa sera absente jeudi.\n\nCordialement\nSandrine' },
      all,
      'lea, level 1, as parent, by sender',
    ],
    [
      'asks when the parent who signs speaks of themself too',
      { ownWords: 'Léa sera absente, et je déplace aussi mon rendez-vous.\nSandrine' },
      all,
      'several: sandrine, lea, tom',
    ],
    [
      'asks when only the parent signs',
      { ownWords: 'Je dois annuler jeudi.\n\nSandrine' },
      all,
      'several: sandrine, lea, tom',
    ],
    [
      'takes the one of a couple who signs',
      { ownWords: 'Je dois annuler jeudi.\n\nPaul' },
      [sandrine, paul],
      'paul, level 1, as self, by sender',
    ],
    [
      'asks when the one who signs speaks of the other',
      { ownWords: 'Ma femme doit annuler jeudi.\n\nPaul' },
      [sandrine, paul],
      'several: sandrine, paul',
    ],
    [
      'does not take who is greeted',
      { ownWords: 'Bonjour Paul,\nje dois annuler jeudi.' },
      [sandrine, paul],
      'several: sandrine, paul',
    ],
    [
      'takes a date of birth for a name',
      { ownWords: 'pour ma fille née le 2 mars 2014' },
      [lea, tom],
      'lea, level 2, as parent, by sender',
    ],
    [
      'asks when the name and the date of birth differ',
      { ownWords: 'Tom, 02/03/2014' },
      [lea, tom],
      'several: lea, tom',
    ],
    [
      'asks when two have the same name',
      { ownWords: 'Léa est absente' },
      [lea, { ...tom, givenName: 'Lea' }],
      'several: lea, tom',
    ],
  ];
  for (const [name, mail, patients, expected] of table) {
    it(name, () => expect(said(whose({ from: address(FAMILY), ...mail }, patients))).toBe(expected));
  }

  it('takes the one whose letter is answered when nobody is named', () => {
    const mail = { from: address(FAMILY), ownWords: 'ok pour le 2' };
    expect(said(whose(mail, [lea, tom], 'tom'))).toBe('tom, level 1, as parent, by sender');
    expect(said(whose({ ...mail, proof: unproved }, [lea, tom], 'tom'))).toBe(
      'tom, level 1, as parent, by thread',
    );
  });

  it('asks when the letter was to one and the mail names another', () => {
    const mail = { from: address(FAMILY), ownWords: 'ok pour Léa' };
    expect(said(whose(mail, [lea, tom], 'tom'))).toBe('several: lea, tom');
    expect(said(whose({ ...mail, proof: unproved }, [lea, tom], 'tom'))).toBe(
      'nobody: unproved, perhaps lea, tom',
    );
  });
});

describe('a promise', () => {
  const holders = fc.constantFrom('self' as const, 'parent' as const, 'carer' as const);
  const names = fc.constantFrom('Léa', 'Tom', 'Sandrine', 'Paul', 'Jean-Pierre', 'Rose');
  const people = fc.array(
    fc.record({ givenName: names, holder: holders, at: fc.constantFrom('a@example.org', 'b@example.org') }),
    { maxLength: 5 },
  );
  const mails = fc.record({
    from: fc.constantFrom(address('a@example.org'), address('b@example.org'), null),
    ownWords: fc.oneof(fc.string(), names, fc.constant('dossier n° p-1, 12/05/1984, Léa')),
    proof: fc.constantFrom<SenderProof>(unproved, forged),
    fromName: names,
  });
  const patientsOf = (
    list: readonly { givenName: string; holder: 'self' | 'parent' | 'carer'; at: string }[],
  ) =>
    list.map(({ givenName, holder, at }, index) =>
      aPatient({ id: `p-${index}`, givenName, contacts: [aContact(at, { holder })] }),
    );

  it('never finds a patient in an unproved mail that answers no letter', () => {
    fc.assert(
      fc.property(mails, people, (mail, list) => {
        const writer = whose(mail, patientsOf(list));
        expect(writer).toMatchObject({ kind: 'nobody', level: 0 });
      }),
      { numRuns: 500 },
    );
  });

  it('finds in an unproved reply only the patient whose letter it answers, at their own address', () => {
    fc.assert(
      fc.property(mails, people, fc.integer({ min: 0, max: 5 }), (mail, list, answered) => {
        const patients = patientsOf(list);
        const writer = whose(mail, patients, `p-${answered}`);
        if (writer.kind === 'nobody') return;
        expect(writer.kind).toBe('patient');
        if (writer.kind !== 'patient') return;
        expect(writer.patient.id).toBe(`p-${answered}`);
        expect(writer.patient.contacts.map((contact) => contact.address)).toContain(mail.from);
      }),
      { numRuns: 500 },
    );
  });

  it('never finds a patient at an address that is not theirs', () => {
    fc.assert(
      fc.property(mails, people, (mail, list) => {
        const writer = whose({ ...mail, proof: { kind: 'proved', by: ['dkim'] } }, patientsOf(list));
        const found =
          writer.kind === 'patient' ? [writer.patient] : writer.kind === 'several' ? writer.candidates : [];
        for (const { contacts } of found)
          expect(contacts.map((contact) => contact.address)).toContain(mail.from);
      }),
      { numRuns: 500 },
    );
  });
});
