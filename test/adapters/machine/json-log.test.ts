import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonLog } from '../../../src/adapters/machine/json-log.ts';

const aFolder = () => mkdtempSync(join(tmpdir(), 'log-'));
const now = () => Date.parse('2026-11-24T08:00:00Z');
const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the log', () => {
  it('is one JSON object a line, for its owner alone', () => {
    const file = join(aFolder(), 'agent.log');
    const log = jsonLog({ file, level: 'info', now });
    log.write({ level: 'info', event: 'MailWorked', case: 'c-000000000001', took: 12 });
    expect(linesOf(file)).toEqual([
      {
        at: '2026-11-24T08:00:00.000Z',
        level: 'info',
        event: 'MailWorked',
        case: 'c-000000000001',
        took: 12,
      },
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('leaves out what is less grave than asked for', () => {
    const file = join(aFolder(), 'agent.log');
    const log = jsonLog({ file, level: 'warn', now });
    log.write({ level: 'info', event: 'MailWorked' });
    log.write({ level: 'error', event: 'MailFailed' });
    expect(linesOf(file).map(({ event }) => event)).toEqual(['MailFailed']);
  });

  it('begins a new file when one is full, and keeps five old ones', () => {
    const folder = aFolder();
    const log = jsonLog({ file: join(folder, 'agent.log'), level: 'info', now, size: 300 });
    for (let count = 0; count < 40; count += 1) log.write({ level: 'info', event: 'TickWorked', count });
    expect(readdirSync(folder).sort()).toEqual([
      'agent.log',
      ...[1, 2, 3, 4, 5].map((n) => `agent.log.${n}`),
    ]);
    for (const name of readdirSync(folder))
      expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(300);
    expect(linesOf(join(folder, 'agent.log')).at(-1)?.count).toBe(39);
  });

  it('goes on after a restart where it ended', () => {
    const file = join(aFolder(), 'agent.log');
    for (const count of [1, 2]) {
      const log = jsonLog({ file, level: 'info', now });
      log.write({ level: 'info', event: 'Started', count });
      log.close();
    }
    expect(linesOf(file).map(({ count }) => count)).toEqual([1, 2]);
  });

  it('never stops the work when it can’t be written, and says how many lines are missing', () => {
    const folder = aFolder();
    const file = join(folder, 'gone', 'agent.log');
    const log = jsonLog({ file, level: 'info', now });
    log.write({ level: 'info', event: 'MailWorked' });
    log.write({ level: 'info', event: 'MailWorked' });
    mkdirSync(join(folder, 'gone'));
    log.write({ level: 'info', event: 'Stopped' });
    expect(linesOf(file)).toMatchObject([{ event: 'Stopped', lost: 2 }]);
  });
});
