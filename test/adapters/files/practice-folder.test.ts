import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceFolder } from '../../../src/adapters/files/practice-folder.ts';
import { loadFolder, loadPractice } from '../../../src/config/load.ts';
import type { Problem } from '../../../src/domain/problem.ts';

const SMALL = `practice:
  name: Cabinet des Lilas
  profession: physiotherapist
  country: FR
  phone: 01 99 00 12 34
  address: 12 rue des Lilas, Exempleville
mail:
  addresses: cabinet@example.org
  authserv-ids: mx.example.org
hours:
  monday: 09:00-12:00
alerts:
  file: alerts.jsonl
`;

describe("a practice's folder", () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'practice-'));
    mkdirSync(join(folder, 'inbox'));
    writeFileSync(join(folder, 'agenda.ics'), '');
    writeFileSync(join(folder, 'patients.csv'), '');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (text: string) => writeFileSync(join(folder, 'practice.yaml'), text);

  it('is a practice when nothing is wrong', () => {
    write(SMALL);
    expect(loadPractice(practiceFolder(folder))).toMatchObject({
      kind: 'practice',
      practice: { folder },
      warnings: [],
    });
  });

  it('tells what is missing beside what is there', () => {
    const files = practiceFolder(folder);
    expect(files.look('agend.ics')).toEqual({
      kind: null,
      neighbours: ['agenda.ics', 'inbox', 'patients.csv'],
    });
    expect(files.look('inbox').kind).toBe('folder');
    expect(files.look(join(folder, 'agenda.ics')).kind).toBe('file');
    expect(files.look('nowhere/agenda.ics')).toEqual({ kind: null, neighbours: [] });
    expect(files.file).toEqual({ kind: 'missing' });
  });

  it('cannot be read when practice.yaml is a folder', () => {
    mkdirSync(join(folder, 'practice.yaml'));
    expect(loadPractice(practiceFolder(folder), 'en')).toMatchObject({
      kind: 'problems',
      problems: [{ sentence: 'This file cannot be opened. Check that your account may read it.' }],
    });
  });

  it('tells the problems of its other files beside its own, by file and line', async () => {
    write(SMALL.replace('09:00-12:00', '9-12'));
    const problem = (file: string, line: number): Problem => ({
      file,
      line,
      key: '',
      sentence: 'x.',
      weight: 'error',
    });
    const loaded = await loadFolder(practiceFolder(folder), [
      () => [problem('templates/offer.fr.md', 9), problem('faq/parking.fr.md', 3)],
      (practice) => [problem(`${basename(practice.patientsFile)}`, 2)],
    ]);
    expect(loaded.kind === 'problems' && loaded.problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'practice.yaml:11',
      'faq/parking.fr.md:3',
      'patients.csv:2',
      'templates/offer.fr.md:9',
    ]);
  });

  it('runs with warnings of other files', async () => {
    write(SMALL);
    const warning: Problem = { file: 'faq/a.md', line: 1, key: '', sentence: 'x.', weight: 'warning' };
    expect(await loadFolder(practiceFolder(folder), [() => [warning]])).toMatchObject({
      kind: 'practice',
      warnings: [warning],
    });
  });
});
