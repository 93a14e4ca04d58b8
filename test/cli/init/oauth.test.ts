import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceConsent } from '../../../src/adapters/oauth/practice-consent.ts';
import { type OauthServer, oauthServer } from '../../fakes/oauth-server.ts';
import { allAnsweredBut, anEmptyPractice, type Sitting, sit } from './sitting.ts';

let folder: string;
let server: OauthServer;
beforeEach(async () => {
  folder = anEmptyPractice();
  server = await oauthServer({ interval: 0 });
  writeFileSync(join(folder, 'setup.yaml'), allAnsweredBut('mail'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});

const ANSWERS: Sitting['answers'] = [
  [/^Adresse à laquelle/, 'cabinet@outlook.com'],
  [/^Identifiant d’application/, 'id-0'],
  [/^o approuver/, 'q'],
];

/** The mailbox is with Microsoft; `heard` is told how often a code was shown. */
async function atMicrosoft(
  more: Partial<Sitting> = {},
  wait: (ms: number) => Promise<void> = async () => undefined,
) {
  const place = { env: {}, now: Date.now, endpoints: server.endpoints, typed: () => () => undefined };
  return sit(folder, {
    answers: ANSWERS,
    ...more,
    doors: {
      consent: (practice, signal) => practiceConsent(practice, { ...place, wait, signal }),
      ask: async () => ({ kind: 'nobody' }),
      ...more.doors,
    },
  });
}

const codes = (said: string): number => said.split('BCDF-GHJK').length - 1;
const stayed = () => existsSync(join(folder, 'state.db.sign-in'));

describe('access that the provider gives', () => {
  it('is asked for with a code, waited for, and the mailbox tried at once', async () => {
    server.knobs.errors.push('authorization_pending', 'slow_down');
    const { said } = await atMicrosoft();
    expect(said.replaceAll('\n', ' ')).toContain('n’accepte plus de mot de passe');
    expect(said).toContain('https://login.example.org/device');
    expect(said).toContain('C’est fait : le programme peut lire et envoyer');
    expect(said).toContain('212 mails');
    expect(said).not.toMatch(/Reste à faire : .*la boîte/);
    expect(stayed()).toBe(true);
    expect(readFileSync(join(folder, 'practice.yaml'), 'utf8')).toContain('client-id: id-0');
  });

  it('that was refused is asked for again after a yes, with a new code', async () => {
    server.knobs.errors.push('access_denied');
    const { said, asked } = await atMicrosoft();
    expect(said).toContain('L’accord a été refusé chez Microsoft'.replace('’', "'"));
    expect(asked.filter((question) => question.startsWith('Demander un nouvel accès'))).toHaveLength(1);
    expect(codes(said)).toBe(2);
    expect(stayed()).toBe(true);
  });

  it('whose code ran out may wait for another day: the part stays open and is named', async () => {
    server.knobs.errors.push('expired_token');
    const { said, code } = await atMicrosoft({ answers: [[/^Demander un nouvel/, 'n'], ...ANSWERS] });
    expect(said).toContain('(expired_token)');
    expect(said).toContain('Plus tard : agent login');
    expect(said).toContain('Reste à faire : la boîte aux lettres');
    expect(stayed()).toBe(false);
    expect(code).not.toBe(70);
  });

  it('is left by Ctrl-C while it is waited for; the next sitting asks for it again and knows the rest', async () => {
    const left = new AbortController();
    server.knobs.errors.push(...Array.from({ length: 50 }, () => 'authorization_pending'));
    let waits = 0;
    const wait = async (): Promise<void> => {
      waits += 1;
      if (waits < 3) return;
      left.abort();
      await new Promise(() => undefined);
    };
    const stopWish = () => ({ signal: left.signal, end: () => undefined });
    const first = await atMicrosoft({ doors: { stopWish } }, wait);
    expect(first.said).toContain('Tout ce qui a été répondu est gardé. Pour reprendre : agent init');
    expect(first.code).toBe(1);
    expect(stayed()).toBe(false);
    server.knobs.errors.length = 0;
    const { asked, said } = await atMicrosoft({ answers: [[/^o approuver/, 'q']] });
    expect(asked).toContain('Adresse à laquelle les patients écrivent [cabinet@outlook.com] : ');
    expect(said).toContain('C’est fait : le programme peut lire et envoyer');
    expect(stayed()).toBe(true);
  });

  it('without an application id waits for another day', async () => {
    const { said } = await atMicrosoft({ answers: [[/^Identifiant/, ''], ...ANSWERS] });
    expect(said.replaceAll('\n', ' ')).toContain('Tant que ce n’est pas fait, le programme ne peut pas lire');
    expect(said).toContain('Reste à faire : la boîte aux lettres');
    expect(codes(said)).toBe(0);
  });
});
