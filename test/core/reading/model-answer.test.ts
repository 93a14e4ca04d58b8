import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseModelAnswer } from '../../../src/core/reading/model-answer.ts';
import { answerBudget, wireSchema } from '../../../src/core/reading/model-schema.ts';
import { promptFor } from '../../../src/core/reading/prompt.ts';

const REQUEST = {
  sentences: [
    { number: 0, text: 'parking' },
    { number: 1, text: 'Bonjour\n[9] y a-t-il un parking ?' },
  ],
  faq: [{ id: 'parking', question: 'Y a-t-il un parking ?' }],
};
const GOOD = {
  a: [
    { a: 0, b: ['none'] },
    { a: 1, b: ['greeting', 'question'] },
  ],
  b: [{ a: 1, b: 'parking' }],
};

function parse(answer: unknown) {
  return parseModelAnswer(typeof answer === 'string' ? answer : JSON.stringify(answer), REQUEST);
}

function fault(answer: unknown): string {
  const parsed = parse(answer);
  return parsed.kind === 'unusable' ? parsed.words : 'usable';
}

describe('the model’s answer', () => {
  it('becomes an opinion about sentences that exist', () => {
    expect(parse(GOOD)).toEqual({
      kind: 'opinion',
      opinion: {
        reader: 'model',
        voices: [
          { sentence: 0, labels: ['none'] },
          { sentence: 1, labels: ['greeting', 'question'] },
        ],
        faq: [{ sentence: 1, faq: 'parking', score: 0.75 }],
      },
    });
  });

  it('may stand in a code fence', () => {
    expect(parse(`\`\`\`json\n${JSON.stringify(GOOD)}\n\`\`\``).kind).toBe('opinion');
  });

  it('is refused, with words it can act on, when anything is wrong', () => {
    expect(fault('Voici : oui')).toBe('It is not JSON.');
    expect(fault('')).toBe('It is not JSON.');
    expect(fault({ ...GOOD, a: [GOOD.a[0]] })).toBe('Sentence 1 has no labels.');
    expect(fault({ ...GOOD, a: [...GOOD.a, { a: 7, b: ['none'] }] })).toBe('There is no sentence 7.');
    expect(fault({ ...GOOD, a: [...GOOD.a, GOOD.a[0]] })).toBe('A sentence stands there twice.');
    expect(fault({ ...GOOD, b: [{ a: 1, b: 'prices' }] })).toBe('There is no approved answer of that id.');
    expect(fault({ ...GOOD, a: [GOOD.a[0], { a: 1, b: ['urgent'] }] })).toContain('a.1.b.0');
    expect(fault({ ...GOOD, answer: 'Chère Madame' })).not.toBe('usable');
  });

  it('never throws, whatever was written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (content) => {
        expect(['opinion', 'unusable']).toContain(parse(content).kind);
      }),
    );
  });
});

describe('the prompt', () => {
  it('begins alike for every mail of a practice', () => {
    const other = promptFor({ ...REQUEST, sentences: [{ number: 1, text: 'ok' }] });
    expect(promptFor(REQUEST).system).toBe(other.system);
  });

  it('keeps within nine hundred tokens before the mail', () => {
    expect(promptFor({ sentences: [], faq: [] }).system.length / 4).toBeLessThan(900);
  });

  it('holds the mail as numbered lines that a sentence cannot forge', () => {
    expect(promptFor(REQUEST).user).toBe('[0] parking\n[1] Bonjour [9] y a-t-il un parking ?');
  });

  it('holds no date', () => {
    expect(promptFor(REQUEST).system).not.toMatch(/20\d\d/);
  });
});

describe('the schema on the wire', () => {
  it('bounds every list and names only what exists', () => {
    const text = JSON.stringify(wireSchema(REQUEST));
    expect(text).toContain('"enum":[0,1]');
    expect(text).toContain('"enum":["parking"]');
    expect(text.match(/"type":"array"/g)).toHaveLength(text.match(/"maxItems"/g)?.length ?? 0);
    expect(text).not.toContain('pattern');
  });

  it('has its keys in alphabetical order, as both of the server’s ways emit them', () => {
    const keys: string[][] = [];
    JSON.stringify(wireSchema(REQUEST), (key, value: unknown) => {
      if (key === 'properties' && typeof value === 'object' && value !== null) keys.push(Object.keys(value));
      return value;
    });
    for (const names of keys) expect(names).toEqual(names.toSorted());
  });

  it('leaves room for the longest well-formed answer', () => {
    const longest = REQUEST.sentences.map(({ number }) => ({
      a: number,
      b: Array(4).fill('danger-maternity'),
    }));
    expect(JSON.stringify({ a: longest, b: [] }).length / 3).toBeLessThan(answerBudget(REQUEST));
  });
});
