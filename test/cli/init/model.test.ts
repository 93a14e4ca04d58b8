import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pullModel } from '../../../src/adapters/ollama/model-pull.ts';
import { modelsAt } from '../../../src/adapters/setup/model-look.ts';
import { patience, secondsWords } from '../../../src/cli/init/measure-model.ts';
import type { Practice } from '../../../src/domain/practice.ts';
import { openModel } from '../../../src/world-parts.ts';
import { type FakeOllama, fakeOllama } from '../../fakes/ollama.ts';
import { allAnsweredBut, anEmptyPractice, type Sitting, sit } from './sitting.ts';

let folder: string;
let server: FakeOllama;
beforeEach(async () => {
  folder = anEmptyPractice();
  server = await fakeOllama({ models: [] });
  writeFileSync(join(folder, 'setup.yaml'), allAnsweredBut('model'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});

const practiceYaml = () => readFileSync(join(folder, 'practice.yaml'), 'utf8');

/** This computer's own model server is the fake. */
async function atHome(answers: Sitting['answers'], more: Partial<Sitting> = {}) {
  const here = (practice: Practice): Practice =>
    practice.model === null ? practice : { ...practice, model: { ...practice.model, servers: [server.url] } };
  return sit(folder, {
    answers: [...answers, [/^o approuver/, 'q']],
    ...more,
    setup: { models: () => modelsAt(server.url), ...more.setup },
    doors: {
      pullModel: (model, signal) => pullModel({ ...model, servers: [server.url] }, signal),
      model: (practice) => openModel(here(practice)),
      ...more.doors,
    },
  });
}

describe('the model', () => {
  it('that is not there yet is fetched, measured and written down', async () => {
    const { said, code } = await atHome([]);
    expect(said).toContain('Cet ordinateur : 16 Go de mémoire, 8 cœurs. Modèle conseillé : ministral-3:3b.');
    expect(said).toContain('1  ministral-3:3b (à télécharger, 3 Go)');
    expect(said).toContain('Essai sur deux mails inventés');
    expect(said).toContain('1 seconde par mail');
    expect(server.asked.length).toBeGreaterThanOrEqual(2);
    expect(practiceYaml()).toMatch(/model:\n {2}name: ministral-3:3b\n/);
    expect(said).not.toContain('Reste à faire');
    expect(code).toBe(0);
  });

  it('that is there already is not fetched again, and stands first', async () => {
    await server.close();
    server = await fakeOllama({ models: [{ name: 'llava:7b' }, { name: 'granite4:micro' }] });
    const { said } = await atHome([]);
    expect(said).toContain('1  granite4:micro (déjà là)');
    expect(said).toContain('4  llava:7b');
    expect(said).not.toContain('Téléchargement');
    expect(practiceYaml()).toContain('name: granite4:micro');
  });

  it('whose fetch breaks off is fetched on from there after a yes', async () => {
    server.cutFetches(1);
    const { said, asked } = await atHome([]);
    expect(said.replaceAll('\n', ' ')).toContain(
      'ministral-3:3b : le serveur s’est arrêté au milieu. Redemandez : il reprend là.',
    );
    expect(asked.filter((question) => question.startsWith('Essayer encore'))).toHaveLength(1);
    expect(server.paths.filter((path) => path === 'POST /api/pull')).toHaveLength(2);
    expect(practiceYaml()).toContain('name: ministral-3:3b');
  });

  it('that can’t be fetched today is asked for again in the next sitting', async () => {
    server.cutFetches(1);
    const first = await atHome([[/^Essayer encore/, 'n']]);
    expect(first.said).toContain('Reste à faire : le modèle.');
    expect(practiceYaml()).not.toContain('model:');
    await atHome([]);
    expect(practiceYaml()).toContain('name: ministral-3:3b');
  });

  it('that does not answer as it should may be changed for another one, or for none', async () => {
    server.play({ kind: 'prose' });
    const { said } = await atHome([
      [/^Votre choix \[1\]/, ''],
      [/^Votre choix \[1\]/, '1'],
      [/^Votre choix \[1\]/, '1'],
      [/^Votre choix \[1\]/, '4'],
      [/^Votre choix \[1\]/, '2'],
    ]);
    expect(said).toContain('ministral-3:3b n’a pas répondu comme il faut.');
    expect(practiceYaml()).not.toContain('model:');
  });

  it('that nobody runs here is put off, said so, and asked for again', async () => {
    const away = { models: async () => null };
    const first = await atHome([], { setup: away });
    expect(first.said.replaceAll('\n', ' ')).toContain(
      'Aucun modèle ne tourne sur cet ordinateur. Il faut Ollama, gratuit : installez-le depuis ollama.com',
    );
    expect(first.said).toContain('Reste à faire : le modèle. Pour y revenir : agent init');
    expect(practiceYaml()).not.toContain('model:');
    const second = await atHome([]);
    expect(second.said).toContain('Quel modèle ?');
    expect(practiceYaml()).toContain('name: ministral-3:3b');
  });

  it('on another computer of the practice is written down with its address, and nothing is advised for it', async () => {
    await server.close();
    server = await fakeOllama({ models: [{ name: 'qwen3:4b-instruct' }] });
    let looks = 0;
    const models = async (at: string) => {
      looks += 1;
      return looks === 1 ? null : at === 'http://192.168.1.20:11434' ? ['qwen3:4b-instruct'] : null;
    };
    const { said } = await atHome(
      [
        [/^Votre choix \[1\]/, ''],
        [/^Votre choix \[1\]/, '3'],
        [/^Votre choix \[1\]/, '1'],
        [/^Nom ou adresse/, 'http://198.51.100.7'],
        [/^Nom ou adresse/, '192.168.1.20'],
      ],
      { setup: { models } },
    );
    expect(said).toContain('198.51.100.7');
    expect(said).toContain('1  qwen3:4b-instruct');
    expect(practiceYaml()).toContain('server: http://192.168.1.20:11434');
    expect(practiceYaml()).not.toContain('198.51.100.7');
  });

  it('is not urged on a computer that is too small for one', async () => {
    const small = { hardware: async () => ({ memory: 4 * 2 ** 30, cores: 2 }) };
    const { said } = await atHome([], { doors: small });
    expect(said).toContain('Cet ordinateur a 4 Go de mémoire ; un modèle en demande 8.');
    expect(said).not.toContain('Aucun modèle ne tourne');
    expect(said).not.toContain('Reste à faire');
    expect(server.paths).toEqual([]);
  });

  it('is left in the middle of a fetch by Ctrl-C, and nothing is lost', async () => {
    const left = new AbortController();
    const pulling = { aborted: false };
    async function* endless(_: unknown, signal?: AbortSignal) {
      setTimeout(() => left.abort(), 20);
      signal?.addEventListener('abort', () => {
        pulling.aborted = true;
      });
      yield { status: 'pulling', completed: 1, total: 100 };
      await new Promise(() => undefined);
    }
    const { said, code } = await atHome([], { doors: { pullModel: endless }, left: left.signal });
    expect(said).toContain('Tout ce qui a été répondu est gardé. Pour reprendre : agent init');
    expect(pulling.aborted).toBe(true);
    expect(code).toBe(1);
  });
});

describe('how long a mail takes', () => {
  it('is told for what it is', () => {
    expect(secondsWords(1)[0]).toContain('1 seconde par mail, soit 36000 mails');
    expect(secondsWords(45)[1]).toContain('45 seconds a mail, or 800 mails in ten hours: slow but enough');
    expect(secondsWords(200)[1]).toContain('too slow on this computer');
  });

  it('makes the program wait longer where the model is slow, and never less than usual', () => {
    expect(patience(5)).toEqual({});
    expect(patience(45)).toEqual({ timeout: '150 s' });
    expect(patience(null)).toEqual({});
  });
});
