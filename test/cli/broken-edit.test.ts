import { appendFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Action } from '../../src/domain/action.ts';
import { aReading, aRequest } from '../build/builders.ts';
import { agent, anExample, inMemory } from '../build/command-line.ts';
import { aWaitingCase } from '../contract/store-builders.ts';

const RED: Action = { kind: 'alert', level: 'red', about: 'emergency-wording' };
const WARNING =
  'A file of the practice has an error: this rests on what was good before. Which: agent check .';

let folder: string;

/** A practice at work in which an urgent mail waits. */
beforeEach(async () => {
  folder = await anExample();
  const now = Date.now();
  await inMemory(folder, async (store) => {
    const kase = { id: 'c-red', sent: now, opened: now, reading: aReading([aRequest('move')]) };
    await store.open({ ...aWaitingCase(kase), plan: [RED], proposal: [] });
  });
  await agent(folder, ['run', '--once']);
});

const say = (...words: readonly string[]) => agent(folder, [...words, '--lang', 'en'], { NO_COLOR: '1' });

describe('a broken edit while mails wait', () => {
  it('keeps the settings that were taken into use for their owner alone', () => {
    expect(statSync(join(folder, '.agent', 'last-good.yaml')).mode & 0o777).toBe(0o600);
  });

  it('lets the urgent mail be read and marked as seen in spite of a typo in practice.yaml', async () => {
    appendFileSync(join(folder, 'practice.yaml'), '\nfrobnicate: yes\n');
    for (const words of [['review'], ['log', 'c-red'], ['explain', 'c-red']]) {
      const { said, exit } = await say(...words);
      expect(said).toContain(WARNING);
      expect(said).toContain('c-red');
      expect(exit).toBe(0);
    }
    expect((await say('agenda', 'week', '--practice', '.')).said).toContain(WARNING);
    const seen = await say('review', '--approve', 'c-red', '--by', 'Anne');
    expect(seen).toEqual({ said: `${WARNING}\nNoted: the secretary sees to it.\n`, exit: 0 });
  });

  it('lets it be read in spite of a list of patients that can’t be read', async () => {
    writeFileSync(join(folder, 'patients.csv'), 'rubbish\n"');
    const { said, exit } = await say('log', 'c-red');
    expect(said).toContain(WARNING);
    expect(exit).toBe(0);
  });

  it('does nothing with settings nobody took into use', async () => {
    rmSync(join(folder, '.agent', 'last-good.yaml'));
    appendFileSync(join(folder, 'practice.yaml'), '\nfrobnicate: yes\n');
    expect((await say('review')).exit).toBe(3);
  });

  it('takes up no work with the settings of before', async () => {
    appendFileSync(join(folder, 'practice.yaml'), '\nfrobnicate: yes\n');
    expect((await say('run', '--once')).exit).toBe(3);
  });
});
