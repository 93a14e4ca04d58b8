import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agent, anExample, inMemory } from '../build/command-line.ts';

const say = (folder: string, ...words: readonly string[]) =>
  agent(folder, [...words, '--lang', 'en'], { NO_COLOR: '1' });

describe('a pause while nothing runs', () => {
  it('shows in the status before the secretary ever ran', async () => {
    const folder = await anExample();
    expect((await say(folder, 'pause', '--by', 'Claire')).exit).toBe(0);
    const { said, exit } = await say(folder, 'status');
    expect(said).toMatch(/PAUSED since .*, by Claire: NOTHING IS SENT\./u);
    expect(said).toContain('It has never run here.');
    expect(exit).toBe(5);
    await say(folder, 'resume');
    expect((await say(folder, 'status')).said).not.toContain('PAUSED');
  });

  it('is never refused because a file has an error: the next start honours it', async () => {
    const folder = await anExample();
    const good = readFileSync(join(folder, 'practice.yaml'));
    appendFileSync(join(folder, 'practice.yaml'), '\nfrobnicate: yes\n');
    expect((await say(folder, 'pause', '--by', 'Claire')).said).toContain(
      'Paused: nothing is sent any more.',
    );
    expect((await say(folder, 'status')).said).toContain('by Claire: NOTHING IS SENT.');
    writeFileSync(join(folder, 'practice.yaml'), good);
    await say(folder, 'run', '--once');
    expect(existsSync(join(folder, '.agent', 'pause.json'))).toBe(false);
    expect(await inMemory(folder, (store) => store.paused())).toMatchObject({ by: 'Claire' });
  });

  it('says how to begin in a folder that holds no practice', async () => {
    const { said, exit } = await say(mkdtempSync(join(tmpdir(), 'empty-')), 'status');
    expect(said).toBe(
      'There is no practice in this folder.\n To set one up: agent init; otherwise --practice FOLDER\n',
    );
    expect(exit).toBe(5);
  });
});
