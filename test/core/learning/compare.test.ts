import { describe, expect, it } from 'vitest';
import { compared } from '../../../src/core/learning/compare.ts';
import type { LearnedSentence } from '../../../src/core/learning/learned-sentence.ts';
import type { Row } from '../../../src/core/reading/classifier/learn/corpus.ts';
import type { Classify } from '../../../src/core/reading/opinion/classified.ts';
import type { Case } from '../../../src/domain/case.ts';
import type { Label } from '../../../src/domain/reading.ts';
import { aReading, NOW } from '../../build/builders.ts';

/** A classifier that knows these sentences: explained unless a label is protected or none is given. */
function knowing(known: Readonly<Record<string, readonly Label[]>>): Classify {
  return (text) => {
    const labels = known[text] ?? [];
    return { labels, explained: labels.length > 0 && !labels.includes('health') };
  };
}

function aCase(text: string, labels: readonly Label[]): Case {
  return {
    id: 'c-000000000001',
    origin: { kind: 'mail' },
    batch: null,
    source: { folder: 'inbox', key: '1' },
    messageId: null,
    contentHash: 'h',
    thread: [],
    from: null,
    patient: null,
    sent: NOW,
    opened: NOW,
    reading: aReading([], { language: 'fr', sentences: [{ number: 1, text, labels, by: ['lexical'] }] }),
    decision: 'review',
    reason: { code: 'nothing-asked' },
    plan: [],
    proposal: [],
    state: 'waiting',
  };
}

const TEXT = 'Finalement ça traîne encore la jambe';
const BEFORE = { [TEXT]: ['health'] as const };
const AFTER = { [TEXT]: ['reason'] as const };

function comparing(different: {
  before?: Readonly<Record<string, readonly Label[]>>;
  after?: Readonly<Record<string, readonly Label[]>>;
  cases?: readonly Case[];
  corpus?: readonly Row[];
  learned?: readonly LearnedSentence[];
}) {
  const { before = BEFORE, after = AFTER, cases = [], corpus = [], learned = [] } = different;
  return compared({
    language: 'fr',
    before: knowing(before),
    after: knowing(after),
    cases,
    corpus,
    learned,
    told: () => undefined,
  });
}

describe('other weights, before they are switched on', () => {
  it('are forbidden when a health sentence of a past case would be let through', () => {
    const { harm, past } = comparing({ cases: [aCase(TEXT, ['health'])] });
    expect(past.map(({ direction }) => direction)).toEqual(['freer']);
    expect(harm).toHaveLength(1);
  });

  it('are forbidden when a guarded sentence that ships would be let through', () => {
    const row: Row = { labels: ['danger-life'], style: 'plain', text: TEXT, file: 'health.tsv' };
    const { harm, corpus } = comparing({ corpus: [row] });
    expect(corpus).toEqual({ guarded: 1, letThroughBefore: 0, letThroughAfter: 1 });
    expect(harm).toHaveLength(1);
  });

  it('may let through what a person of the practice called administration', () => {
    const learned: LearnedSentence[] = [{ labels: ['reason'], language: 'fr', text: TEXT }];
    expect(comparing({ cases: [aCase(TEXT, ['health'])], learned }).harm).toEqual([]);
  });

  it('are told apart in what they make safer, freer, or merely other', () => {
    const directions = (before: readonly Label[], after: readonly Label[]) =>
      comparing({
        before: { [TEXT]: before },
        after: { [TEXT]: after },
        cases: [aCase(TEXT, [])],
      }).past.map(({ direction }) => direction);
    expect(directions(['reason'], ['health'])).toEqual(['safer']);
    expect(directions([], ['reason'])).toEqual(['freer']);
    expect(directions(['reason'], ['name'])).toEqual(['other']);
    expect(directions(['reason'], ['reason'])).toEqual([]);
  });

  it('are tried on cases of their own language alone', () => {
    const kase = aCase(TEXT, ['health']);
    const english: Case = { ...kase, reading: { ...aReading([]), language: 'en' } };
    expect(comparing({ cases: [english] })).toMatchObject({ cases: 0, sentences: 0, harm: [] });
  });
});
