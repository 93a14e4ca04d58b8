import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessToken, type OauthPlace, tokenPlace } from '../../../src/adapters/oauth/access-token.ts';
import { browserConsent } from '../../../src/adapters/oauth/browser-grant.ts';
import { awaitConsent, requestDeviceCode } from '../../../src/adapters/oauth/device-grant.ts';
import { type OauthClient, oauthClient } from '../../../src/adapters/oauth/oauth-client.ts';
import { providerOf } from '../../../src/adapters/oauth/provider.ts';
import { redirected } from '../../../src/adapters/oauth/redirected.ts';
import { readTokens, saveTokens } from '../../../src/adapters/oauth/token-file.ts';
import type { Tokens } from '../../../src/adapters/oauth/tokens.ts';
import { Refused, Unreachable, UserError } from '../../../src/domain/errors.ts';
import type { OauthSettings } from '../../../src/domain/server-settings.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { type OauthServer, oauthServer } from '../../fakes/oauth-server.ts';

let server: OauthServer;
let folder: string;
let now: number;

beforeEach(async () => {
  server = await oauthServer();
  folder = mkdtempSync(join(tmpdir(), 'oauth-'));
  now = Date.UTC(2026, 10, 24, 8);
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const MICROSOFT: OauthSettings = {
  provider: 'microsoft',
  clientId: 'id-0',
  clientSecret: null,
  tenant: 'common',
};

function aPlace(more: Partial<OauthPlace> = {}): OauthPlace {
  return {
    oauth: MICROSOFT,
    stateFile: join(folder, 'state.db'),
    folder,
    env: {},
    language: 'en',
    now: () => now,
    endpoints: server.endpoints,
    ...more,
  };
}

const aClient = (more: Partial<OauthPlace> = {}): Promise<OauthClient> => oauthClient(aPlace(more));

/** Waits that take no time, but that the clock of the test hears of. */
function patience(): { readonly waits: number[]; readonly wait: (ms: number) => Promise<void> } {
  const waits: number[] = [];
  return {
    waits,
    wait: async (ms) => {
      waits.push(ms / 1000);
      now += ms;
    },
  };
}

async function thrown(work: Promise<unknown>): Promise<Error> {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof Error)) throw new Error('nothing was thrown');
  return error;
}

/** Consent given once, tokens kept. */
async function signedIn(place = aPlace()): Promise<Tokens> {
  const client = await oauthClient(place);
  const tokens = await awaitConsent(await requestDeviceCode(client), client, async () => undefined);
  await saveTokens(tokens, tokenPlace(place));
  return tokens;
}

describe('consent by a code (RFC 8628)', () => {
  it('shows where to type what, and waits as slowly as it is told', async () => {
    const client = await aClient();
    const code = await requestDeviceCode(client);
    expect(code).toMatchObject({
      userCode: 'BCDF-GHJK',
      address: 'https://login.example.org/device',
      interval: 5000,
    });
    server.knobs.errors.push(
      'authorization_pending',
      'slow_down',
      'authorization_pending',
      'cut',
      'slow_down',
    );
    const { waits, wait } = patience();
    const tokens = await awaitConsent(code, client, wait);
    expect(waits).toEqual([5, 5, 10, 10, 20, 25]);
    expect(tokens).toMatchObject({ accessToken: server.given[0], expires: now + HOUR, consentEnds: null });
  });

  it('asks Microsoft for reading, sending, and for longer than an hour', async () => {
    await requestDeviceCode(await aClient());
    expect(server.asked[0]?.form).toEqual({
      client_id: 'id-0',
      scope:
        'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
    });
    expect(providerOf({ ...MICROSOFT, tenant: 'a/b' }).endpoints.token).toBe(
      'https://login.microsoftonline.com/a%2Fb/oauth2/v2.0/token',
    );
  });

  it('waits five seconds when it is told nothing', async () => {
    server.knobs.interval = null;
    expect((await requestDeviceCode(await aClient())).interval).toBe(5000);
  });

  it.each([
    ['access_denied', 'Consent was declined with Microsoft.'],
    ['authorization_declined', 'Consent was declined with Microsoft.'],
    ['expired_token', 'The time to give consent with Microsoft has passed.'],
    ['invalid_client', 'The secret of the registration with Microsoft is wrong or has expired.'],
    ['something_else', 'Microsoft refused.'],
  ])('ends in words after %s', async (error, said) => {
    const client = await aClient();
    const code = await requestDeviceCode(client);
    server.knobs.errors.push(error);
    const refused = await thrown(awaitConsent(code, client, patience().wait));
    expect(refused).toBeInstanceOf(Refused);
    expect(refused.message).toContain(said);
    expect(refused.message).toMatch(new RegExp(`\\(${error}\\)$`));
  });

  it('knows the numbers that administrators of Microsoft meet', async () => {
    const client = await aClient({ language: 'fr' });
    const code = await requestDeviceCode(client);
    server.knobs.errors.push('invalid_client');
    server.knobs.description = 'AADSTS7000218: The request body must contain …';
    expect((await thrown(awaitConsent(code, client, patience().wait))).message).toBe(
      "L'inscription chez Microsoft n'accepte pas un programme sans page web. Dans « Authentification », mettez « Autoriser les flux de clients publics » sur Oui (invalid_client, AADSTS7000218)",
    );
  });

  it('stops when the code has run out while nobody came', async () => {
    const client = await aClient();
    const code = await requestDeviceCode(client);
    server.knobs.errors = Array.from({ length: 1000 }, () => 'authorization_pending');
    const { waits, wait } = patience();
    expect((await thrown(awaitConsent(code, client, wait))).message).toContain('has passed');
    expect(waits.length).toBe(180);
  });

  it('prints nothing on the terminal but plain characters', async () => {
    server.knobs.verificationUri = 'https://x.example.org/\u001b[2J';
    expect(await thrown(requestDeviceCode(await aClient()))).toBeInstanceOf(UserError);
  });

  it.each(['<html>proxy</html>', '[]', 'null', '', '{"error":'])(
    'takes %s for no answer',
    async (garbage) => {
      server.knobs.garbage = garbage;
      expect(await thrown(requestDeviceCode(await aClient()))).toBeInstanceOf(Unreachable);
    },
  );
});

describe('consent in a browser (RFC 8252, 7636)', () => {
  const google = (): Partial<OauthPlace> => ({
    oauth: {
      provider: 'google',
      clientId: 'id-g',
      clientSecret: { kind: 'clear', text: 'client-s3cret' },
      tenant: 'common',
    },
  });
  const silent = (): (() => void) => () => undefined;
  const never = (): void => {
    throw new Error('misheard');
  };

  it('proposes the practice’s address and asks for a lasting consent to mail', async () => {
    const consent = await browserConsent(await aClient(google()), 'cabinet@example.org');
    const query = new URL(consent.address).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      scope: 'https://mail.google.com/',
      login_hint: 'cabinet@example.org',
      access_type: 'offline',
      code_challenge_method: 'S256',
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    await consent.close();
  });

  it('ends when the browser comes back', async () => {
    const consent = await browserConsent(await aClient(google()), 'cabinet@example.org');
    const finished = consent.finish(silent, never);
    const page = await fetch(server.consent(consent.address));
    expect(await page.text()).toContain('Done. You may close this page.');
    expect((await finished).accessToken).toBe(server.given[0]);
    expect(server.asked.at(-1)?.form).toMatchObject({
      client_secret: 'client-s3cret',
      grant_type: 'authorization_code',
    });
    await consent.close();
  });

  it.each([
    ['whole', (address: string) => address],
    ['without http://', (address: string) => ` ${address.replace('http://', '')}\t`],
    ['from its question mark', (address: string) => address.slice(address.indexOf('?'))],
  ])('ends when its address is pasted, %s', async (_, cut) => {
    const consent = await browserConsent(await aClient(google()), 'cabinet@example.org');
    const stopped: boolean[] = [];
    const tokens = await consent.finish((heard) => {
      heard(cut(server.consent(consent.address)));
      return () => stopped.push(true);
    }, never);
    expect(tokens.accessToken).toBe(server.given[0]);
    expect(stopped).toEqual([true]);
    await consent.close();
  });

  it('goes on waiting after a wrong paste, a stranger’s visit and the browser’s own curiosity', async () => {
    const consent = await browserConsent(await aClient(google()), 'cabinet@example.org');
    const misheard: string[] = [];
    const lines: ((line: string) => void)[] = [];
    const finished = consent.finish(
      (heard) => {
        lines.push(heard);
        return () => undefined;
      },
      () => misheard.push('?'),
    );
    const back = server.consent(consent.address);
    const { origin } = new URL(back);
    for (const path of ['/favicon.ico', '/?code=x&state=of-somebody', '/?error=access_denied', '/']) {
      expect((await fetch(origin + path)).status).toBe(404);
    }
    expect((await fetch(back, { method: 'POST' })).status).toBe(404);
    lines[0]?.('');
    lines[0]?.('code-of-somebody');
    lines[0]?.(`${origin}/?code=x`);
    expect(misheard).toEqual(['?', '?']);
    await fetch(back);
    expect((await finished).accessToken).toBe(server.given[0]);
    await consent.close();
  });

  it('is refused in words', async () => {
    const consent = await browserConsent(await aClient(google()), 'cabinet@example.org');
    const finished = thrown(consent.finish(silent, never));
    await fetch(server.consent(consent.address, 'no'));
    expect((await finished).message).toContain('Consent was declined with Google.');
    await consent.close();
  });

  it('says so when the box for mail was left unticked, or the consent does not last', async () => {
    for (const [knobs, said] of [
      [{ scope: 'openid email' }, 'does not include mail'],
      [{ scope: null, givesRefreshToken: false }, 'a passing consent only'],
    ] as const) {
      Object.assign(server.knobs, knobs);
      const consent = await browserConsent(await aClient(google()), 'cabinet@example.org');
      const finished = thrown(consent.finish(silent, never));
      await fetch(server.consent(consent.address));
      expect((await finished).message).toContain(said);
      await consent.close();
    }
  });

  it('reads an address only with its own state', () => {
    expect(redirected('http://127.0.0.1:1/?state=a&code=c#x', 'a')).toEqual({ kind: 'code', code: 'c' });
    expect(redirected('/?state=a&error=server_error', 'a')).toEqual({
      kind: 'refused',
      code: 'server_error',
    });
    expect(redirected('/?state=a&error=%1b[2J', 'a')).toEqual({ kind: 'refused', code: 'access_denied' });
    for (const address of ['/?code=c', '/?state=b&code=c', '/?state=a', '/?state=a&code=', '', '?']) {
      expect(redirected(address, 'a')).toEqual({ kind: 'other' });
    }
  });
});

describe('the access token', () => {
  it('is the kept one while it lasts', async () => {
    const tokens = await signedIn();
    now += 54 * MINUTE;
    expect(await accessToken(aPlace())).toBe(tokens.accessToken);
    expect(server.given.length).toBe(1);
  });

  it('is renewed five minutes before it ends, and kept', async () => {
    await signedIn();
    now += 55 * MINUTE;
    expect(await accessToken(aPlace())).toBe(server.given[1]);
    expect(await accessToken(aPlace())).toBe(server.given[1]);
    expect(server.asked.filter(({ form }) => form.grant_type === 'refresh_token').length).toBe(1);
  });

  it('lives for months with a provider that gives a new refresh token each time', async () => {
    server.knobs.rotates = true;
    await signedIn();
    for (let day = 0; day < 30; day++) {
      now += 24 * HOUR;
      expect(await accessToken(aPlace())).toBe(server.given.at(-1));
    }
    expect(server.living.size).toBe(1);
  });

  it('is given to nobody before the next refresh token is on the disk', async () => {
    server.knobs.rotates = true;
    const before = await signedIn();
    now += HOUR;
    const given = await accessToken(aPlace());
    const kept = await readTokens(tokenPlace(aPlace()));
    expect(kept?.accessToken).toBe(given);
    expect(kept?.refreshToken).not.toBe(before.refreshToken);
    expect([...server.living]).toEqual([kept?.refreshToken]);
  });

  it('is renewed once for reading and sending that connect at the same time', async () => {
    server.knobs.rotates = true;
    await signedIn();
    now += HOUR;
    const tokens = await Promise.all(Array.from({ length: 6 }, () => accessToken(aPlace())));
    expect(new Set(tokens).size).toBe(1);
    expect(server.given.length).toBe(2);
    expect(readdirSync(folder).filter((name) => name.includes('lock') || name.includes('draft'))).toEqual([]);
  });

  it('is renewed early when the mail server refused it', async () => {
    await signedIn();
    expect(await accessToken(aPlace(), { renew: true })).toBe(server.given[1]);
  });

  it.each(['fr', 'en'] as const)('asks for a new login when the consent is gone, in %s', async (language) => {
    await signedIn();
    server.forget();
    now += HOUR;
    const refused = await thrown(accessToken(aPlace({ language })));
    expect(refused).toBeInstanceOf(Refused);
    expect(refused.message).toBe(
      language === 'fr'
        ? "Microsoft ne reconnaît plus l'accord donné : mot de passe changé, accord retiré ou trop ancien. Relancez : agent login (invalid_grant)"
        : 'Microsoft no longer knows the given consent: password changed, consent withdrawn or too old. Run agent login again (invalid_grant)',
    );
  });

  it('asks for a first login when there never was one, or it was for another registration', async () => {
    expect((await thrown(accessToken(aPlace()))).message).toBe(
      'The program has no consent for this mailbox yet. Run: agent login',
    );
    await signedIn();
    const other = aPlace({ oauth: { ...MICROSOFT, clientId: 'id-1' } });
    expect(await thrown(accessToken(other))).toBeInstanceOf(Refused);
  });

  it('is no question of consent when a page of somebody else answers', async () => {
    const tokens = await signedIn();
    now += HOUR;
    server.knobs.garbage = '{"portal":"Wi-Fi"}';
    expect(await thrown(accessToken(aPlace()))).toBeInstanceOf(Unreachable);
    expect(await readTokens(tokenPlace(aPlace()))).toEqual(tokens);
  });

  it('serves on while the provider is away and the token still has a minute', async () => {
    const tokens = await signedIn();
    server.knobs.status = 503;
    now += 57 * MINUTE;
    expect(await accessToken(aPlace())).toBe(tokens.accessToken);
    now += 3 * MINUTE;
    const away = await thrown(accessToken(aPlace()));
    expect(away).toBeInstanceOf(Unreachable);
    expect(away.message).toMatch(/^127\.0\.0\.1:\d+ does not answer as it should at the moment \(503\)\.$/);
  });

  it('is waited for no longer than the network says, and the old refresh token stays', async () => {
    const before = await signedIn();
    now += HOUR;
    server.knobs.errors.push('cut');
    expect(await thrown(accessToken(aPlace()))).toBeInstanceOf(Unreachable);
    expect((await readTokens(tokenPlace(aPlace())))?.refreshToken).toBe(before.refreshToken);
    expect(await accessToken(aPlace())).toBe(server.given[1]);
  });

  it('is given to nobody when the next refresh token could not be kept', async () => {
    server.knobs.rotates = true;
    await signedIn();
    now += HOUR;
    mkdirSync(join(folder, `.state.db.sign-in.${process.pid}.draft`));
    expect((await thrown(accessToken(aPlace()))).message).toContain('could not be written');
  });

  it('is asked for with the secret of the registration, where there is one', async () => {
    const secret = aPlace({
      oauth: { ...MICROSOFT, clientSecret: { kind: 'env', name: 'SECRET' } },
      env: { SECRET: 'x' },
    });
    await signedIn(secret);
    now += HOUR;
    await accessToken(secret);
    expect(server.asked.at(-1)?.form).toMatchObject({ client_id: 'id-0', client_secret: 'x' });
  });

  it('comes to a named end whatever the provider answers, and repeats none of it', async () => {
    await signedIn();
    now += HOUR;
    const word = fc.constantFrom('s3cret', 1, -1, null, true, [], {}, 1e99, '');
    const body = fc.record(
      {
        access_token: word,
        refresh_token: word,
        expires_in: word,
        error: fc.oneof(word, fc.constantFrom('invalid_grant', 's3cret!', '\u001b[2J')),
        error_description: word,
        scope: word,
        refresh_token_expires_in: word,
      },
      { requiredKeys: [] },
    );
    const tokens = await readTokens(tokenPlace(aPlace()));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          body.map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        async (garbage) => {
          server.knobs.garbage = garbage;
          const ended = await accessToken(aPlace()).catch((error: unknown) => error);
          if (ended instanceof Error) {
            expect([Refused, Unreachable, UserError].some((kind) => ended instanceof kind)).toBe(true);
            expect(ended.message).not.toMatch(/s3cret|\u001b/);
          } else {
            const kept = await readTokens(tokenPlace(aPlace()));
            expect(kept?.accessToken).toBe(ended);
            expect(kept?.expires).toBeLessThanOrEqual(now + 24 * HOUR);
            if (tokens !== null) await saveTokens(tokens, tokenPlace(aPlace()));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never appears in a message, nor does anything that was sent', async () => {
    const messages: string[] = [];
    for (const error of ['invalid_grant', 'invalid_client', 'odd', 'Bearer access-1', 'cut']) {
      await signedIn();
      now += 2 * HOUR;
      server.knobs.errors.push(error);
      messages.push((await thrown(accessToken(aPlace()))).message);
    }
    expect(messages.filter((message) => /access-|refresh-|Bearer/.test(message))).toEqual([]);
  });
});

describe('the file of the tokens', () => {
  const tokens: Tokens = {
    accessToken: 'access-s3cret',
    expires: 1,
    refreshToken: 'refresh-s3cret',
    consentEnds: null,
  };
  const KEY = 'a'.repeat(64);
  const place = (env: NodeJS.ProcessEnv = {}) => tokenPlace(aPlace({ env }));
  const file = (): string => join(folder, 'state.db.sign-in');

  it.each([{}, { AGENT_STATE_KEY: KEY }])(
    'gives back what was kept, and shows it to nobody (%o)',
    async (env) => {
      await saveTokens(tokens, place(env));
      expect(await readTokens(place(env))).toEqual(tokens);
      for (const name of readdirSync(folder)) {
        expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
        expect(readFileSync(join(folder, name), 'latin1')).not.toContain('s3cret');
      }
      expect(existsSync(`${file()}-key`)).toBe(env.AGENT_STATE_KEY === undefined);
    },
  );

  it('is sealed anew each time', async () => {
    await saveTokens(tokens, place());
    const first = readFileSync(file(), 'utf8');
    await saveTokens(tokens, place());
    expect(readFileSync(file(), 'utf8')).not.toBe(first);
  });

  it('is never taken for empty: each way it can be unreadable has its sentence', async () => {
    await saveTokens(tokens, place({ AGENT_STATE_KEY: KEY }));
    const wrong = await thrown(readTokens(place({ AGENT_STATE_KEY: 'b'.repeat(64) })));
    expect(wrong).toBeInstanceOf(UserError);
    expect(wrong.message).toContain('does not open with this AGENT_STATE_KEY');
    expect((await thrown(readTokens(place()))).message).toContain('no key is given');
    expect((await thrown(readTokens(place({ AGENT_STATE_KEY: 'short' })))).message).toContain(
      '64 hexadecimal digits',
    );
    await saveTokens(tokens, place());
    rmSync(`${file()}-key`);
    expect((await thrown(readTokens(place()))).message).toContain('missing or damaged');
    writeFileSync(`${file()}-key`, Buffer.alloc(32), { mode: 0o600 });
    expect((await thrown(readTokens(place()))).message).toContain('does not open with the "-key" file');
    writeFileSync(file(), 'x');
    expect((await thrown(readTokens(place()))).message).toContain('is damaged');
    chmodSync(file(), 0o644);
    expect((await thrown(readTokens(place()))).message).toContain(`chmod 600 ${file()}`);
  });

  it('notices every changed byte', async () => {
    await saveTokens(tokens, place());
    const whole = readFileSync(file());
    for (let at = 0; at < whole.length; at += 3) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file(), bytes);
      const read = await readTokens(place()).catch((error: unknown) => error);
      if (read instanceof Error) expect(read).toBeInstanceOf(UserError);
      else expect(read).toEqual(tokens);
    }
  });

  it('is still read when AGENT_STATE_KEY is given later, and sealed with it from then on', async () => {
    await saveTokens(tokens, place());
    expect(await readTokens(place({ AGENT_STATE_KEY: KEY }))).toEqual(tokens);
    await saveTokens(tokens, place({ AGENT_STATE_KEY: KEY }));
    rmSync(`${file()}-key`);
    expect(await readTokens(place({ AGENT_STATE_KEY: KEY }))).toEqual(tokens);
  });

  it('can be made anew after its key was lost', async () => {
    await saveTokens(tokens, place());
    writeFileSync(`${file()}-key`, '', { mode: 0o600 });
    await saveTokens(tokens, place());
    expect(await readTokens(place())).toEqual(tokens);
  });

  it('says when the disk does not take it', async () => {
    const nowhere = tokenPlace(aPlace({ stateFile: join(folder, 'none/state.db') }));
    expect((await thrown(saveTokens(tokens, nowhere))).message).toContain('could not be written');
  });
});
