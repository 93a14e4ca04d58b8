import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { type Field, startField } from './field.ts';
import { cutIn, garbage } from './line.ts';

let field: Field;

beforeAll(async () => {
  field = await startField();
});
afterEach(() => field.lines.imap.up());
afterAll(() => field.end());

/** Mails wait in the mailbox while the fault lasts; every one is worked, once, when it is over. */
async function letsMailsWait(begin: () => void, sentence: RegExp): Promise<void> {
  const cell = await field.open();
  const before = await cell.write('when', 'parking');
  await cell.letters(2);
  begin();
  const during = await cell.lay('when', 'chest', 'parking');
  const shown = await cell.until(({ needs }) => needs.includes('mailbox-away'));
  expect(shown.needs).toEqual(['mailbox-away']);
  expect(shown.mailbox?.trouble).toMatch(sentence);
  expect(await cell.agent('status')).toMatch(/Rien n’est perdu, elle est\s+réessayée sans cesse\./);
  await field.lines.imap.up();
  await cell.alarmed(during[1] ?? '');
  const after = await cell.write('when');
  await cell.letters(6);
  await isWell(cell, [...before, ...during, ...after]);
}

async function isWell(cell: Cell, answered: readonly string[]): Promise<void> {
  await cell.settled();
  await cell.until(({ needs }) => needs.every((need) => need === 'urgent'));
  const finished = await cell.finish();
  expect(finished.faults).toEqual([]);
  expect(finished.answered.toSorted()).toEqual(answered.toSorted());
}

describe('the mailbox', () => {
  it('IMAP down: mails wait in the mailbox and are worked when it is back', () =>
    letsMailsWait(field.lines.imap.down, /127\.0\.0\.1/));

  it('IMAP refused: three attempts, one alert, and on after agent resume', async () => {
    const cell = await field.open();
    const before = await cell.write('when');
    await cell.letters(1);
    const { imap } = field.lines;
    imap.bent((chunk) =>
      Buffer.from(
        chunk
          .toString('latin1')
          .replace(
            /^(\S+) OK (?:\[[^\]]*\] )?Logged in.*$/m,
            '$1 NO [AUTHENTICATIONFAILED] Authentication failed.',
          ),
        'latin1',
      ),
    );
    imap.cut();
    const during = await cell.lay('chest', 'parking');
    const shown = await cell.until(({ needs }) => needs.includes('mailbox-refused'));
    expect(shown.mailbox?.trouble).toMatch(/mot de passe/);
    await cell.until(() => cell.alerts().length > 0);
    expect(cell.alerts().map(({ level, case: about }) => [level, about])).toEqual([['amber', null]]);
    const tried = imap.count();
    await wait(2_000);
    expect(imap.count()).toBe(tried);
    await imap.up();
    await cell.agent('resume');
    await cell.alarmed(during[0] ?? '');
    await cell.letters(3);
    await isWell(cell, [...before, ...during]);
  });

  it('IMAP slow: a line that fell silent is given up, and what was in hand is not held up twice', async () => {
    const cell = await field.open();
    const before = await cell.write('when');
    await cell.letters(1);
    const { imap } = field.lines;
    imap.bent((chunk) => {
      // The mails have come through; from here on nothing does.
      if (chunk.toString('latin1').includes('chest-')) imap.silent();
      return chunk;
    });
    const during = await cell.write('when', 'parking', 'chest');
    await cell.alarmed(during[2] ?? '');
    const shown = await cell.until(({ needs }) => needs.includes('mailbox-away'));
    expect(shown.mailbox?.trouble).toMatch(/127\.0\.0\.1/);
    await imap.up();
    const after = await cell.write('when');
    await cell.letters(5);
    await isWell(cell, [...before, ...during, ...after]);
  });

  it('IMAP cut: a mail that is cut off in the middle is fetched again, whole', () =>
    letsMailsWait(() => field.lines.imap.bent(cutIn(/BODY\[\]<0> \{\d+\}\r\n[\s\S]{400,}/)), /127\.0\.0\.1/));

  it('IMAP garbage: what is no IMAP is no mail', () =>
    letsMailsWait(() => field.lines.imap.bent(garbage), /127\.0\.0\.1/));

  it('IMAP full: letters leave though nothing more fits into Sent', async () => {
    const cell = await field.open();
    const before = await cell.write('when');
    await cell.letters(1);
    await cell.bytes(
      `From: a@example.org\r\nMessage-ID: <big@example.org>\r\nSubject: x\r\n\r\n${'x'.repeat(70)}\r\n`.concat(
        `${'y'.repeat(70)}\r\n`.repeat(170_000),
      ),
    );
    const during = await cell.write('parking', 'chest');
    await cell.alarmed(during[1] ?? '');
    await cell.letters(3);
    await cell.settled();
    // The copies that found no room are owed, and the status says how many.
    expect((await cell.status())?.outbox?.copiesOwed ?? 0).toBeGreaterThan(0);
    await isWell(cell, [...before, ...during]);
  });
});
