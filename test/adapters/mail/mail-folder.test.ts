import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rawMailsIn } from '../../../src/adapters/mail/mail-folder.ts';
import { UserError } from '../../../src/domain/errors.ts';
import type { RawMail } from '../../../src/domain/mail.ts';

let home = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mail-folder-'));
});

afterEach(async () => {
  await rm(home, { recursive: true });
});

async function all(path: string): Promise<RawMail[]> {
  const mails: RawMail[] = [];
  for await (const mail of rawMailsIn(path)) mails.push(mail);
  return mails;
}

const text = ({ bytes }: RawMail): string => Buffer.from(bytes).toString();

describe('mails on disk', () => {
  it('reads a folder of .eml files by name, and nothing else in it', async () => {
    await writeFile(join(home, 'b.eml'), 'B');
    await writeFile(join(home, 'a.EML'), 'A');
    await writeFile(join(home, 'notes.txt'), 'N');
    const mails = await all(home);
    expect(mails.map(text)).toEqual(['A', 'B']);
    expect(mails[0]).toMatchObject({
      source: { folder: home, key: 'a.EML' },
      truncated: false,
      received: null,
    });
  });

  it('reads one .eml file', async () => {
    await writeFile(join(home, 'a.eml'), 'From: a@example.org\n\nx');
    expect((await all(join(home, 'a.eml'))).map(text)).toEqual(['From: a@example.org\n\nx']);
  });

  it('reads a Maildir, oldest first, with keys that do not change when a mail is read', async () => {
    for (const part of ['cur', 'new', 'tmp']) await mkdir(join(home, part));
    await writeFile(join(home, 'new', '1795400000.M1.host'), 'second');
    await writeFile(join(home, 'cur', '1795300000.M2.host:2,S'), 'first');
    await writeFile(join(home, 'tmp', '1795200000.M3.host'), 'unfinished');
    const mails = await all(home);
    expect(mails.map(text)).toEqual(['first', 'second']);
    expect(mails[0]).toMatchObject({ source: { key: '1795300000.M2.host' }, received: 1_795_300_000_000 });
  });

  it('reads an mbox file, unquotes its lines, and is not misled by sentences', async () => {
    const box = [
      'From jean@example.org Mon Nov 23 18:04:05 2026',
      'Subject: one',
      '',
      '>From here on',
      '>>From there',
      '',
      'From now on I come on Tuesdays.',
      'From x@example.org Mon Nov 23 18:04:05 2026',
      '',
      'From marie@example.org Tue Nov 24 08:00:00 2026 +0100',
      'Subject: two',
      '',
      'x',
      '',
    ].join('\n');
    await writeFile(join(home, 'box'), box);
    const mails = await all(join(home, 'box'));
    expect(mails.map(text)).toEqual([
      'Subject: one\n\nFrom here on\n>From there\n\nFrom now on I come on Tuesdays.\nFrom x@example.org Mon Nov 23 18:04:05 2026\n\n',
      'Subject: two\n\nx\n',
    ]);
    expect(mails.map(({ received }) => received)).toEqual([
      Date.parse('2026-11-23T18:04:05Z'),
      Date.parse('2026-11-24T07:00:00Z'),
    ]);
    expect(new Set(mails.map(({ source }) => source.key)).size).toBe(2);
  });

  it('keeps two megabytes of a mail and says that there was more', async () => {
    const file = await open(join(home, 'box'), 'w');
    await file.write('From a@example.org Mon Nov 23 18:04:05 2026\nSubject: big\n\n');
    for (let i = 0; i < 60; i++) await file.write(`${'A'.repeat(1024 * 1024 - 1)}\n`);
    await file.write('\nFrom b@example.org Mon Nov 23 18:04:05 2026\nSubject: small\n\nx\n');
    await file.close();
    const before = process.memoryUsage().arrayBuffers;
    const mails = await all(join(home, 'box'));
    expect(mails.map(({ bytes, truncated }) => [bytes.length, truncated])).toEqual([
      [2 * 1024 * 1024, true],
      [18, false],
    ]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * 1024 * 1024);
  });

  it('takes no packed file for a mail', async () => {
    const file = join(home, 'takeout.zip');
    await writeFile(file, Buffer.from([0x50, 0x4b, 3, 4, 0, 10, 97, 58, 32, 0, 255]));
    await expect(all(file)).rejects.toThrow(`${file} is no mail: it has no header.`);
    await writeFile(file, 'just a sentence');
    await expect(all(file)).rejects.toThrow('unpack a .zip first, export a .pst as .eml or mbox.');
  });

  it('says what is wrong with a path and what to do', async () => {
    const path = join(home, 'nowhere');
    await expect(all(path)).rejects.toThrow(UserError);
    await expect(all(path)).rejects.toThrow(
      `${path} does not exist. Name a folder of .eml files, a Maildir or an mbox file.`,
    );
    await expect(all(home)).rejects.toThrow(
      `${home} holds no .eml file, and is no Maildir. Name another folder or an mbox file.`,
    );
  });
});
