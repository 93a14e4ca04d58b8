import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { previewPatients } from '../../../src/adapters/setup/patients-import.ts';
import { aPractice } from '../../build/builders.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function imported(
  content: string | Buffer,
  { name = 'export.csv', given = {} }: { name?: string; given?: Record<string, string> } = {},
) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return previewPatients(path, given, aPractice({ folder, country: 'FR', programLanguage: 'en' }));
}

const WRITTEN = `given name;family name;birth date;email
Léa;Morel;04/05/1984;lea@example.org
`;

describe('an export as it comes out of a practice’s software', () => {
  const plain = 'Nom;Prénom;Date de naissance;E-mail\nMorel;Léa;04/05/1984;lea@example.org\n';
  it.each([
    ['with semicolons', plain],
    ['with commas', plain.replaceAll(';', ',')],
    ['with tabs', plain.replaceAll(';', '\t')],
    ['with the mark of UTF-8', `\uFEFF${plain}`],
    [
      'of Windows, in windows-1252 and with its line ends',
      iconv.encode(plain.replaceAll('\n', '\r\n'), 'windows-1252'),
    ],
    [
      'in UTF-16, as Excel’s "Unicode text"',
      Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(plain, 'utf-16le')]),
    ],
    ['with Excel’s own first line', `sep=;\r\n${plain}`],
    ['with everything in quotes', plain.replaceAll(/[^;\n]+/g, '"$&"')],
    ['with a title above the headings', `Liste des patients;;;\nÉditée le 12/03/2026;;;\n;;;\n${plain}`],
    ['without a line’s end at its end', plain.trimEnd()],
    ['with columns that nobody needs', plain.replaceAll(/\n/g, ';x\n').replace('x', 'Motif')],
    ['with dates in dots', plain.replaceAll('04/05/1984', '04.05.1984')],
  ])('%s is the same list', async (_, content) => {
    const { text, patients, problems } = await imported(content);
    expect(problems).toEqual([]);
    expect(patients).toBe(1);
    expect(text.replace('04.05.1984', '04/05/1984')).toBe(WRITTEN);
  });

  it('with midnight behind each date of birth is read all the same', async () => {
    const { patients, problems } = await imported(plain.replace('1984', '1984 00:00:00'));
    expect({ patients, problems }).toEqual({ patients: 1, problems: [] });
  });

  it.each([
    ['Nom et prénom', 'MOREL Léa'],
    ['Nom', 'MOREL Léa'],
    ['Nom', 'Morel, Léa'],
    ['Patient', 'Mme Morel Léa'],
    ['Patient', 'Léa MOREL'],
    ['Prénom Nom', 'Léa Morel'],
    ['Full name', 'Ms Léa Morel'],
  ])('with both names in one column (%s: %s) takes them apart', async (heading, name) => {
    const { text, columns } = await imported(`${heading};E-mail\n"${name}";lea@example.org\n`);
    expect(text.split('\n')[1]?.toLowerCase()).toBe('léa;morel;lea@example.org');
    expect(columns[0]?.column).toMatch(/first$/);
  });

  it('keeps a double family name and a compound given name whole', async () => {
    const { text } = await imported('Patient;E-mail\nDE LA TOUR Anne-Marie;am@example.org\n');
    expect(text).toContain('Anne-Marie;DE LA TOUR;am@example.org');
  });

  it('lets the person say in which order the names stand', async () => {
    const content = 'Patient;E-mail\nLéa Morel;lea@example.org\n';
    expect((await imported(content)).text).toContain('Morel;Léa;');
    expect((await imported(content, { given: { Patient: 'given-first' } })).text).toContain('Léa;Morel;');
  });

  it('joins the rows of one person, and loses none of their addresses', async () => {
    const { text, patients, joined } = await imported(`Numéro;Nom;Prénom;E-mail;Téléphone
7;Morel;Léa;lea@example.org;06 39 98 11 02
7;Morel;Léa;lea@example.org;
7;MOREL;Léa;lea.pro@example.org;01 99 00 12 34
8;Roux;Paul;paul@example.org;
`);
    expect({ patients, joined }).toEqual({ patients: 2, joined: 2 });
    expect(text).toContain('7;Léa;Morel;lea@example.org|lea.pro@example.org;06 39 98 11 02|01 99 00 12 34\n');
  });

  it('keeps whose address it is when the rows of a child are joined', async () => {
    const { text } = await imported(`Numéro;Nom;Prénom;E-mail;Lien
7;Morel;Léa;mere@example.org;mère
7;Morel;Léa;lea@example.org;
`);
    expect(text).toContain('mère:mere@example.org|self:lea@example.org');
  });

  it('never makes one person of two with one name', async () => {
    const { patients, joined } = await imported(`Nom;Prénom;Naissance;E-mail
Morel;Léa;04/05/1984;lea@example.org
Morel;Léa;01/02/2001;lea2@example.org
`);
    expect({ patients, joined }).toEqual({ patients: 2, joined: 0 });
  });

  it('counts those without a mail address', async () => {
    const { patients, withoutMail } = await imported(
      'Nom;Prénom;E-mail\nMorel;Léa;lea@example.org\nRoux;Paul;\n',
    );
    expect({ patients, withoutMail }).toEqual({ patients: 2, withoutMail: 1 });
  });

  it('leaves out columns of free words whose heading only looks like one of ours', async () => {
    const { patients, columns } = await imported(`Nom;Prénom;E-mail;Remarques;Praticien;Contact
Morel;Léa;lea@example.org;arrive en avance;Dr Exemple;appeler le soir
`);
    expect(patients).toBe(1);
    expect(columns.slice(3).map(({ column }) => column)).toEqual([null, null, null]);
  });

  it('keeps a column of flags as soon as one of them is one, and leaves out whoever has another', async () => {
    const { patients, problems } = await imported(`Nom;Prénom;E-mail;Remarques
Morel;Léa;lea@example.org;human-only
Roux;Paul;paul@example.org;humain seulement
`);
    expect(patients).toBe(1);
    expect(problems[0]).toMatchObject({ line: 3, sentence: expect.stringContaining('is not a known flag') });
  });

  it('leaves out a column that the person does not want, however well its heading is known', async () => {
    const content = 'Nom;Prénom;E-mail;Téléphone\nMorel;Léa;lea@example.org;06 39 98 11 02\n';
    expect((await imported(content, { given: { Téléphone: '-' } })).text).not.toContain('06 39');
  });

  it('takes the first of two columns for one name, unless the person names the other', async () => {
    const content = 'Nom;Nom d’usage;Prénom;E-mail\nRoux;Morel;Léa;lea@example.org\n'.replace('’', "'");
    expect((await imported(content)).text).toContain('Léa;Roux;lea@example.org');
    const other = await imported(content, { given: { "Nom d'usage": 'familyName' } });
    expect(other.text).toContain('Léa;Morel;lea@example.org');
    expect(other.columns[0]?.column).toBeNull();
  });

  it('joins several columns of addresses or of flags, and loses no flag', async () => {
    const { text, patients } = await imported(`Nom;Prénom;E-mail;Mail;Remarques;Étiquettes
Morel;Léa;lea@example.org;lea.pro@example.org;human-only;confidential
`);
    expect(patients).toBe(1);
    expect(text).toContain('lea@example.org|lea.pro@example.org;human-only|confidential');
  });

  it('is told of by its own lines, whatever stands above or between them', async () => {
    const { problems } = await imported(`Liste
Nom;Prénom;E-mail

Morel;Léa;"lea@example.org"
Roux;;paul@example.org
`);
    expect(problems.map(({ line }) => line)).toEqual([5]);
  });

  it('that is no list at all says which kind of file it is and what to do', async () => {
    const workbook = Buffer.from('PK\u0003\u0004\u0014 and the rest');
    await expect(imported(workbook, { name: 'patients.xlsx' })).rejects.toThrow(
      'patients.xlsx is an Excel or LibreOffice workbook, not a list that can be read. Open it, choose "Save as", type CSV, and give that file.',
    );
    await expect(imported('%PDF-1.7')).rejects.toThrow('a PDF');
  });

  it('without a column of mail addresses says so', async () => {
    const { patients, problems } = await imported('Nom;Prénom\nMorel;Léa\n');
    expect(patients).toBe(0);
    expect(problems[0]?.sentence).toContain('the first line has no column "e-mail"');
  });

  it('that is empty says so', async () => {
    expect((await imported('')).problems[0]?.sentence).toContain('this file is empty');
  });
});

describe('cards of an address book', () => {
  const card = (version: string) => `BEGIN:VCARD
VERSION:${version}
N:Morel;Léa;;;
FN:Léa Morel
EMAIL;TYPE=home:lea@example.org
TEL:+33639981102
NOTE:arthrose du genou
PHOTO;ENCODING=b;TYPE=JPEG:aGVsbG8=
END:VCARD
`;

  it('become a list, with names, addresses and telephones and nothing else of them', async () => {
    const { text, patients, columns } = await imported(card('3.0'), { name: 'contacts.vcf' });
    expect(patients).toBe(1);
    expect(text).toBe('given name;family name;email;phone\nLéa;Morel;lea@example.org;+33639981102\n');
    expect(columns.map(({ sample }) => sample)).toContain('Léa');
  });

  it('of an old kind are told of by their lines, and the others count', async () => {
    const { patients, problems } = await imported(card('3.0') + card('2.1'), { name: 'contacts.vcf' });
    expect(patients).toBe(1);
    expect(problems).toEqual([
      expect.objectContaining({ line: 10, sentence: expect.stringContaining('this card is a vCard 2.1') }),
    ]);
  });
});
