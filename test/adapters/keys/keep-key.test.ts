import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepKey } from '../../../src/adapters/keys/keep-key.ts';
import { sentenceIn, UserError } from '../../../src/domain/errors.ts';

const KEY = 'ab'.repeat(32);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lays a key where keys of this account are kept, for it alone, once', async () => {
  const path = await keepKey(KEY, { XDG_CONFIG_HOME: folder });
  expect(readFileSync(path ?? '', 'utf8')).toBe(`${KEY}\n`);
  expect(statSync(path ?? '').mode & 0o777).toBe(0o600);
  expect(await keepKey(KEY, { XDG_CONFIG_HOME: folder })).toBeNull();
});

it('says which variable to set for an account that has no folder of its own, as in a container', async () => {
  const noFolder = join(folder, 'file');
  writeFileSync(noFolder, '');
  const error = await keepKey(KEY, { XDG_CONFIG_HOME: noFolder }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(sentenceIn(error as UserError, 'fr')).toBe(
    `La clé ne peut pas être gardée dans ${noFolder}/practice-agent/keys : ce compte ne peut pas y écrire. Nommez un dossier à lui, hors du dossier du cabinet, dans la variable XDG_CONFIG_HOME, puis relancez la même commande.`,
  );
});
