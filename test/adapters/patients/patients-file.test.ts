import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patientProblems, patientsFile, patientsIn } from '../../../src/adapters/patients/patients-file.ts';

const hours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const practice = {
  folder: '/nowhere',
  patientsFile: 'patients.csv',
  country: 'FR' as const,
  programLanguage: 'en' as const,
  practitioners: [
    {
      id: 'marie',
      name: 'Marie Exemple',
      hours,
      seasons: [],
      closures: [],
      replacements: [],
      agenda: 'agenda',
    },
  ] as const,
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => patientsIn(bytes(text), practice);
const lea = { givenName: 'Léa', familyName: 'Exemple', birthDate: '2014-03-02' };

describe('a list of patients', () => {
  it('is read with French headings', async () => {
    const { patients, problems } = await read(
      'N° dossier;Nom;Prénom;Né(e) le;E-mail;Téléphone;Langue;Praticien;Indicateurs\n' +
        '12;Exemple;Léa;02/03/2014;parent:a@example.org b@example.org;01 99 00 12 34 | 06 39 98 00 11;français;Marie Exemple;confidentiel\n',
    );
    expect(problems).toEqual([]);
    expect(patients).toEqual([
      {
        id: '12',
        ...lea,
        language: 'fr',
        contacts: [
          { address: 'a@example.org', holder: 'parent', dead: false },
          { address: 'b@example.org', holder: 'self', dead: false },
        ],
        phones: ['+33199001234', '+33639980011'],
        practitioner: 'marie',
        flags: ['confidential'],
        sharesWith: [],
        invitations: null,
      },
    ]);
  });

  it('is read with English headings, commas and quotes', async () => {
    const { patients } = await read(
      '"First name","Last name","Date of birth","Email"\n"Léa","Exemple","2014-03-02","A@Example.org"\n',
    );
    expect(patients[0]).toMatchObject({ ...lea, contacts: [{ address: 'a@example.org' }] });
  });

  it('is read with tabs, a byte order mark and windows line ends', async () => {
    const { patients } = await read('\uFEFFNom\tPrénom\tCourriel\r\nExemple\tLéa\ta@example.org\r\n');
    expect(patients.map(({ givenName }) => givenName)).toEqual(['Léa']);
  });

  it('is read when an address holds the other separator', async () => {
    const { patients, problems } = await read(
      'Nom;Prénom;Mail;Adresse\nExemple;Léa;a@example.org;12 rue des Lilas, Exempleville\n',
    );
    expect(problems).toEqual([]);
    expect(patients).toHaveLength(1);
  });

  it('is read in windows-1252 and in UTF-16, as old software exports it', async () => {
    const text = 'Nom;Prénom;E-mail\nExemple;Zoé;a@example.org\n';
    for (const list of [
      iconv.encode(text, 'windows-1252'),
      iconv.encode(text, 'utf-16le', { addBOM: true }),
    ]) {
      const { patients } = await patientsIn(list, practice);
      expect(patients.map(({ givenName }) => givenName)).toEqual(['Zoé']);
    }
  });

  it("is read with Excel's own first line, counting lines from it", async () => {
    const { patients, problems } = await read(
      'sep=;\r\nNom;Prénom;E-mail\r\nExemple;Léa;a@example.org\r\nExemple;;b@example.org\r\n',
    );
    expect(patients).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 4, weight: 'warning' });
  });

  it('joins several mail and phone columns', async () => {
    const { patients } = await read(
      'Nom;Prénom;E-mail;Email1;Tel;Portable\nExemple;Léa;a@example.org;b@example.org;;06 39 98 00 11\n',
    );
    expect(patients[0]?.contacts.map(({ address }) => address)).toEqual(['a@example.org', 'b@example.org']);
    expect(patients[0]?.phones).toEqual(['+33639980011']);
  });

  it('takes the relation column for addresses that say nothing themselves', async () => {
    const { patients } = await read(
      'Nom;Prénom;E-mail;Relation\nExemple;Léa;a@example.org self:b@example.org dead:c@example.org;mère\n',
    );
    expect(patients[0]?.contacts).toEqual([
      { address: 'a@example.org', holder: 'parent', dead: false },
      { address: 'b@example.org', holder: 'self', dead: false },
      { address: 'c@example.org', holder: 'parent', dead: true },
    ]);
  });

  it('gives the same number to the same person each time, and none that they could know', async () => {
    const list = 'Nom;Prénom;Né le;E-mail\nExemple;Léa;02/03/2014;a@example.org\n';
    const [one] = (await read(list)).patients;
    const [again] = (await read(`${list}Exemple;Tom;;t@example.org\n`)).patients;
    expect(one?.id).toMatch(/^p-[0-9a-f]{12}$/);
    expect(again?.id).toBe(one?.id);
  });

  it('leaves out both rows of one number, and says so once', async () => {
    const { patients, problems } = await read(
      'id;Nom;Prénom;E-mail\n1;A;Léa;a@example.org\n1;B;Tom;b@example.org\n2;C;Eva;c@example.org\n',
    );
    expect(patients.map(({ id }) => id)).toEqual(['2']);
    expect(problems.map(({ line }) => line)).toEqual([3]);
  });

  it('leaves out a row whose flag it does not know, for it may be one that forbids writing', async () => {
    const { patients, problems } = await read('Nom;Prénom;E-mail;Flags\nA;Léa;a@example.org;do-not-write\n');
    expect(patients).toEqual([]);
    expect(problems[0]?.sentence).toBe(
      '"do-not-write" is not a known flag. Write "human-only", "confidential", "frozen", "deceased" or "unsafe-channel". This row is left out.',
    );
  });

  it('names no patient and no address in its problems', async () => {
    const { problems } = await read(
      'Nom;Prénom;E-mail;Né le;Téléphone\nSecretname;;secret@example.org;;\nSecretname;Secretgiven;secret at example.org;32/01/1980;secretphone\n',
    );
    expect(problems.length).toBeGreaterThan(1);
    for (const { sentence } of problems) expect(sentence.toLowerCase()).not.toContain('secret');
  });

  it('is refused whole without the columns that recognise people', async () => {
    expect((await read('Nom;Ville\nExemple;Exempleville\n')).problems).toEqual([
      {
        file: 'patients.csv',
        line: 1,
        key: '',
        weight: 'error',
        sentence: 'the first line has no column "first name", "e-mail". Add it, or correct its heading.',
      },
    ]);
  });

  it('is refused whole when a quote swallows the rest, when a column stands twice, and when it is empty', async () => {
    const weights = async (text: string) =>
      (await read(text)).problems.map(({ weight, line }) => `${weight} ${line}`);
    expect(await weights('Nom;Prénom;E-mail\n"A;Léa;a@example.org\nB;Tom;b@example.org\n')).toEqual([
      'error 3',
    ]);
    expect(await weights('Nom;Prénom;E-mail;Nom\nA;Léa;a@example.org;B\n')).toEqual(['error 1']);
    expect(await weights('')).toEqual(['error null']);
  });

  it('never throws, whatever the bytes', async () => {
    const cell = fc.constantFrom(
      '"',
      ';',
      ',',
      '\n',
      '\t',
      'Léa',
      'a@example.org',
      'parent:',
      '1',
      ' ',
      'sep=;',
      '\u0000',
    );
    const lists = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(cell, { maxLength: 40 }).map((cells) => bytes(`Nom;Prénom;E-mail\n${cells.join('')}`)),
      fc.array(cell, { maxLength: 40 }).map((cells) => bytes(`BEGIN:VCARD\n${cells.join('')}`)),
    );
    await fc.assert(
      fc.asyncProperty(lists, async (list) => {
        const { patients } = await patientsIn(list, practice);
        for (const { givenName, familyName } of patients)
          expect(givenName !== '' && familyName !== '').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a list of patients as vCards', () => {
  const cards = (...lines: string[]) =>
    patientsIn(bytes(`${lines.join('\r\n')}\r\n`), { ...practice, patientsFile: 'patients.vcf' });

  it('is read in versions 3.0 and 4.0', async () => {
    const { patients, problems } = await cards(
      'BEGIN:VCARD',
      'VERSION:3.0',
      'UID:12',
      'N:Exemple;Léa;;;',
      'FN:Léa Exemple',
      'BDAY:2014-03-02',
      'EMAIL;TYPE=home:a@example.org',
      'TEL;TYPE=cell:06 39 98 00 11',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:4.0',
      'N:Exemple;Tom;;;',
      'BDAY:20160921',
      'EMAIL:b@example.org',
      'TEL;VALUE=uri:tel:+33639980012',
      'LANG:en',
      'END:VCARD',
    );
    expect(problems).toEqual([]);
    expect(patients).toMatchObject([
      {
        id: '12',
        ...lea,
        phones: ['+33639980011'],
        contacts: [{ address: 'a@example.org', holder: 'self' }],
      },
      { givenName: 'Tom', birthDate: '2016-09-21', language: 'en', phones: ['+33639980012'] },
    ]);
  });

  it('leaves out an old or broken card by its line, and keeps the others', async () => {
    const { patients, problems } = await cards(
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N:Exemple;Eva',
      'TEL;CELL:06 39 98 00 11',
      'END:VCARD',
      'BEGIN:VCARD',
      'this is no card',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Exemple;Tom;;;',
      'EMAIL:b@example.org',
      'END:VCARD',
    );
    expect(patients.map(({ givenName }) => givenName)).toEqual(['Tom']);
    expect(problems.map(({ line, weight }) => `${line} ${weight}`)).toEqual(['1 warning', '6 warning']);
  });
});

describe('the file of patients', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'patients-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (text: string) => writeFileSync(join(folder, 'patients.csv'), text);

  it('knows nobody when there is none', async () => {
    expect(await patientsFile({ ...practice, folder }).patients()).toEqual([]);
    expect(await patientProblems({ ...practice, folder })).toEqual([]);
  });

  it('is read again only when it has changed', async () => {
    write('Nom;Prénom;E-mail\nA;Léa;a@example.org\n');
    const directory = patientsFile({ ...practice, folder });
    const first = await directory.patients();
    expect(await directory.patients()).toBe(first);
    write('Nom;Prénom;E-mail\nA;Eva;a@example.org\n');
    utimesSync(join(folder, 'patients.csv'), 1, 1);
    expect((await directory.patients()).map(({ givenName }) => givenName)).toEqual(['Eva']);
  });

  it('is never taken for empty when it cannot be read', async () => {
    write('Nom;Ville\nA;B\n');
    await expect(patientsFile({ ...practice, folder }).patients()).rejects.toThrow('no column');
  });
});
