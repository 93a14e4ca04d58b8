import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tokenPlace } from '../../../src/adapters/oauth/access-token.ts';
import { saveTokens } from '../../../src/adapters/oauth/token-file.ts';
import { asksNobody, type SignInPlace, signIn } from '../../../src/adapters/secrets/sign-in.ts';
import { Refused, UserError } from '../../../src/domain/errors.ts';
import type { OauthSettings, ServerSettings } from '../../../src/domain/server-settings.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { type OauthServer, oauthServer } from '../../fakes/oauth-server.ts';

let server: OauthServer;
let folder: string;
let now = Date.UTC(2026, 10, 24, 8);

beforeEach(async () => {
  server = await oauthServer();
  folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const OAUTH: OauthSettings = {
  provider: 'microsoft',
  clientId: 'id-0',
  clientSecret: null,
  tenant: 'common',
};

function aPlace(password: ServerSettings['password'], oauth: OauthSettings | null): SignInPlace {
  return {
    settings: {
      host: 'imap.example.org',
      port: 993,
      security: 'tls',
      user: 'cabinet@example.org',
      password,
      certificateAuthority: null,
    },
    oauth,
    folder,
    stateFile: join(folder, 'state.db'),
    language: 'en',
    env: {},
    now: () => now,
    endpoints: server.endpoints,
  };
}

describe('signing in to a mail server', () => {
  it('shows the password that is kept now, not the one of the start', async () => {
    const path = join(folder, 'mail');
    writeFileSync(path, 'first\n', { mode: 0o600 });
    const enter = signIn(aPlace({ kind: 'file', path }, null));
    expect(await enter()).toEqual({ user: 'cabinet@example.org', password: 'first' });
    writeFileSync(path, 'second\n');
    expect(await enter()).toEqual({ user: 'cabinet@example.org', password: 'second' });
  });

  it('shows a token that is renewed behind the scenes', async () => {
    const place = aPlace(null, OAUTH);
    const enter = signIn(place);
    await expect(enter()).rejects.toBeInstanceOf(Refused);
    const tokens = { accessToken: 'one', expires: now + HOUR, refreshToken: 'refresh-0', consentEnds: null };
    await saveTokens(tokens, tokenPlace({ ...place, oauth: OAUTH }));
    expect(await enter()).toEqual({ user: 'cabinet@example.org', accessToken: 'one' });
    now += HOUR;
    await expect(enter()).rejects.toThrow('Run agent login again');
  });

  it('has nothing to show to a relay that asks nobody, and says so when it is asked after all', async () => {
    expect(asksNobody(aPlace(null, null))).toBe(true);
    expect(asksNobody(aPlace(null, OAUTH))).toBe(false);
    await expect(signIn(aPlace(null, null))()).rejects.toBeInstanceOf(UserError);
  });
});
