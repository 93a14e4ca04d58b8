import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SinkFault } from '../smtp-sink.ts';
import type { Cell } from './cell.ts';
import { type Field, startField } from './field.ts';
import { garbage } from './line.ts';

let field: Field;

beforeAll(async () => {
  field = await startField();
});
afterEach(async () => {
  field.sink.fail(null);
  await field.lines.smtp.up();
});
afterAll(() => field.end());

/** Letters wait while the fault lasts, the alarm does not, and all leave by themselves when it is over. */
async function letsLettersWait(
  begin: (cell: Cell) => void | Promise<void>,
  end: (cell: Cell) => void | Promise<void>,
  sentence: RegExp,
): Promise<void> {
  const cell = await field.open();
  const before = await cell.write('when', 'parking');
  await cell.letters(2);
  await begin(cell);
  const during = await cell.write('when', 'parking', 'confirm', 'when', 'chest');
  await cell.alarmed(during.at(-1) ?? '');
  const shown = await cell.until(({ putOff }) => putOff?.count === 5);
  expect(shown.needs).toEqual(['outbox', 'urgent']);
  expect(shown.putOff?.trouble).toMatch(sentence);
  const [urgent] = await cell.review();
  expect(urgent).toMatchObject({
    reason: 'emergency-wording',
    undone: [{ kind: 'reply', state: 'planned' }],
  });
  expect(urgent?.undone[0]?.why).toMatch(sentence);
  await end(cell);
  const after = await cell.write('when');
  await cell.letters(8);
  await isWell(cell, [...before, ...during, ...after]);
}

async function isWell(cell: Cell, answered: readonly string[]): Promise<void> {
  await cell.settled();
  await cell.until(({ needs }) => needs.every((need) => need === 'urgent'));
  const finished = await cell.finish();
  expect(finished.faults).toEqual([]);
  expect(finished.answered.toSorted()).toEqual(answered.toSorted());
}

function sinkFails(fault: SinkFault, sentence: RegExp): Promise<void> {
  return letsLettersWait(
    () => field.sink.fail(fault),
    () => field.sink.fail(null),
    sentence,
  );
}

describe('the outgoing server', () => {
  it('SMTP down: letters wait, alarms do not', () => {
    const { smtp } = field.lines;
    return letsLettersWait(smtp.down, smtp.up, /^Le serveur d'envoi 127\.0\.0\.1:\d+ ne répond pas\./);
  });

  it('SMTP refused: the password is not taken any more, and letters wait until it is corrected', () =>
    letsLettersWait(
      async (cell) => {
        cell.edit((yaml) => yaml.replace(/(smtp:[\s\S]*?clear: )secret/, '$1of-yesterday'));
        await cell.logged('SettingsTaken');
      },
      (cell) => cell.edit((yaml) => yaml.replace('of-yesterday', 'secret')),
      /^Le serveur d'envoi refuse le mot de passe/,
    ));

  it('SMTP slow: one silence is waited for, not one a letter', () =>
    sinkFails({ at: 'mail', how: 'hang' }, /met trop de temps à répondre. La réponse n'est pas partie\.$/));

  it('SMTP cut: a letter cut off before its text leaves later, once', () =>
    sinkFails({ at: 'data', how: 'die' }, /a coupé la connexion. La réponse n'est pas partie\.$/));

  it('SMTP garbage: what is no answer is no yes', () =>
    letsLettersWait(
      () => {
        field.lines.smtp.bent(garbage);
        field.sink.cutAll();
      },
      field.lines.smtp.up,
      /^Le serveur d'envoi/,
    ));

  it('SMTP full: a full server takes the letters later', () =>
    sinkFails(
      { at: 'rcpt', how: 'answer', code: 452, words: '4.3.1 Insufficient system storage' },
      /^Le serveur d'envoi ne prend pas la réponse pour l'instant \(452 4\.3\.1/,
    ));

  it('SMTP full: a full mailbox of the patient is a human’s at once', async () => {
    const cell = await field.open();
    field.sink.fail({ at: 'dot', how: 'answer', code: 552, words: '5.2.2 Mailbox full' });
    const [, red = ''] = await cell.write('when', 'chest');
    await cell.alarmed(red);
    await cell.settled();
    const shown = await cell.status();
    expect(shown.needs).toEqual(['unknown', 'urgent']);
    const rows = await cell.review();
    expect(rows.map(({ undone }) => undone[0]?.why)).toEqual(
      Array(2).fill(expect.stringMatching(/^Le serveur d'envoi refuse cette réponse \(552 5\.2\.2/)),
    );
    field.sink.fail(null);
    const after = await cell.write('parking');
    await cell.letters(1);
    await isSettledWith(cell, after);
  });

  it('SMTP cut: a letter whose answer never came is looked up, and never sent twice', async () => {
    const cell = await field.open();
    field.sink.fail({ at: 'dot', how: 'die', took: true });
    const [, red = ''] = await cell.write('when', 'chest');
    await cell.alarmed(red);
    await cell.settled();
    const shown = await cell.status();
    expect(shown.needs).toEqual(['unknown', 'urgent']);
    expect((await cell.review())[0]?.undone[0]?.why).toBe(
      "Le serveur d'envoi n'a pas confirmé la réponse : elle est peut-être partie. Vérifiez dans Envoyés, ou demandez à la personne.",
    );
    field.sink.fail(null);
    const after = await cell.write('parking');
    await cell.letters(3);
    await cell.settled();
    const finished = await cell.finish();
    expect(finished.faults).toEqual([]);
    expect(finished.answered).toHaveLength(3);
    expect(finished.answered).toContain(after[0]);
  });
});

async function isSettledWith(cell: Cell, answered: readonly string[]): Promise<void> {
  await cell.settled();
  const finished = await cell.finish();
  expect(finished.faults).toEqual([]);
  expect(finished.answered.toSorted()).toEqual(answered.toSorted());
}
