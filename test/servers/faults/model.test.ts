import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scene } from '../../fakes/ollama.ts';
import { type Field, startField } from './field.ts';

let field: Field;

beforeAll(async () => {
  field = await startField();
});
beforeEach(() => field.model.play(FINE));
afterEach(() => field.lines.model.up());
afterAll(() => field.end());

/** The embedded reader's own answer, from a model that is there: it passes the program's test. */
const FINE: Scene = { kind: 'answer' };

/** Without the model a human reads what the reader does not understand alone; everything else goes on. */
async function isReadByAPerson(
  begin: () => void,
  end: () => void | Promise<void>,
  sentence: RegExp | null,
): Promise<void> {
  const cell = await field.open({ model: true });
  const before = await cell.write('odd', 'when');
  await cell.letters(1);
  begin();
  const during = await cell.write(...Array(9).fill('odd'), 'parking', 'chest');
  await cell.alarmed(during[10] ?? '');
  await cell.settled();
  await cell.letters(3);
  const shown = await cell.status();
  expect(shown.needs.filter((need) => need !== 'model')).toEqual(['urgent']);
  if (sentence !== null) expect(shown.model?.trouble).toMatch(sentence);
  const rows = await cell.review();
  const unread = rows.filter(({ reason }) => reason === 'unexplained');
  expect(unread.length).toBeGreaterThanOrEqual(9);
  expect(unread[0]?.why).toBe("Une phrase n'est pas comprise.");
  await end();
  // Whoever was silent is left alone for a minute.
  await cell.until(({ at = 0 }) => at > (shown.at ?? 0) + 60_000);
  const after = await cell.write('odd', 'when');
  await cell.letters(4);
  await cell.settled();
  expect((await cell.until(({ model }) => model?.trouble === '')).needs).toEqual(['urgent']);
  const finished = await cell.finish();
  expect(finished.faults).toEqual([]);
  expect(finished.answered.toSorted()).toEqual([before[1], during[9], during[10], after[1]].toSorted());
}

function plays(scene: Scene, sentence: RegExp | null): Promise<void> {
  return isReadByAPerson(
    () => field.model.play(scene),
    () => field.model.play(FINE),
    sentence,
  );
}

describe('the model', () => {
  it('model down: what it would have explained waits for a person', () =>
    isReadByAPerson(field.lines.model.down, field.lines.model.up, /ECONNREFUSED/));

  it('model refused: a model that is not there says how to get it', () =>
    plays({ kind: 'status', status: 404, error: 'model "test" not found' }, /test/));

  it('model slow: nobody waits for it twice', () => plays({ kind: 'hang' }, null));

  it('model cut: half an answer is none', () => plays({ kind: 'reset' }, null));

  it('model garbage: an answer that is not its format is not understood', () =>
    plays({ kind: 'not-json' }, null));

  it('model full: a server without memory is a model that is away', () =>
    plays(
      { kind: 'status', status: 500, error: 'model requires more system memory (5.6 GiB) than is available' },
      /./,
    ));
});
