// `agent backup`, `restore`, `key` and `pause` as people run them: the shipped program, its own key folder, real files.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { smallDisk } from '../faults/small-disk.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const agentFile = join(root, 'bin/agent.js');

vi.setConfig({ testTimeout: 240_000 });

let base: string;
let folder: string;
const running = new Set<ChildProcess>();
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'commands-'));
  folder = join(base, 'practice');
  cpSync(join(root, 'examples/kine-fr'), folder, { recursive: true });
});
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  running.clear();
  rmSync(base, { recursive: true, force: true });
});

const env = (config = 'config') => ({ ...process.env, XDG_CONFIG_HOME: join(base, config), NO_COLOR: '1' });

interface Ran {
  readonly code: number;
  readonly said: string;
}

/** One command line on the practice of this test; `config`: the machine whose keys it finds. */
function agent(words: readonly string[], config?: string): Promise<Ran> {
  return new Promise((resolve) => {
    const all = [agentFile, ...words, '--lang', 'en'];
    execFile(process.execPath, all, { env: env(config), cwd: base, timeout: 90_000 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), said: out + err }),
    );
  });
}
const at = () => ['--practice', folder];
const json = ({ said }: Ran): Record<string, unknown> => JSON.parse(said.trim().split('\n')[0] ?? '');

/** A key and one backup of a practice that has worked a mail. */
async function backedUp(
  ...more: readonly string[]
): Promise<{ readonly file: string; readonly phrase: string }> {
  const made = json(await agent(['key', 'new', '--json', ...at()]));
  expect((await agent(['run', '--once', ...at()])).code).toBe(0);
  const backup = json(await agent(['backup', '--json', ...at(), ...more]));
  return { file: String(backup.file), phrase: String(made.phrase) };
}

/** What stands in a folder, deep; nothing when there is no folder. */
const inside = (place: string) =>
  existsSync(place) ? readdirSync(place, { recursive: true }).map(String).sort() : [];

function passphrase(name: string, text: string): string {
  writeFileSync(join(base, name), `${text}\n`, { mode: 0o600 });
  return join(base, name);
}

/** `agent run`, once she answers. */
async function secretary(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [agentFile, 'run', ...at()], { env: env(), stdio: 'ignore' });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for (let tries = 0; tries < 200; tries++) {
    if ((await agent(['status', '--json', ...at()])).said.includes('"answers":true')) return child;
    await wait(100);
  }
  throw new Error('The secretary does not answer.');
}

describe('agent backup', () => {
  it('makes, lists and proves a backup, which another machine takes into another folder by the phrase', async () => {
    const { file, phrase } = await backedUp();
    expect((await agent(['backup', 'list', ...at()])).said).toContain(file);
    const verified = await agent(['backup', 'verify', ...at()]);
    expect(verified).toMatchObject({
      code: 0,
      said: expect.stringContaining(`${file} is whole: it can be put back.`),
    });
    const moved = join(base, 'elsewhere/deep/practice-2');
    const refused = await agent(['restore', file, '--to', moved], 'machine-2');
    expect(refused.code).toBe(4);
    expect(refused.said).toContain('which is not on this machine. Give the recovery phrase');
    expect(inside(moved)).toEqual([]);
    const written = passphrase('phrase', phrase.toLowerCase().replaceAll('-', ' '));
    const back = await agent(['restore', file, '--to', moved, '--phrase-file', written], 'machine-2');
    expect(back.said).toContain('The practice is PAUSED');
    expect(back.code).toBe(0);
    expect(readFileSync(join(moved, 'state.db')).includes('SQLite format 3')).toBe(false);
    const cases = await agent(['review', '--practice', moved, '--json'], 'machine-2');
    expect(cases.code).toBe(0);
    expect(cases.said.length).toBeGreaterThan(100);
    expect((await agent(['key', 'check', '--practice', moved], 'machine-2')).said).toContain(
      join(base, 'machine-2'),
    );
  });

  it('with one bit turned anywhere is refused in words, and nothing is made', async () => {
    const { file } = await backedUp();
    const bytes = readFileSync(file);
    const header = 12 + bytes.readUInt32BE(8);
    const regions = [
      0,
      8,
      12,
      30,
      60,
      header - 2,
      header,
      header + 20,
      65_000,
      66_000,
      Math.floor(bytes.length / 2),
    ];
    for (const place of [...regions, bytes.length - 17, bytes.length - 1]) {
      const turned = Buffer.from(bytes);
      turned[place] = (turned[place] ?? 0) ^ 1;
      writeFileSync(join(base, 'turned.backup'), turned);
      const { code, said } = await agent(['restore', join(base, 'turned.backup'), '--to', join(base, 'new')]);
      expect.soft(code, `byte ${place}`).toBe(4);
      expect
        .soft(said, `byte ${place}`)
        .toMatch(
          /is no backup of this program|is damaged or was changed: nothing of it is used|later version|not on this machine/,
        );
    }
    expect(inside(join(base, 'new'))).toEqual([]);
  });

  it('sealed with a passphrase is refused without it, with a wrong one, and opened by the right one', async () => {
    const right = passphrase('right', 'correct horse battery');
    const wrong = passphrase('wrong', 'incorrect horse battery');
    const { file } = await backedUp('--passphrase-file', right);
    const restore = (...more: readonly string[]) =>
      agent(['restore', file, '--to', join(base, 'new'), ...more], 'machine-2');
    expect((await restore()).said).toContain('sealed with a passphrase: give it with --passphrase-file');
    expect((await restore('--passphrase-file', wrong)).said).toContain('does not open with this passphrase');
    expect(inside(join(base, 'new'))).toEqual([]);
    expect((await restore('--passphrase-file', right)).code).toBe(0);
    const short = await agent(['backup', ...at(), '--passphrase-file', passphrase('short', 'short')]);
    expect(short.said).toContain('twelve characters at least');
  });

  it('killed at any moment leaves no half backup under a backup’s name', async () => {
    await backedUp();
    writeFileSync(join(folder, 'faq/large.md'), Buffer.alloc(20_000_000, 'x'));
    for (const after of [300, 450, 600, 750, 900, 1100]) {
      const child = spawn(process.execPath, [agentFile, 'backup', 'make', ...at()], {
        env: env(),
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await wait(after);
      child.kill('SIGKILL');
      await ended;
    }
    const made = readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.backup'));
    for (const name of made)
      expect((await agent(['backup', 'verify', join(folder, 'backups', name), ...at()])).code).toBe(0);
    expect((await agent(['review', '--json', ...at()])).code).toBe(0);
  });

  it.runIf(process.getuid?.() === 0)('on a full disk says so, and leaves nothing half-done', async () => {
    const { file } = await backedUp();
    const disk = smallDisk(3);
    try {
      disk.fill();
      const backup = await agent(['backup', ...at(), '--to', disk.folder]);
      expect(backup).toMatchObject({
        code: 4,
        said: expect.stringContaining("can't be written. Check the space"),
      });
      const restored = await agent(['restore', file, '--to', join(disk.folder, 'new')]);
      expect(restored).toMatchObject({
        code: 4,
        said: expect.stringContaining("can't be written. Check the space"),
      });
      expect(inside(disk.folder).filter((name) => name !== '.filler' && name !== 'new')).toEqual([]);
      disk.free();
      expect((await agent(['restore', file, '--to', join(disk.folder, 'new')])).code).toBe(0);
    } finally {
      disk.remove();
    }
  });
});

describe('agent restore', () => {
  it('and agent key new are refused while the secretary runs, and nothing changes', async () => {
    const { file } = await backedUp();
    const child = await secretary();
    const before = readFileSync(join(folder, 'state.db.key-id'), 'utf8');
    expect(await agent(['restore', file, '--to', folder])).toMatchObject({
      code: 4,
      said: expect.stringContaining('The secretary is running for this practice. Stop it first'),
    });
    expect((await agent(['key', 'new', ...at()])).said).toContain('The secretary is running. Stop it first');
    expect(readFileSync(join(folder, 'state.db.key-id'), 'utf8')).toBe(before);
    expect(
      inside(folder).filter((name) => name.includes('.restore-') || name.includes('before-restore')),
    ).toEqual([]);
    expect(child.exitCode).toBeNull();
  });

  it('twice at once leaves one whole practice', async () => {
    const { file } = await backedUp();
    const to = join(base, 'new');
    const both = await Promise.all([1, 2].map(() => agent(['restore', file, '--to', to])));
    expect(both.some(({ code }) => code === 0)).toBe(true);
    for (const { code, said } of both) if (code !== 0) expect(said).toContain('Nothing was changed.');
    expect((await agent(['review', '--practice', to, '--json'])).code).toBe(0);
    expect(inside(to).filter((name) => name.includes('.restore-') || name.includes('restored-'))).toEqual([]);
  });
});

describe('agent key', () => {
  it('is made, shown, checked, lost, told, and put back from its phrase', async () => {
    const { phrase } = await backedUp();
    expect(json(await agent(['key', 'show', '--json', ...at()])).phrase).toBe(phrase);
    const { from } = json(await agent(['key', 'check', '--json', ...at()])) as {
      readonly from: { readonly at: string };
    };
    expect(statSync(from.at).mode & 0o777).toBe(0o600);
    rmSync(from.at);
    for (const words of [
      ['key', 'check'],
      ['key', 'show'],
      ['key', 'new'],
      ['backup'],
      ['review', '--json'],
      ['run', '--once'],
    ]) {
      const { code, said } = await agent([...words, ...at()]);
      expect.soft(code, words.join(' ')).toBe(4);
      expect.soft(said, words.join(' ')).toMatch(/agent key recover/);
    }
    const slip = passphrase(
      'slip',
      phrase.replace(/^(.{6})./u, (_, start: string) => `${start}${phrase[6] === 'A' ? 'B' : 'A'}`),
    );
    expect((await agent(['key', 'recover', '--phrase-file', slip, ...at()])).said).toContain(
      'This phrase is not right',
    );
    const right = passphrase('phrase', phrase);
    expect((await agent(['key', 'recover', '--phrase-file', right, ...at()])).code).toBe(0);
    expect((await agent(['review', '--json', ...at()])).code).toBe(0);
  });

  it('says that a practice without one is not encrypted, and makes no backup of it', async () => {
    expect(await agent(['key', 'check', ...at()])).toMatchObject({
      code: 1,
      said: expect.stringContaining('The memory is not encrypted: agent key new'),
    });
    expect((await agent(['backup', ...at()])).said).toContain(
      'this practice has no key yet. Make one: agent key new',
    );
  });
});

describe('agent pause', () => {
  it('--until a moment to come is kept by a running secretary; the past is refused', async () => {
    await secretary();
    expect((await agent(['pause', ...at(), '--by', 'Claire', '--until', '2001-01-01T08:00'])).code).toBe(2);
    const began = Date.now();
    const told = json(await agent(['pause', ...at(), '--by', 'Claire', '--until', '23:59', '--json']));
    expect(told).toMatchObject({ running: true, paused: { by: 'Claire', until: expect.any(Number) } });
    const { paused } = told as { readonly paused: { readonly since: number; readonly until: number } };
    expect(paused.until).toBeGreaterThan(began);
    expect((await agent(['status', ...at()])).said).toContain('Claire');
    expect((await agent(['resume', ...at(), '--by', 'Claire'])).code).toBe(0);
  });
});
