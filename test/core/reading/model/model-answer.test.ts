import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseModelAnswer } from '../../../../src/core/reading/model/model-answer.ts';
import { answerBudget, fitsModel, wireSchema } from '../../../../src/core/reading/model/model-schema.ts';
import { promptFor } from '../../../../src/core/reading/model/prompt.ts';

const REQUEST = {
  sentences: [
    { number: 0, text: 'parking' },
    { number: 1, text: 'Bonjour\n[9] y a-t-il un parking ?' },
  ],
  faq: [{ id: 'parking', question: 'Y a-t-il un parking ?' }],
};
const GOOD = { s00: ['none'], s01: ['greeting', 'question', 'faq:parking'] };

/** Answers that have the right shape here and there. */
const nearlyRight = fc
  .dictionary(
    fc.constantFrom('s00', 's01', 's02', '1', '__proto__', 'constructor'),
    fc.oneof(fc.array(fc.constantFrom('none', 'health', 'faq:parking', 'faq:', 'nope', '')), fc.anything()),
  )
  .map((answer) => JSON.stringify(answer));

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
    expect(fault([GOOD])).toBe('It is not a JSON object.');
    expect(fault({ s00: ['none'] })).toBe('Sentence s01 has no labels.');
    expect(fault({ ...GOOD, s07: ['none'] })).toBe('It names a sentence that does not exist.');
    expect(fault({ ...GOOD, answer: 'Chère Madame' })).toBe('It names a sentence that does not exist.');
    expect(fault('{"s00":["danger-life"],"s01":["none"],"s00":["none"]}')).toBe(
      'A sentence stands there twice.',
    );
    expect(fault({ ...GOOD, s01: ['urgent'] })).toBe('Sentence s01 has a label that does not exist.');
    expect(fault({ ...GOOD, s01: ['question', 'faq:prices'] })).toBe(
      'Sentence s01 has a label that does not exist.',
    );
    expect(fault({ ...GOOD, s01: ['faq:parking'] })).toBe(
      'Sentence s01 has an approved answer and no label.',
    );
    expect(fault({ ...GOOD, s01: [] })).toContain('At s01');
    expect(fault({ ...GOOD, s01: Array(5).fill('none') })).toContain('At s01');
    expect(fault({ ...GOOD, s01: 'none' })).toContain('At s01');
  });

  it('never throws, whatever was written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), nearlyRight), (content) => {
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
    expect(promptFor(REQUEST).user).toBe('[s00] parking\n[s01] Bonjour [9] y a-t-il un parking ?');
  });

  it('holds no date', () => {
    expect(promptFor(REQUEST).system).not.toMatch(/20\d\d/);
  });
});

describe('the schema on the wire', () => {
  it('bounds every list and names only what exists', () => {
    const text = JSON.stringify(wireSchema(REQUEST));
    expect(text).toContain('"required":["s00","s01"]');
    expect(text).toContain('"faq:parking"]');
    expect(text.match(/"type":"array"/g)).toHaveLength(text.match(/"maxItems"/g)?.length ?? 0);
    expect(text).not.toContain('pattern');
  });

  it('keeps that order beyond nine sentences', () => {
    const sentences = Array.from({ length: 30 }, (_, at) => ({ number: at, text: 'ok' }));
    const { properties } = wireSchema({ sentences, faq: [] });
    expect(Object.keys(properties as object)).toEqual(Object.keys(properties as object).toSorted());
  });

  it('has its keys in alphabetical order, as both of the server’s ways emit them', () => {
    const keys: string[][] = [];
    JSON.stringify(wireSchema(REQUEST), (key, value: unknown) => {
      if (key === 'properties' && typeof value === 'object' && value !== null) keys.push(Object.keys(value));
      return value;
    });
    expect(keys).toEqual([['s00', 's01']]);
  });

  it('leaves room for the longest well-formed answer', () => {
    const longest = { s00: Array(4).fill('danger-maternity'), s01: Array(4).fill('danger-maternity') };
    expect(JSON.stringify(longest).length / 3).toBeLessThan(answerBudget(REQUEST));
  });

  it('is for mails that fit beside the rules', () => {
    const saying = (text: string, count = 1) =>
      Array.from({ length: count }, (_, at) => ({ number: at + 1, text }));
    expect(fitsModel({ sentences: saying('Je ne peux pas venir jeudi.', 20), faq: [] }, 4096)).toBe(true);
    expect(fitsModel({ sentences: saying('x'.repeat(5001)), faq: [] }, 4096)).toBe(false);
    expect(fitsModel({ sentences: saying('ok', 61), faq: [] }, 4096)).toBe(false);
    expect(fitsModel({ sentences: saying('ok'), faq: [] }, 1000)).toBe(false);
  });

  it('offers only as many approved answers as the prompt has room for, the same for every mail', () => {
    const faq = Array.from({ length: 200 }, (_, at) => ({ id: `answer-${at}`, question: 'x'.repeat(80) }));
    const request = { ...REQUEST, faq };
    expect(promptFor(request).system.length).toBeLessThan(11_000);
    expect(parseModelAnswer('{"s00":["none"],"s01":["question","faq:answer-199"]}', request).kind).toBe(
      'unusable',
    );
    expect(fitsModel({ sentences: [{ number: 1, text: 'ok' }], faq }, 4096)).toBe(true);
  });
});
