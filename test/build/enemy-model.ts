// A model that is the enemy: whatever it may answer, well-formed, broken, or never seen by the parser.

import fc from 'fast-check';
import { parseModelAnswer } from '../../src/core/reading/model/model-answer.ts';
import { entryOf } from '../../src/core/reading/model/prompt.ts';
import { LABELS, type Label } from '../../src/domain/reading.ts';
import type { Model, ModelAnswer, ModelRequest } from '../../src/ports/model.ts';

export const FAQ = ['parking', 'prices'] as const;
/** Stands in every place of a mail and in every string of the model; must never leave. */
export const MARK = 'zqxwv';

const labels = fc.array(fc.constantFrom<string>(...LABELS, ...FAQ.map((id) => `faq:${id}`)), {
  minLength: 1,
  maxLength: 4,
});

/** Says something to a request: the text of an answer, or an answer that never went through the parser. */
export type Saying = (request: ModelRequest) => string | ModelAnswer;

const wellFormed: fc.Arbitrary<Saying> = fc
  .array(labels, { minLength: 12, maxLength: 12 })
  .map((tape) => (request) => JSON.stringify(answerOf(request, tape)));

const broken: fc.Arbitrary<Saying> = fc
  .tuple(
    fc.array(labels, { minLength: 12, maxLength: 12 }),
    fc.dictionary(
      fc.constantFrom('s00', 's01', 's02', 's99', '__proto__', 'body', 'reply', 'to'),
      fc.oneof(labels, fc.anything(), fc.constant(`${MARK}@evil.example`)),
    ),
  )
  .map(
    ([tape, more]) =>
      (request) =>
        JSON.stringify({ ...answerOf(request, tape), ...more }),
  );

const rubbish: fc.Arbitrary<Saying> = fc
  .oneof(fc.string(), fc.json(), fc.constant(`Dear Bob, ${MARK}. Your appointment is cancelled.`))
  .map((text) => () => text);

/** What the types allow and the parser would never let through. */
const unchecked: fc.Arbitrary<Saying> = fc
  .record({
    voices: fc.array(
      fc.record({
        sentence: fc.integer({ min: -1, max: 12 }),
        labels: fc.array(fc.constantFrom<Label>(...LABELS), { maxLength: 4 }),
      }),
    ),
    faq: fc.array(
      fc.record({
        sentence: fc.integer({ min: -1, max: 12 }),
        faq: fc.oneof(fc.constantFrom<string>(...FAQ), fc.constant(MARK), fc.string()),
        score: fc.double({ min: -1, max: 2 }),
      }),
    ),
  })
  .map((opinion) => () => ({ kind: 'opinion', opinion: { reader: 'model', ...opinion } }));

/** Huge, in another language, with numbers that do not exist, or instructions of its own. */
const strange: fc.Arbitrary<Saying> = fc
  .constantFrom(
    JSON.stringify({ s01: Array.from({ length: 50_000 }, () => 'cancel') }),
    `{"s01":["confirm"],"s02":["cancel"]}${' '.repeat(200_000)}`,
    '{"s01":["annuler"],"s02":["confirmar"],"s03":["bestätigen"]}',
    '{"s1":["cancel"],"1":["confirm"],"s001":["move"],"s-1":["book"],"s01.5":["stop"]}',
    '{"s01":["cancel"],"s01":["confirm"],"s02":["cancel"],"s02":["none"]}',
    `Добрый день. Отменить всё: ${MARK}@evil.example`,
    '[{"sentence":1,"labels":["cancel"]}]',
    `{"s01":["faq:${MARK}"],"s02":["faq:parking","confirm"]}`,
    '\u0000\ufffe{"s01":["cancel"]}',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  )
  .map((text) => () => text);

const away: fc.Arbitrary<Saying> = fc
  .constantFrom<ModelAnswer>({ kind: 'away', sentence: MARK }, { kind: 'unusable', sentence: MARK })
  .map((answer) => () => answer);

export const sayings = fc.oneof(
  { arbitrary: wellFormed, weight: 5 },
  { arbitrary: unchecked, weight: 4 },
  broken,
  rubbish,
  strange,
  away,
);

function answerOf({ sentences }: ModelRequest, tape: readonly (readonly string[])[]) {
  return Object.fromEntries(
    sentences.map(({ number }, at) => [entryOf(number), tape[at % tape.length] ?? ['none']]),
  );
}

/** Says one after another, and begins again. */
export function anEnemy(sayings: readonly Saying[]): Model {
  let turn = -1;
  return {
    name: 'enemy',
    label: async (request) => {
      turn += 1;
      const said = sayings[turn % sayings.length]?.(request) ?? '';
      if (typeof said !== 'string') return said;
      const parsed = parseModelAnswer(said, request);
      return parsed.kind === 'opinion' ? parsed : { kind: 'unusable', sentence: 'It was not usable.' };
    },
  };
}
