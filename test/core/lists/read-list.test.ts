import { describe, expect, it } from 'vitest';
import { listFaultSentence } from '../../../src/core/lists/list-fault-sentences.ts';
import { parseAmount } from '../../../src/core/lists/money.ts';
import { readList } from '../../../src/core/lists/read-list.ts';

const CONTEXT = { list: 'invoices', currency: 'EUR', patients: new Set(['p-1', 'p-2']) };

function read(...lines: readonly string[]) {
  return readList(
    lines.map((line, index) => ({ line: index + 1, cells: line.split(';') })),
    CONTEXT,
  );
}

const HEADER = 'Facture;Dossier;Date;Montant;Payé le';

describe('a list of invoices', () => {
  it('gives the open rows with amount, currency and day', () => {
    expect(read(HEADER, '2026-118;p-1;02/11/2026;1 045,50;', '2026-119;p-2;2026-11-03;20 CHF;').rows).toEqual(
      [
        {
          list: 'invoices',
          reference: '2026-118',
          patient: 'p-1',
          date: '2026-11-02',
          amount: 104550,
          currency: 'EUR',
          line: 2,
        },
        expect.objectContaining({ reference: '2026-119', amount: 2000 }),
      ],
    );
  });

  it('leaves out what is paid, and what does not say whether it is', () => {
    const { rows, faults } = read(
      HEADER,
      '1;p-1;02/11/2026;10;05/11/2026',
      '2;p-1;02/11/2026;10;oui',
      '3;p-1;02/11/2026;10;bientôt',
    );
    expect(rows).toEqual([]);
    expect(faults.map(({ line, fault }) => [line, fault.code])).toEqual([[4, 'paid']]);
  });

  it('names each row that can’t be used by its line', () => {
    const { rows, faults } = read(
      HEADER,
      'Séance de rééducation;p-1;02/11/2026;10;',
      '4;p-9;02/11/2026;10;',
      '5;p-1;31/02/2026;10;',
      '6;p-1;02/11/2026;-10;',
      '7;p-1;02/11/2026;10;',
      '7;p-2;02/11/2026;12;',
    );
    expect(rows).toEqual([]);
    expect(faults.map(({ line, fault }) => [line, fault.code])).toEqual([
      [2, 'reference'],
      [3, 'patient'],
      [4, 'date'],
      [5, 'amount'],
      [7, 'twice'],
    ]);
    const [, patient] = faults;
    expect(patient && listFaultSentence(patient.fault, 'fr')).toBe(
      "aucun patient n'a le numéro « p-9 ». Cette ligne n'est pas prise en compte : personne ne reçoit rien pour elle.",
    );
  });

  it('needs its headings', () => {
    expect(read('Nom;Montant').faults).toEqual([
      { line: 1, fault: { code: 'header', missing: 'reference' } },
    ]);
    expect(read().faults).toEqual([{ line: 1, fault: { code: 'empty' } }]);
  });
});

describe('a list of days', () => {
  it('needs a patient and a day, and no amount', () => {
    expect(read('patient;date', 'p-1;2026-11-24').rows).toMatchObject([
      { reference: 'p-1 2026-11-24', amount: null, currency: null },
    ]);
  });
});

it.each([
  ['45', 4500],
  ['45,5', 4550],
  ['45.50 €', 4550],
  ['1.234,50', 123450],
  ['1,234.50', 123450],
  ['1 234', 123400],
  ["1'234.00 CHF", 123400],
  ['12 zł', 1200],
  ['0', null],
  ['-3', null],
  ['45,505', null],
  ['12,3456', null],
  ['douze', null],
])('reads the amount "%s"', (text, cents) => expect(parseAmount(text)).toBe(cents));
