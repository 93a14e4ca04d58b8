import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}test/transcripts/`;

interface Entry {
  readonly command: string;
  readonly expected: string;
}

/** A transcript: `$ agent …`, then exactly what it prints, then `[exit N]` when N is not 0. */
function entriesOf(text: string): readonly Entry[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((block) => {
      const [command = '', ...lines] = block.split('\n');
      return { command, expected: lines.join('\n').trim() };
    });
}

/** Words of a command line; quotes keep spaces together. */
function words(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

/** Commands write: each transcript is typed beside a copy of the example practices. */
let place = '';

function run(command: string): string {
  const [, ...args] = words(command);
  const env = {
    ...process.env,
    NO_COLOR: '1',
    LANG: 'C',
    LC_ALL: 'C',
    TZ: 'America/New_York',
    COLUMNS: '80',
  };
  const ended = spawnSync(process.execPath, [`${root}bin/agent.js`, ...args], {
    cwd: place,
    env,
    encoding: 'utf8',
  });
  const exit = ended.status === 0 ? '' : `\n[exit ${ended.status}]`;
  return `${ended.stdout}${ended.stderr}`.trim() + exit;
}

describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'transcript-'));
    const isPractice = (path: string) => !/examples\/(sentences|mails)/.test(path);
    cpSync(`${root}examples`, join(place, 'examples'), { recursive: true, filter: isPractice });
    symlinkSync(`${root}test`, join(place, 'test'));
  });
  afterAll(() => rmSync(place, { recursive: true }));

  it.each(entriesOf(readFileSync(folder + name, 'utf8')))('$command', ({ command, expected }) => {
    expect(
      run(command)
        .replaceAll(/[ \t]+$/gm, '')
        .trim(),
    ).toBe(expected);
  });
});
