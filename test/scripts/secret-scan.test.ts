import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/secret-scan.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'scan-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the scan says of one file with this text. */
function scanned(text: string, name = 'notes.txt'): { readonly code: number | null; readonly said: string } {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  return { code: status, said: stderr + stdout };
}

// Put together here, so that this file itself holds no secret.
const DICE = ['q7Zp', 'X2mV', '9sLd', 'K4tR', 'b8Wn'].join('');

describe('the search for secrets', () => {
  it.each([
    ['a private key', `-----BEGIN ${'PRIVATE'} KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0B'.repeat(4)}\n`],
    ['a token of GitHub', `ghp_${DICE}${DICE}`],
    ['a key of Amazon', `AKIA${'ABCDEFGH12345678'}`],
    ['a token of npm', `//registry: npm_${`${DICE}${DICE}`.slice(0, 36)}`],
    ['a secret written out', `password: "${DICE}"`],
    ['a secret written out', `AGENT_STATE_KEY=x\nstate-key = ${'0123456789abcdef'.repeat(4)}`],
  ])('finds %s, and never prints it', (what, text) => {
    const { code, said } = scanned(`first line\n${text}\n`);
    expect(code).toBe(1);
    expect(said).toContain(`looks like ${what}`);
    expect(said).toMatch(/notes\.txt:\d/);
    expect(said).not.toContain(DICE);
  });

  it('finds a file that belongs to a practice, whatever is in it', () => {
    expect(scanned('x', 'state.db').code).toBe(1);
    expect(scanned('x', 'id_ed25519').code).toBe(1);
  });

  it('leaves examples, names and words alone', () => {
    const text = [
      'password: { file: secrets/mailbox-of-the-practice }',
      'password: { clear: secret }',
      'token: AbstractTokenRequestParameters',
      'const password = readSecretFromTheKeyring(place);',
      '-----BEGIN CERTIFICATE-----',
    ].join('\n');
    expect(scanned(text)).toMatchObject({ code: 0, said: '1 files searched, 0 secrets found\n' });
  });
});
