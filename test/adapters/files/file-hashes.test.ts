import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withFileHashes } from '../../../src/adapters/files/file-hashes.ts';
import { letterBytes } from '../../../src/adapters/mail/letter-bytes.ts';
import { aMessage, aRule } from '../../build/follow-ups.ts';
import { anOutgoing } from '../../core/letters/an-outgoing.ts';

const path = join(mkdtempSync(join(tmpdir(), 'sheet-')), 'document.pdf');
const sheet = { name: 'document.pdf', contentType: 'application/pdf', path };

/** The file as a rule that is on sends it now. */
async function prepared() {
  const [rule] = await withFileHashes([aRule({ does: aMessage({ files: [sheet] }) })]);
  if (rule?.does.kind !== 'message') throw new Error('no message');
  return rule.does.files;
}

it('lets a letter leave with the file that it was prepared with, and with no other', async () => {
  writeFileSync(path, 'the sheet of the knee');
  const files = await prepared();
  const letter = anOutgoing({ files });
  expect((await letterBytes(letter, { zone: 'Europe/Paris', language: 'en' })).kind).toBe('bytes');
  writeFileSync(path, 'the sheet of the back');
  expect(await letterBytes(letter, { zone: 'Europe/Paris', language: 'en' })).toEqual({
    kind: 'failed',
    sentence:
      'The attached file document.pdf has changed since the letter was prepared. Look at it, then send the letter yourself.',
    retry: false,
  });
});

it('gives no hash to what is not there', async () => {
  const [rule] = await withFileHashes([
    aRule({ does: aMessage({ files: [{ ...sheet, path: '/nowhere/a' }] }) }),
  ]);
  expect(rule?.does).toMatchObject({ files: [{ path: '/nowhere/a' }] });
  expect(JSON.stringify(rule)).not.toContain('hash');
});
