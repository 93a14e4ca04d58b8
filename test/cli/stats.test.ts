import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { aReading, aRequest, NOW } from '../build/builders.ts';
import { agent, anExample, inMemory } from '../build/command-line.ts';
import { aCase, aWaitingCase } from '../contract/store-builders.ts';

let folder: string;
beforeEach(async () => {
  folder = await anExample();
});

const line = (...words: readonly string[]) =>
  agent(folder, ['stats', '--practice', folder, '--now', '2026-11-24T09:00', ...words], { NO_COLOR: '1' });

/** Two mails answered alone, one after a yes, one that waits. */
async function aMonth(): Promise<void> {
  await inMemory(folder, async (store) => {
    const left = async (action: string, at: number) => {
      await store.mark(action, 'started', '', at);
      await store.mark(action, 'done', '', at);
    };
    const work = { took: 8000, prompt: 400, written: 60 };
    for (const number of [1, 2]) {
      const opened = NOW - number * DAY;
      const reading = aReading([aRequest('move')], { work });
      await store.open(aCase({ id: `c-${number}`, sent: opened, opened, reading }));
      await left(`c-${number}-now-0`, opened + 10 * MINUTE);
      await store.settle(`c-${number}`, 'done');
    }
    const reading = aReading([aRequest('question')]);
    const asked = { opened: NOW - DAY, sent: NOW - DAY, reading };
    await store.open(aWaitingCase({ id: 'c-3', ...asked }));
    await store.approve('c-3', 'Anne', NOW - HOUR);
    await left('c-3-approved-0', NOW - HOUR);
    await store.settle('c-3', 'done');
    await store.open(aWaitingCase({ id: 'c-4', ...asked, reason: { code: 'no-approved-answer' } }));
    await store.open(aCase({ id: 'c-old', opened: NOW - 90 * DAY, sent: NOW - 90 * DAY }));
  });
}

describe('agent stats', () => {
  it('says what there is to do before there is anything to count', async () => {
    expect(await line('--lang', 'en')).toEqual({
      said: 'This practice has done nothing yet: there is nothing to count.\n',
      exit: 4,
    });
  });

  it('draws what became of the mails', async () => {
    await aMonth();
    const { said } = await line('--lang', 'fr');
    expect(said).toContain('4 mails');
    expect(said).toMatch(/répondus sans vous\s+█{12}·{12}\s+2\s+50 %/);
    expect(said).toMatch(/répondus après vous\s+█{6}·{18}\s+1\s+25 %/);
    expect(said).toMatch(/déplacer\s+█{12}\s+2 {2}2 sans vous/);
    expect(said.replaceAll(/\s+/g, ' ')).toContain(
      'Temps gagné 15 min 12 min sans vous, 3 min après vous ; compté avec',
    );
    expect(said).toMatch(/Questions sans réponse\s+1/);
    expect(said).toMatch(/Modèle\s+8,0 s/);
    for (const row of said.split('\n')) expect(row.length).toBeLessThanOrEqual(80);
  });

  it('counts automatic mails apart', async () => {
    await aMonth();
    await inMemory(folder, async (store) => {
      const set = { opened: NOW - DAY, sent: NOW - DAY, decision: 'ignore', plan: [] } as const;
      await store.open(aCase({ id: 'c-list', ...set, reason: { code: 'automatic-mail', as: 'list' } }));
    });
    const { said } = await line('--lang', 'fr');
    expect(said).toContain('4 mails');
    expect(said).toMatch(/Mails automatiques\s+1/);
    for (const row of said.split('\n')) expect(row.length).toBeLessThanOrEqual(80);
    expect(JSON.parse((await line('--json')).said)).toMatchObject({ mails: 4, automatic: 1 });
  });

  it('says how much of what was prepared was changed before it left', async () => {
    await aMonth();
    expect((await line('--lang', 'fr')).said).not.toContain('modifiées par vous');
    await inMemory(folder, async (store) => {
      const about = { kind: 'move', at: NOW - HOUR, alone: false } as const;
      await store.noteAutonomy([
        { ...about, note: 'approved', case: 'c-1', grounds: {} },
        { ...about, note: 'edited', case: 'c-2', words: { changed: 6, of: 50 } },
      ]);
    });
    const { said } = await line('--lang', 'fr');
    expect(said).toMatch(/toutes\s+1 sur 2 modifiée, médiane 12 % des mots/);
    for (const row of said.split('\n')) expect(row.length).toBeLessThanOrEqual(80);
    expect((await line('--lang', 'en')).said).toContain('1 of 2 edited, median 12 % of the words');
    expect(JSON.parse((await line('--json')).said)).toMatchObject({
      edits: { sent: 2, edited: 1, distance: 0.12, kinds: [{ kind: 'move', sent: 2 }] },
    });
    await line('--lang', 'fr', '--html', 'bilan.html');
    const page = readFileSync(join(folder, 'bilan.html'), 'utf8');
    expect(page).toContain('<h2>Réponses préparées, modifiées par vous</h2>');
    expect(page).toContain('<td>1</td><td>2</td><td>50 %</td><td>12 %</td>');
  });

  it('counts from the day it is told', async () => {
    await aMonth();
    const { said } = await line('--since', '1y', '--json');
    expect(JSON.parse(said)).toMatchObject({
      mails: 5,
      ends: { alone: 2, approved: 1, byHand: 0, open: 2, aside: 0 },
      model: { asked: 2, took: 16_000 },
      minutes: { alone: 12, approved: 3, total: 15 },
    });
    expect(await line('--since', 'soon', '--lang', 'en')).toMatchObject({ exit: 2 });
    expect(await line('--since', '2027-01-01', '--lang', 'en')).toMatchObject({
      said: 'That day is to come.\n',
    });
  });

  it('writes a page of its own', async () => {
    await aMonth();
    const { said, exit } = await line('--html', 'report.html', '--lang', 'en');
    expect(exit).toBe(0);
    expect(said).toContain(`Page written: ${join(folder, 'report.html')}`);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('The front desk in numbers');
  });
});
