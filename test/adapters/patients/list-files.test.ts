import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readLists } from '../../../src/adapters/patients/list-files.ts';
import { aPatient, aPractice } from '../../build/builders.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lists-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const practice = () => {
  const usual = aPractice();
  return { ...usual, folder, followUps: { ...usual.followUps, folder: join(folder, 'followups') } };
};

it('reads every list of the folder, named after its file, and tells its faults with file and line', () => {
  mkdirSync(join(folder, 'followups'));
  writeFileSync(
    join(folder, 'followups', 'invoices.csv'),
    'reference;patient;date;montant\n12;p1;2026-11-02;30\n13;p1;2026-11-02;x\n',
  );
  writeFileSync(join(folder, 'followups', 'documents.csv'), 'patient,date\np1,2026-11-24\n');
  const { rows, problems } = readLists(practice(), [aPatient()]);
  expect(rows.map(({ list, reference }) => [list, reference])).toEqual([
    ['documents', 'p1 2026-11-24'],
    ['invoices', '12'],
  ]);
  expect(problems.map(({ file, line }) => [file, line])).toEqual([['followups/invoices.csv', 3]]);
});

it('knows no list where there is no folder', () => {
  expect(readLists(practice(), [aPatient()])).toEqual({ rows: [], problems: [] });
});

it('says what it is when a list can’t be read', () => {
  mkdirSync(join(folder, 'followups', 'invoices.csv'), { recursive: true });
  expect(() => readLists(practice(), [aPatient()])).toThrow(/invoices\.csv: can't be read\. Check the name/u);
});
