import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { aReading, aRequest, NOW } from '../build/builders.ts';
import { agent, anExample, inMemory } from '../build/command-line.ts';
import { aCase, aWaitingCase } from '../contract/store-builders.ts';

let folder: string;
beforeEach(async () => {
  folder = await anExample();
});

const log = (...words: readonly string[]) =>
  agent(folder, ['log', '--practice', folder, '--now', '2026-11-24T09:00', ...words], { NO_COLOR: '1' });

const reading = aReading([aRequest('move')]);

async function aDay(): Promise<void> {
  await inMemory(folder, async (store) => {
    const opened = NOW - HOUR;
    await store.open(aCase({ id: 'c-old', sent: NOW - 3 * DAY, opened: NOW - 3 * DAY, reading }));
    await store.open(aWaitingCase({ id: 'c-new', sent: opened - 5 * MINUTE, opened, reading }));
    await store.approve('c-new', 'Anne', NOW - 30 * MINUTE);
    await store.mark('c-new-approved-0', 'started', '', NOW - 30 * MINUTE);
    await store.mark('c-new-approved-0', 'done', 'accepted', NOW - 29 * MINUTE);
    await store.settle('c-new', 'done');
  });
}

describe('agent log', () => {
  it('says that there is nothing to tell before there was any mail', async () => {
    expect(await log('--lang', 'en')).toEqual({ said: 'Nothing since then.\n', exit: 0 });
  });

  it('tells the last day, one line a case', async () => {
    await aDay();
    expect((await log('--lang', 'en')).said).toBe('c-new  08:00  lea.martin@exam…  done after you · move\n');
    const week = (await log('--lang', 'fr', '--since', '1w')).said.split('\n');
    expect(week).toEqual([
      expect.stringMatching(/^c-old {2}21\/11 09:00 .* en cours · déplacer$/u),
      expect.stringMatching(/^c-new {8}08:00 .* fait après vous · déplacer$/u),
      '',
    ]);
    expect((await log('--lang', 'en', '--since', 'soon')).exit).toBe(2);
  });

  it('tells one case from its mail to now, by day and hour', async () => {
    await aDay();
    const { said } = await log('c-new', '--lang', 'en');
    const lines = said.split('\n');
    expect(lines[0]).toBe('c-new  lea.martin@example.org');
    expect(lines).toContain(' Tuesday 24 November');
    expect(lines).toContain('   07:55 A mail from lea.martin@example.org');
    expect(lines).toContain('   08:30 Anne: yes');
    expect(lines).toContain('   08:31 Sends a letter to lea.martin@example.org: “Votre rendez-vous”');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('says the same to a machine', async () => {
    await aDay();
    const one = JSON.parse((await log('c-new', '--json', '--lang', 'en')).said);
    expect(one).toMatchObject({ case: 'c-new', state: 'done', words: 'done after you' });
    expect(one.story[0]).toMatchObject({ at: '2026-11-24T06:55:00.000Z', detail: [] });
    const [line = ''] = (await log('--json', '--lang', 'en')).said.split('\n');
    expect(JSON.parse(line)).toMatchObject({ case: 'c-new', reason: { code: 'suggest-only' } });
  });

  it('knows no case of another number', async () => {
    await aDay();
    expect(await log('c-none', '--lang', 'en')).toEqual({ said: 'No case c-none.\n', exit: 4 });
  });
});
