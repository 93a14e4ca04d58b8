import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type Watching, watchFiles } from '../../../src/adapters/files/file-watch.ts';

const opened: { watching: Watching; folder: string }[] = [];
afterEach(async () => {
  for (const { watching, folder } of opened.splice(0)) {
    await watching.close();
    rmSync(folder, { recursive: true });
  }
});

async function aWatch() {
  const folder = mkdtempSync(join(tmpdir(), 'watch-'));
  const file = join(folder, 'practice.yaml');
  mkdirSync(join(folder, 'faq'));
  writeFileSync(file, 'one');
  let bursts = 0;
  const watching = await watchFiles([file, join(folder, 'faq')], () => {
    bursts += 1;
  });
  opened.push({ watching, folder });
  const more = async (than: number) => {
    for (let turn = 0; turn < 60 && bursts <= than; turn += 1) await wait(50);
    return bursts > than;
  };
  return { folder, file, bursts: () => bursts, more };
}

describe('a file of the practice that changes', () => {
  it('is noticed when it is written in place, and when another takes its name', async () => {
    const { folder, file, bursts, more } = await aWatch();
    writeFileSync(file, 'two');
    expect(await more(0)).toBe(true);
    const before = bursts();
    writeFileSync(join(folder, 'new'), 'three');
    renameSync(join(folder, 'new'), file);
    expect(await more(before)).toBe(true);
  });

  it('is noticed again after it was away for a moment', async () => {
    const { folder, file, bursts, more } = await aWatch();
    renameSync(file, join(folder, 'kept'));
    expect(await more(0)).toBe(true);
    await wait(400);
    const away = bursts();
    writeFileSync(file, 'two');
    expect(await more(away)).toBe(true);
    await wait(400);
    const back = bursts();
    writeFileSync(file, 'three');
    expect(await more(back)).toBe(true);
  });

  it('is not taken for another one beside it', async () => {
    const { folder, bursts, more } = await aWatch();
    writeFileSync(join(folder, 'state.db'), 'x');
    writeFileSync(join(folder, 'practice.yaml~'), 'x');
    await wait(800);
    expect(bursts()).toBe(0);
    writeFileSync(join(folder, 'faq', 'parking.md'), 'x');
    expect(await more(0)).toBe(true);
  });
});
