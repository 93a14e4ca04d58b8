import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ollama } from '../../src/adapters/ollama/ollama.ts';
import { TEST_MAIL } from '../../src/adapters/ollama/test-mail.ts';
import { evaluate } from '../../src/cli/evaluate.ts';
import { type CorpusMail, parseLabelledMail } from '../../src/core/evaluation/labelled-mail.ts';
import { doors } from '../../src/doors.ts';
import type { Model } from '../../src/ports/model.ts';
import { type FakeOllama, fakeOllama } from '../fakes/ollama.ts';

let server: FakeOllama;
beforeAll(async () => {
  server = await fakeOllama();
});
afterAll(async () => {
  await server.close();
});

function aMail(id: string, body: string): CorpusMail {
  const truth = { urgency: 'none', kinds: ['cancel'], release: true };
  const mail = parseLabelledMail({ id, language: 'fr', body, sent: '2026-11-24T09:12', truth });
  if (typeof mail === 'string') throw new Error(mail);
  return { kind: 'written', mail };
}

const CORPUS = [
  aMail('short', 'Bonjour, je souhaite annuler mon rendez-vous de jeudi. Merci'),
  aMail(
    'quoted',
    'Oui merci\n\nLe 24 nov. 2026 à 08:12, Cabinet a écrit :\n> Bonjour, voulez-vous annuler ?',
  ),
];

async function marked(model: Model | null, alwaysAsk: boolean) {
  const told: number[] = [];
  const practice = await doors.noPractice('Europe/Paris');
  const tell = (done: number) => void told.push(done);
  return { told, mails: await evaluate({ doors, practice, corpus: CORPUS, model, alwaysAsk, tell }) };
}

describe('measuring a reader', () => {
  it('reads each mail the way the mailbox would hand it over, and tells how far it is', async () => {
    const { told, mails } = await marked(null, false);
    expect(told).toEqual([1, 2]);
    expect(mails[0]).toMatchObject({
      id: 'short',
      got: { kinds: ['cancel'], language: 'fr', closed: true },
      cost: null,
    });
    expect(mails[1]?.got).toMatchObject({ sentences: 1 });
  });

  it('asks the model for every mail when told to, with a watch beside it', async () => {
    const settings = { servers: [server.url], name: 'little:3b', allowRemote: false, timeout: 20, wait: 0 };
    const { mails } = await marked(ollama(settings), true);
    expect(mails.map(({ got, cost }) => [got?.modelAway, cost !== null])).toEqual([
      [false, true],
      [false, true],
    ]);
  });

  it('lets the model read its rules before the first mail, and counts what each mail cost it', async () => {
    const fresh = await fakeOllama();
    const settings = { servers: [fresh.url], name: 'little:3b', allowRemote: false, timeout: 20, wait: 0 };
    const { mails } = await marked(ollama(settings), true);
    const users = fresh.asked.map(({ messages }) => (messages as { content: string }[])[1]?.content ?? '');
    expect(users).toHaveLength(3);
    expect(users[0]).toContain(TEST_MAIL.sentences[0]?.text);
    for (const { cost } of mails) {
      expect(cost?.read).toBeGreaterThan(0);
      expect(cost?.read).toBeLessThan(cost?.prompt ?? 0);
      expect(cost?.written).toBeGreaterThan(0);
    }
    await fresh.close();
  });

  it('counts the question, where the server does not tell what it knew of it', async () => {
    const old = await fakeOllama({ version: '0.30.1' });
    const settings = { servers: [old.url], name: 'little:3b', allowRemote: false, timeout: 20, wait: 0 };
    const { mails } = await marked(ollama(settings), true);
    expect(mails.map(({ cost }) => [cost?.read, (cost?.prompt ?? 0) > 0])).toEqual([
      [null, true],
      [null, true],
    ]);
    await old.close();
  });

  it('counts a model that is away as away', async () => {
    const settings = { servers: ['http://127.0.0.1:1'], name: 'x', allowRemote: false, timeout: 1, wait: 0 };
    const { mails } = await marked(ollama(settings), true);
    expect(mails.every(({ got }) => got?.modelAway === true)).toBe(true);
  });
});
