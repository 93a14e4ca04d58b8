// What the program says of its own work holds no patient: logs, status, health, figures for a watching machine, the
// doctor's findings, names of backups, and what is left of a crash.

import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const agentFile = join(root, 'bin/agent.js');

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'no-content-'));
  folder = join(base, 'practice');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function agent(words: readonly string[], node: readonly string[] = []) {
  const env = { ...process.env, XDG_CONFIG_HOME: join(base, 'config'), NO_COLOR: '1' };
  return new Promise<{ readonly code: number; readonly said: string }>((resolve) => {
    const all = [...node, agentFile, ...words, '--lang', 'en'];
    execFile(
      process.execPath,
      all,
      { env, cwd: existsSync(folder) ? folder : base, timeout: 60_000 },
      (error, out, err) => {
        resolve({
          code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
          said: out + err,
        });
      },
    );
  });
}

function logged(): string {
  const path = join(folder, '.agent/agent.log');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** A secretary works all mails of the inbox; what she prints for the system's journal, and what is told of her. */
async function worked(lines: readonly (readonly string[])[]) {
  const env = { ...process.env, XDG_CONFIG_HOME: join(base, 'config'), NO_COLOR: '1' };
  const child = spawn(process.execPath, [agentFile, 'run', '--practice', folder], { env });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (more: Buffer) => {
      printed += more.toString();
    });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const mails = readdirSync(join(folder, 'inbox')).length;
    const isWorked = () => logged().split('"MailWorked"').length > mails;
    for (let tries = 0; tries < 600 && !isWorked(); tries++) await wait(100);
    expect(isWorked()).toBe(true);
    const telling: string[] = [];
    for (const line of lines) telling.push((await agent(line)).said);
    return { printed, telling };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** Every file below a folder, by its path. */
function filesIn(place: string): readonly string[] {
  return readdirSync(place, { recursive: true })
    .map((name) => join(place, String(name)))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

/** What must appear nowhere: who writes, from where, their telephone, and what they say. */
function patientsWords(): readonly string[] {
  const [head = '', ...rows] = readFileSync(join(folder, 'patients.csv'), 'utf8').trim().split('\n');
  const columns = head.split(/[,;]/u);
  const cells = rows.flatMap((row) => {
    const values = row.split(/[,;]/u);
    const at = (...names: readonly string[]) => values[columns.findIndex((one) => names.includes(one))] ?? '';
    return [at('email', 'emails'), at('phone', 'phones'), at('family', 'family name'), ...addresses(row)];
  });
  const mails = readdirSync(join(folder, 'inbox')).flatMap((name) => {
    const text = readFileSync(join(folder, 'inbox', name), 'utf8');
    const [header = '', ...body] = text.split(/\r?\n\r?\n/u);
    const subject = /^Subject: (.+)$/mu.exec(header)?.[1] ?? '';
    const lines = body.join('\n').split(/\r?\n/u);
    return [...addresses(/^From: .+$/mu.exec(header)?.[0] ?? ''), subject, ...lines];
  });
  const own = readFileSync(join(folder, 'practice.yaml'), 'utf8');
  const worth = [...cells, ...mails.filter((line) => line.length >= 12)].map((word) => word.trim());
  return [...new Set(worth)].filter((word) => word.length >= 5 && !own.includes(word));
}

function addresses(text: string): readonly string[] {
  return text.match(/[\w.+-]+@[\w.-]+/gu) ?? [];
}

function expectNone(text: string, words: readonly string[], where: string): void {
  for (const word of words) expect.soft(text.includes(word), `${where}: ${word}`).toBe(false);
}

describe.each(['kine-fr', 'physio-en'])('of the patients of %s', (name) => {
  it('nothing stands in what the program tells of itself', async () => {
    cpSync(join(root, 'examples', name), folder, { recursive: true });
    const words = patientsWords();
    expect(words.length).toBeGreaterThan(50);
    const at = ['--practice', folder];
    expect((await agent(['key', 'new', ...at])).code).toBe(0);
    const { printed, telling } = await worked([
      ['status', ...at],
      ['status', '--json', ...at],
      ['health', ...at],
      ['health', '--prometheus', ...at],
      ['doctor', folder, '--json'],
    ]);
    const backedUp = await agent(['backup', ...at]);
    expect(backedUp.code).toBe(0);
    expectNone(printed + backedUp.said, words, 'printed');
    for (const text of telling) expectNone(text, words, text.slice(0, 80));
    for (const line of [
      ['backup', 'list', ...at],
      ['backup', 'verify', ...at],
      ['key', 'check', ...at],
    ])
      expectNone((await agent(line)).said, words, line.join(' '));
    for (const path of filesIn(join(folder, '.agent')))
      expectNone(readFileSync(path, 'utf8'), words, basename(path));
    for (const path of [...filesIn(join(folder, 'backups')), join(folder, 'state.db')])
      expectNone(readFileSync(path, 'latin1') + basename(path), words, basename(path));
  }, 180_000);
});

describe('a crash', () => {
  const MAIL = 'Bonjour, c’est Ana Morel, je suis enceinte de six semaines';
  const broken = (code: string) => ['--import', `data:text/javascript,${encodeURIComponent(code)}`];

  /** Once the secretary is at work. */
  const atWork = (doing: string) =>
    `import { existsSync } from 'node:fs';
     const at = setInterval(() => {
       if (!existsSync('.agent/agent.log')) return;
       clearInterval(at);
       ${doing}
     }, 20);`;

  it.each([
    ['thrown', `throw new Error(${JSON.stringify(MAIL)});`],
    ['refused and not awaited', `void Promise.reject(new Error(${JSON.stringify(MAIL)}));`],
    ['thrown as a text', `throw ${JSON.stringify(MAIL)};`],
  ])('whose message holds a mail, %s, leaves nothing of it, printed or on the disk', async (_, doing) => {
    cpSync(join(root, 'examples/kine-fr'), folder, { recursive: true });
    const before = filesIn(folder);
    const { code, said } = await agent(['run', '--practice', folder], broken(atWork(doing)));
    expect(code).toBe(70);
    expect(said).toContain('A defect of the program');
    expectNone(said, ['Morel', 'enceinte'], 'printed');
    const made = filesIn(folder).filter((path) => !before.includes(path));
    for (const path of made.filter((one) => one.includes('.agent')))
      expectNone(readFileSync(path, 'latin1'), ['Morel', 'enceinte'], path);
    expect(made.filter((path) => /report\.|core|heap/u.test(basename(path)))).toEqual([]);
  });
});
