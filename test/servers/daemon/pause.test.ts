// The kill switch, thrown while a letter is on its way and many mails wait: a real mailbox, a real SMTP conversation, the
// program as it ships.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveWish } from '../../build/live-practice.ts';
import { type Field, startField } from '../faults/field.ts';

/** Milliseconds after which nothing may begin any more. */
const AT_ONCE = 1000;
/** Milliseconds in which, unhindered, several more letters would leave. */
const LONG_ENOUGH = 6000;
const WISHES: readonly LiveWish[] = ['parking', 'cancel', 'when', 'confirm'];
const MAILS = 24;

let field: Field;
beforeAll(async () => {
  field = await startField();
});
afterAll(() => field.end());

const begun = () => field.sink.heard.filter((command) => command === 'MAIL').length;

async function until(isTrue: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !isTrue(); await wait(20))
    if (Date.now() > end) throw new Error('in vain');
}

describe('the kill switch', () => {
  it('in the middle of the work: a second after the command nothing begins any more, and at the word it goes on', async () => {
    const cell = await field.open();
    const agenda = () => readFileSync(join(cell.folder, 'agenda.ics'), 'utf8');
    field.sink.fail({ at: 'dot', how: 'slow', after: 700 });
    await cell.write(...Array.from({ length: MAILS }, (_, at) => WISHES[at % WISHES.length] ?? 'parking'));
    await until(() => begun() >= 3);

    await cell.agent('pause', '--by', 'test');
    await wait(AT_ONCE);
    const [letters, times] = [begun(), agenda()];
    await wait(LONG_ENOUGH);
    expect(begun()).toBe(letters);
    expect(agenda()).toBe(times);
    expect(letters).toBeLessThan(MAILS / 2);
    expect((await cell.status()).pause).not.toBeNull();

    field.sink.fail(null);
    await cell.many(MAILS);
    const cases = await cell.cases();
    const held = cases.filter(({ reason }) => reason.code === 'paused');
    expect(held.length).toBeGreaterThanOrEqual(MAILS - letters - 1);
    expect(held.every(({ state }) => state === 'waiting')).toBe(true);
    expect(begun()).toBe(letters);

    await cell.agent('resume', '--by', 'test');
    const resumed = Date.now();
    const [fresh = ''] = await cell.write('parking');
    await until(() => field.sink.accepted.some(({ answers }) => answers.includes(fresh)));
    process.stdout.write(`first letter ${Date.now() - resumed} ms after resume\n`);
    expect((await cell.status()).pause).toBeNull();
    // What was decided in the pause still waits for a person; what it cut off in the middle was ended.
    const after = await cell.settled();
    expect(after.filter(({ state }) => state === 'waiting')).toHaveLength(held.length);
    expect((await cell.finish()).faults).toEqual([]);
  }, 120_000);
});
