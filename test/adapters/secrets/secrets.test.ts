import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readSecret, type SecretReader } from '../../../src/adapters/secrets/read-secret.ts';
import { commandWords } from '../../../src/adapters/secrets/secret-command.ts';
import { UserError } from '../../../src/domain/errors.ts';
import type { SecretPlace } from '../../../src/domain/server-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SECRET = 'correct horse s3cret';

function reader(more: Partial<SecretReader> = {}): SecretReader {
  return { language: 'en', env: { PATH: process.env.PATH }, folder, ...more };
}

/** A file with these bytes and rights. */
function file(name: string, content: string, mode = 0o600): SecretPlace {
  const path = join(folder, name);
  rmSync(path, { force: true });
  writeFileSync(path, content, { mode });
  chmodSync(path, mode);
  return { kind: 'file', path };
}

function command(text: string): SecretPlace {
  return { kind: 'command', command: text };
}

async function sentence(place: SecretPlace, more: Partial<SecretReader> = {}): Promise<string> {
  const error = await readSecret(place, reader(more)).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw new Error('no sentence for the person at the keyboard');
  return error.message;
}

describe('a secret in a file', () => {
  it.each([0o600, 0o400])(
    'is read when nobody else may (%o), without the newline at its end',
    async (mode) => {
      expect(await readSecret(file('mail', `${SECRET}\n`, mode), reader())).toBe(SECRET);
      expect(await readSecret(file('mail', `\uFEFF${SECRET}\r\n`, mode), reader())).toBe(SECRET);
      expect(await readSecret(file('mail', `  ${SECRET} `, mode), reader())).toBe(`  ${SECRET} `);
    },
  );

  it.each([0o644, 0o640, 0o604, 0o660, 0o601])(
    'is refused with rights %o, with the command that mends it',
    async (mode) => {
      const place = file('mail', SECRET, mode);
      const path = join(folder, 'mail');
      expect(await sentence(place)).toBe(
        `Other accounts of this machine can read ${path} (mode 0${mode.toString(8)}). Run: chmod 600 ${path}`,
      );
    },
  );

  it('names the file in quotes where a shell would cut it', async () => {
    expect(await sentence(file("it's mail", SECRET, 0o644))).toContain(`chmod 600 '${folder}/it'\\''s mail'`);
  });

  it('is looked at behind a link, where it really lies', async () => {
    file('real', SECRET, 0o644);
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    expect(await sentence({ kind: 'file', path: join(folder, 'link') })).toContain('mode 0644');
  });

  it.each([
    ['', 'is empty'],
    ['\n', 'is empty'],
    [`${SECRET}\nuser: x\n`, 'has several lines'],
    [SECRET.repeat(1000), 'is too large'],
  ])('is no secret when the file holds %#', async (content, said) => {
    expect(await sentence(file('mail', content))).toContain(said);
  });

  it.skipIf(process.getuid?.() !== 0)('is refused when it belongs to another account', async () => {
    const place = file('theirs', SECRET);
    chownSync(join(folder, 'theirs'), 4242, 4242);
    const me = vi.spyOn(process, 'getuid').mockReturnValue(1000);
    expect(await sentence(place)).toContain('belongs to another account');
    chownSync(join(folder, 'theirs'), 0, 0);
    expect(await readSecret(place, reader())).toBe(SECRET);
    me.mockRestore();
  });

  it('is missing, or a folder, and says so', async () => {
    expect(await sentence({ kind: 'file', path: join(folder, 'none') })).toContain('There is no file');
    mkdirSync(join(folder, 'dir'), { recursive: true });
    expect(await sentence({ kind: 'file', path: join(folder, 'dir') })).toContain('no ordinary file');
  });
});

describe('a secret of the environment', () => {
  const place: SecretPlace = { kind: 'env', name: 'AGENT_MAIL_PASSWORD' };

  it('is taken as it is', async () => {
    expect(await readSecret(place, reader({ env: { AGENT_MAIL_PASSWORD: ` ${SECRET}` } }))).toBe(
      ` ${SECRET}`,
    );
  });

  it('is asked for by its name when it is not there', async () => {
    expect(await sentence(place)).toBe(
      'There is no variable AGENT_MAIL_PASSWORD for this program. Add it to its environment, then start it again.',
    );
    expect(await sentence(place, { env: { AGENT_MAIL_PASSWORD: '' }, language: 'fr' })).toBe(
      'La variable AGENT_MAIL_PASSWORD est vide. Mettez-y le secret, puis relancez le programme.',
    );
  });
});

describe('a secret that a command prints', () => {
  it('is its first line', async () => {
    file('two', `${SECRET}\nuser: x\n`);
    expect(await readSecret(command('cat two'), reader())).toBe(SECRET);
    expect(await readSecret(command('head -n 1 two | tr a-z A-Z'), reader())).toBe(SECRET.toUpperCase());
  });

  it('sees the environment it is given', async () => {
    const env = { PATH: process.env.PATH, SAFE: SECRET };
    expect(await readSecret(command('printenv SAFE'), reader({ env }))).toBe(SECRET);
  });

  it('is not believed when the command fails, and its complaint is told without it', async () => {
    const said = await sentence(command(`echo '${SECRET}'; echo "locked: ${SECRET} in safe." >&2; exit 3`));
    expect(said).toBe('The command sh failed (3): locked: … in safe. Try it in a terminal.');
  });

  it('is waited for no longer than ten seconds, and everything it started ends', async () => {
    const pipe = join(folder, 'held');
    execFileSync('mkfifo', [pipe]);
    // Ends when nobody holds the pipe any more: both sleepers inherit it.
    const letGo = readFile(pipe, 'utf8');
    const place = command('exec 9>held; echo begun >&9; sleep 300 & sleep 300');
    expect(await sentence(place, { patience: 2000 })).toContain('within 10 seconds');
    expect(await letGo).toBe('begun\n');
  });

  it('does not wait for a helper that stays behind', async () => {
    expect(await readSecret(command(`sleep 5 & echo '${SECRET}'`), reader({ patience: 3000 }))).toBe(SECRET);
  });

  it('says when there is no such command, or nothing was printed', async () => {
    expect(await sentence(command('/no/such/safe show mail'))).toContain('There is no command safe');
    expect(await sentence(command('true'))).toContain('wrote nothing');
  });

  it('never drowns the program', async () => {
    expect(await readSecret(command('echo x; yes | head -c 3000000'), reader())).toBe('x');
  });

  it.each([
    ['pass show mail/practice', ['pass', 'show', 'mail/practice']],
    [`secret-tool lookup name 'my mail' x "y z"`, ['secret-tool', 'lookup', 'name', 'my mail', 'x', 'y z']],
    ['pass show x | head -1', null],
    ['cat ~/secret', null],
    ['LANG=C pass x', null],
    [`echo "it's"x`, null],
  ])('is run without a shell where it can be: %s', (text, words) => {
    expect(commandWords(text)).toEqual(words);
  });
});

describe('a secret of systemd', () => {
  const place: SecretPlace = { kind: 'credential', name: 'mail-password' };

  it('lies in the folder that systemd names', async () => {
    mkdirSync(join(folder, 'credentials'));
    writeFileSync(join(folder, 'credentials/mail-password'), `${SECRET}\n`, { mode: 0o440 });
    expect(
      await readSecret(place, reader({ env: { CREDENTIALS_DIRECTORY: join(folder, 'credentials') } })),
    ).toBe(SECRET);
  });

  it('is missed in words when the program was started by hand, or the service has none', async () => {
    expect(await sentence(place)).toContain('LoadCredential=mail-password:');
    expect(await sentence(place, { env: { CREDENTIALS_DIRECTORY: folder } })).toContain(
      'gave this program no secret',
    );
  });
});

it('is never in a message, wherever it is kept and whatever goes wrong', async () => {
  const secrets = fc.string({
    minLength: 12,
    maxLength: 30,
    unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789-_'),
  });
  await fc.assert(
    fc.asyncProperty(secrets, fc.constantFrom('fr' as const, 'en' as const), async (secret, language) => {
      const env = { PATH: process.env.PATH, THE_SECRET: secret, CREDENTIALS_DIRECTORY: folder };
      writeFileSync(join(folder, 'two-lines'), `${secret}\n${secret}`);
      const places: readonly SecretPlace[] = [
        file('open', secret, 0o644),
        file('lines', `${secret}\n${secret}\n`),
        file('large', secret.repeat(2000)),
        { kind: 'env', name: 'OTHER_SECRET' },
        { kind: 'credential', name: 'two-lines' },
        command('printenv THE_SECRET NOT_SET THE_SECRET'),
        command('printenv THE_SECRET; printenv THE_SECRET >&2; false'),
        command('cat two-lines - no-such; printenv THE_SECRET >&2; exit 1'),
        { kind: 'clear', text: '' },
      ];
      for (const place of places) {
        expect(await sentence(place, { env, language, patience: 5000 })).not.toContain(secret);
      }
    }),
    { numRuns: 8 },
  );
});
