import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labelledMails, writeReport } from '../../../src/adapters/files/eval-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'labelled-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const truth = { urgency: 'none', kinds: ['cancel'], release: true };
const row = (id: string) =>
  JSON.stringify({ id, language: 'fr', body: 'x', sent: '2026-11-24T09:12', truth });
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const ids = async (path: string | null) =>
  (await labelledMails(path)).map((one) => (one.kind === 'written' ? one.mail.id : one.path));

describe('labelled mails', () => {
  it('ship with the program', async () => {
    expect((await ids(null)).length).toBeGreaterThan(340);
  });

  it('come from one file, with a byte order mark and empty lines', async () => {
    put('a.jsonl', `\uFEFF${row('1')}\n\n${row('2')}\n`);
    expect(await ids(join(folder, 'a.jsonl'))).toEqual(['1', '2']);
  });

  it('come from all files of a folder, by name', async () => {
    put('b.jsonl', row('b'));
    put('a.jsonl', row('a'));
    put('README.md', 'not a mail');
    expect(await ids(folder)).toEqual(['a', 'b']);
  });

  it('come from the mails that a labels.jsonl names', async () => {
    put('labels.jsonl', JSON.stringify({ file: '1.eml', truth }));
    expect(await ids(folder)).toEqual([join(folder, '1.eml')]);
  });

  it('name file and line of what is wrong', async () => {
    put('a.jsonl', `${row('1')}\n{"id":`);
    await expect(ids(folder)).rejects.toThrow(/a\.jsonl:2: /);
  });

  it('are missed in an empty folder, and in none', async () => {
    await expect(ids(folder)).rejects.toThrow(
      'there is neither a labels.jsonl beside mails nor any other .jsonl file',
    );
    await expect(ids(join(folder, 'none'))).rejects.toThrow("none: can't be read.");
  });
});

describe('a report', () => {
  it('is written where it was asked for, or says that it can not be', async () => {
    await writeReport(join(folder, 'r.md'), 'text');
    expect(readFileSync(join(folder, 'r.md'), 'utf8')).toBe('text');
    await expect(writeReport(join(folder, 'no', 'r.md'), 'text')).rejects.toThrow("r.md: can't be written.");
  });
});
