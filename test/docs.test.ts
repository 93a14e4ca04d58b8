// Every command in the docs is typed as it stands there, on a copy of an example practice.

import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blocksOf, commandsIn, PAGES, readPage, root } from './docs/pages.ts';

/** What can't be typed here, and why. Such a line must still be one that the program takes: its words are looked up in --help. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/^agent run(?: --practice \S+)?$/u, 'works until it is stopped: test/servers/newcomer'],
  [/^agent init /u, 'sets up on real servers: test/servers/init.test.ts, test/servers/newcomer'],
  [/^agent (?:check|dry-run|doctor) .*(?:--connect|--since|--mail|--dns)/u, 'needs the servers of a practice: test/servers'],
  [/^agent doctor /u, 'looks at the machine and at servers: test/servers/doctor.test.ts'],
  [/^agent service /u, 'changes the machine, and wants a practice that is not in /tmp: test/cli/service.test.ts'],
  [/^agent restore /u, 'needs the backup that was made before: test/servers/newcomer'],
  [/^agent key recover /u, 'needs the phrase on paper: test/servers/backups/commands.test.ts'],
  [/^agent key show --hex/u, 'its other half is systemd'],
  [/^agent eval/u, 'reads thousands of mails, with models: test/adapters/files/eval-files.test.ts'],
  [/^agent (?:explain |learn |log c-)/u, 'needs a case or corrections of a practice'],
  [/^agent autonomy on/u, 'is refused until it was earned: test/cli/autonomy.test.ts'],
  [/^(?:npm|node) /u, 'the developers’ own commands: looked up below'],
]; // biome-ignore format: one a line

const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** A practice's folder in which the names of the docs are there: another practice, mails of before, a stick. */
function aPlace(): string {
  const place = mkdtempSync(join(tmpdir(), 'docs-'));
  homes.push(place);
  cpSync(`${root}examples/kine-fr`, place, { recursive: true });
  cpSync(`${root}examples`, join(place, 'examples'), { recursive: true });
  cpSync(`${root}examples/kine-fr`, join(place, 'my-practice'), { recursive: true });
  for (const name of ['YOUR-MAILS', 'received', 'sent', 'past-mails'])
    cpSync(`${root}examples/kine-fr/inbox`, join(place, name), { recursive: true });
  mkdirSync(join(place, 'usb'));
  return place;
}

/** The words of a line as a shell gives them: quotes keep spaces together, what follows `|` or `>` is another's. */
function wordsOf(line: string, place: string): readonly string[] {
  const own = line.replace(/ [|>] .*$/u, '').replaceAll('/media/usb', join(place, 'usb'));
  return [...own.matchAll(/"([^"]*)"|(\S+)/gu)].map((match) => match[1] ?? match[2] ?? '');
}

interface Ended {
  readonly code: number;
  readonly text: string;
}

function typed(words: readonly string[], place: string): Promise<Ended> {
  const env = {
    ...process.env,
    HOME: place,
    XDG_CONFIG_HOME: join(place, '.config'),
    NO_COLOR: '1',
    USER: 'ana',
  };
  return new Promise((resolve) => {
    const args = [`${root}bin/agent.js`, ...words];
    const child = execFile(
      process.execPath,
      args,
      { cwd: place, env, timeout: 120_000 },
      (error, out, err) => {
        const code = error === null ? 0 : Number(error.code ?? 70);
        resolve({ code, text: `${out}${err}` });
      },
    );
    child.stdin?.end();
  });
}

/** The line's own command and its options are ones that the program has. */
async function isKnown(words: readonly string[], place: string): Promise<void> {
  const names = words.filter((word, n) => n < 2 && /^[a-z][a-z-]*$/u.test(word));
  const sub = await typed([...names, '--help', '--lang', 'en'], place);
  const { code, text } =
    sub.code === 0 ? sub : await typed([words[0] ?? '', '--help', '--lang', 'en'], place);
  expect.soft(code, words.join(' ')).toBe(0);
  for (const option of words.filter((word) => word.startsWith('--')))
    expect.soft(text, words.join(' ')).toContain(option);
}

const fits = (line: string) => ELSEWHERE.find(([pattern]) => pattern.test(line)) ?? null;
/** The command itself; the same in both languages of a page is typed once. */
const plain = (line: string) =>
  line
    .replace(/^npm ci && npx |^npx /u, '')
    .replace('mon-cabinet', 'my-practice')
    .replace('VOS-MAILS', 'YOUR-MAILS');

describe.each(PAGES)('%s', (path) => {
  const blocks = blocksOf(readPage(path));
  const lines = blocks
    .filter(({ language }) => language === '')
    .flatMap(commandsIn)
    .map(plain);

  it('has only commands in blocks that do not name another language', () => {
    expect(lines.filter((line) => !/^(?:agent|npm|node scripts\/)/u.test(line))).toEqual([]);
  });

  it('has commands that do what the page says', async () => {
    const place = aPlace();
    for (const line of new Set(lines)) {
      const words = wordsOf(line.replace(/^agent /u, ''), place);
      if (/^(?:npm|node) /u.test(line)) continue;
      if (fits(line) !== null) await isKnown(words, place);
      else {
        const { code, text } = await typed(words, place);
        // 1: it was done, and something is to do; 5: no secretary runs here.
        expect.soft([0, 1, 5], `${line}\n${text}`).toContain(code);
      }
    }
  }, 600_000);

  it('has settings that practice.yaml knows', () => {
    const known = Object.keys(JSON.parse(readPage('practice.schema.json')).properties);
    for (const { text, line } of blocks.filter(({ language }) => language === 'yaml'))
      for (const key of Object.keys(parse(text)))
        expect.soft([...known, 'init', 'rules'], `${path}:${line}`).toContain(key);
  });
});

it('names the developers’ commands as package.json and scripts/ have them', () => {
  const { scripts } = JSON.parse(readPage('package.json'));
  const own = PAGES.flatMap((path) =>
    blocksOf(readPage(path))
      .filter(({ language }) => language === '')
      .flatMap(commandsIn),
  );
  for (const line of own) {
    const [, script] = /^npm run ([\w:-]+)/u.exec(line) ?? [];
    if (script !== undefined) expect.soft(Object.keys(scripts), line).toContain(script);
    const [, file] = /^node (scripts\/[\w-]+\.js)/u.exec(line) ?? [];
    if (file !== undefined) expect.soft(existsSync(root + file), line).toBe(true);
  }
});

it('names tests that are there for what is not typed here', () => {
  for (const [, why] of ELSEWHERE) {
    const [file] = /test\/[\w/.-]+/u.exec(why) ?? [];
    if (file !== undefined) expect.soft(existsSync(root + file), file).toBe(true);
  }
});

it('leaves nothing out of the docs’ commands that no page has any more', () => {
  const all = PAGES.flatMap((path) => blocksOf(readPage(path)).flatMap(commandsIn)).map(plain);
  for (const [pattern] of ELSEWHERE)
    expect
      .soft(
        all.some((line) => pattern.test(line)),
        `${pattern}`,
      )
      .toBe(true);
});
