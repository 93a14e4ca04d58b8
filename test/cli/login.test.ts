import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceFolder } from '../../src/adapters/files/practice-folder.ts';
import { accessToken } from '../../src/adapters/oauth/access-token.ts';
import { practiceConsent } from '../../src/adapters/oauth/practice-consent.ts';
import { signInProblems } from '../../src/adapters/secrets/sign-in-problems.ts';
import type { Doors } from '../../src/cli/doors.ts';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { runProgram } from '../../src/cli/program.ts';
import { loadPractice } from '../../src/config/load.ts';
import type { Practice } from '../../src/domain/practice.ts';
import { type OauthServer, oauthServer } from '../fakes/oauth-server.ts';

const example = fileURLToPath(new URL('../bad-practices/secret-in-the-line', import.meta.url));

let server: OauthServer;
let folder: string;
let typed: (line: string) => void;

beforeEach(async () => {
  server = await oauthServer({ interval: 0 });
  folder = mkdtempSync(join(tmpdir(), 'login-'));
  cpSync(example, folder, { recursive: true });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** practice.yaml with these lines under `mail`. */
function written(mail: string): void {
  writeFileSync(
    join(folder, 'practice.yaml'),
    `practice: { name: Cabinet des Lilas, profession: gp, country: FR, phone: 01 99 00 12 34, address: Exempleville }
mail:
  addresses: cabinet@example.org
  authserv-ids: mx.example.org
${mail}
hours: { monday: 09:00-12:00 }
alerts: { file: alerts.jsonl }
`,
  );
}

function practice(): Practice {
  const loaded = loadPractice(practiceFolder(folder));
  if (loaded.kind === 'problems') throw new Error(loaded.problems.map(({ sentence }) => sentence).join('\n'));
  return loaded.practice;
}

const around = () => ({
  env: {},
  now: Date.now,
  endpoints: server.endpoints,
  wait: async () => undefined,
  typed: (heard: (line: string) => void) => {
    typed = heard;
    return () => undefined;
  },
});

/** What the command prints, and its exit code. `onLine` sees each printed line. */
async function run(argv: readonly string[], onLine: (line: string) => void = () => undefined) {
  const printed: string[] = [];
  const stream = new Writable({
    write(bytes, _, done) {
      printed.push(String(bytes));
      for (const line of String(bytes).split('\n')) onLine(line);
      done();
    },
  }) as NodeJS.WriteStream;
  const doors: Partial<Doors> = {
    practice: async (at, language) => loadPractice(practiceFolder(at), language),
    consent: (of) => practiceConsent(of, around()),
    signInProblems: (of) => signInProblems(of, around()),
    texts: async () => ({ texts: { templates: [], faq: [] } as never, templates: [], problems: [] }),
    agenda: async () => ({
      read: async () => ({ kind: 'readable' }) as never,
      apply: async () => ({}) as never,
    }),
    store: async () => null,
    ask: async () => ({ kind: 'nobody' }),
  };
  const terminal = { argv, env: {}, folder, out: stream, err: stream, version: '0' };
  const code = await runProgram(doors as Doors, terminal);
  return { code, text: printed.join('') };
}

const MICROSOFT = `  imap: { host: outlook.office365.com }
  smtp: { host: smtp.office365.com, security: starttls }
  oauth: { provider: microsoft, client-id: id-0 }`;
const GOOGLE = `  imap: { host: imap.gmail.com }
  oauth: { provider: google, client-id: id-g, client-secret: { file: secrets/google } }`;

function withGoogle(): void {
  writeFileSync(join(folder, 'secrets-google'), 'client-s3cret\n', { mode: 0o600 });
  written(GOOGLE.replace('secrets/google', 'secrets-google'));
}

describe('agent login', () => {
  it('shows a code and where to type it, waits, and says for how long', async () => {
    written(MICROSOFT);
    server.knobs.errors.push('authorization_pending');
    const { code, text } = await run(['login', '--lang', 'fr']);
    expect(code).toBe(EXIT.ok);
    expect(text.replace(/jusqu’au \w+ .* à \d+ h( \d+)?\./, 'jusqu’au JOUR.')).toBe(
      `Accès à la boîte aux lettres cabinet@example.org, chez Microsoft.

  1.  Ouvrez cette page, sur n’importe quel ordinateur ou téléphone :
      https://login.example.org/device
  2.  Écrivez-y ce code :
      BCDF-GHJK
  3.  Connectez-vous comme cabinet@example.org, et acceptez.

Le code vaut jusqu’au JOUR. Ne le dites à personne. J’attends ; Ctrl+C pour arrêter.

C’est fait : le programme peut lire et envoyer le courrier de cabinet@example.org.
L’accord n’a pas de fin fixée. Il se perd si le mot de passe change, ou après 90 jours sans servir.
Pour le retirer, à tout moment : https://myapps.microsoft.com
`,
    );
    const { mail, stateFile } = practice();
    if (mail.oauth === null) throw new Error('no oauth');
    const place = { oauth: mail.oauth, stateFile, folder, language: 'fr' as const, ...around() };
    expect(await accessToken(place)).toBe(server.given[0]);
  });

  it('takes the address that a browser on another computer ended on', async () => {
    withGoogle();
    server.knobs.refreshExpiresIn = 604_799;
    const { code, text } = await run(['login', '--lang', 'en'], (line) => {
      if (!line.startsWith('http')) return;
      setTimeout(() => {
        typed('what now?');
        typed(server.consent(line));
      }, 20);
    });
    expect(code).toBe(EXIT.ok);
    expect(text).toContain('This is not the address I am waiting for.');
    expect(text).toContain('Done: the program may read and send the mail of cabinet@example.org.');
    expect(text).toMatch(
      /The consent is good until \w+ \d+ \w+ \d{4}\. Before that day, run agent login again/,
    );
    expect(text).toContain('still registered as "testing"');
    expect(text).not.toContain('s3cret');
  });

  it('ends in one sentence after a no', async () => {
    written(MICROSOFT);
    server.knobs.errors.push('access_denied');
    const { code, text } = await run(['login', '--lang', 'en']);
    expect(code).toBe(EXIT.unreadable);
    expect(text.trim().split('\n').at(-1)).toBe(
      'Consent was declined with Microsoft. Nothing was changed; run agent login again when you like (access_denied)',
    );
  });

  it('says the same to a machine', async () => {
    written(MICROSOFT);
    const { text } = await run(['login', '--json']);
    const lines = text
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([
      { address: 'https://login.example.org/device', code: 'BCDF-GHJK', expires: expect.any(String) },
      { signedIn: true, until: null },
    ]);
  });

  it('tells a practice with a password where one is made, its own provider first', async () => {
    writeFileSync(join(folder, 'password'), 'x', { mode: 0o600 });
    written('  imap: { host: imap.orange.fr, password: { file: password } }');
    const { code, text } = await run(['login', '--lang', 'fr']);
    expect(code).toBe(EXIT.ok);
    expect(text.split('\n')[0]).toBe(
      'cabinet@example.org, chez Orange : le mot de passe de la boîte. https://mail.orange.fr',
    );
    for (const name of ['Gmail', 'Microsoft 365', 'iCloud', 'Yahoo', 'Fastmail', 'Orange', 'Free', 'OVH']) {
      expect(text).toContain(`\n  ${name}`);
    }
    expect(text).toContain('Microsoft n’accepte plus aucun mot de passe pour lire une boîte');
  });

  it('tells it too to a practice that is not in order: that may be what is missing', async () => {
    written('  imap: { host: imap.example.org }');
    const { code, text } = await run(['login', '--lang', 'fr']);
    expect(code).toBe(EXIT.practice);
    expect(text).toContain('un mot de passe d’application');
    expect(text).toContain('agent check');
  });
});

describe('agent check, on the live mailbox', () => {
  it('asks for the login that is missing, and is content after it', async () => {
    written(MICROSOFT);
    const before = await run(['check', folder, '--lang', 'en']);
    expect(before.code).toBe(EXIT.practice);
    expect(before.text).toContain(
      'state.db.sign-in  The program has no consent for this mailbox yet. Run: agent login',
    );
    await run(['login']);
    expect((await run(['check', folder])).text).not.toContain('agent login');
  });

  it('tries each secret once, and only warns of what the service alone may have', async () => {
    chmodSync(folder, 0o700);
    writeFileSync(join(folder, 'empty'), '', { mode: 0o600 });
    written(`  imap: { host: imap.example.org, password: { file: empty } }
  smtp: { host: smtp.example.org, password: { env: AGENT_MAIL_PASSWORD } }`);
    const { text } = await run(['check', folder, '--lang', 'fr']);
    expect(text).toContain(
      `mail.imap.password : ${join(folder, 'empty')} est vide. Mettez-y le secret seul.`,
    );
    expect(text).toContain(
      "mail.smtp.password (avertissement) : la variable AGENT_MAIL_PASSWORD n'existe pas",
    );
  });
});
