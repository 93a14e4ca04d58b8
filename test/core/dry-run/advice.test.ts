import { describe, expect, it } from 'vitest';
import { adviceOn, counting, ENOUGH } from '../../../src/core/dry-run/advice.ts';
import { adviceSentence } from '../../../src/core/dry-run/advice-words.ts';
import type { DryVerdict, Judgement, KindCount, Unjudged } from '../../../src/domain/dry-run.ts';
import type { RequestKind } from '../../../src/domain/reading.ts';

function judged(verdict: DryVerdict, unjudged: readonly Unjudged[] = []): Judgement {
  return { kind: 'judged', verdict, remarks: [], unjudged };
}

function countOf(kind: RequestKind, ...judgements: readonly Judgement[]): KindCount {
  const counts = judgements.reduce<readonly KindCount[]>(
    (all, judgement) => counting(all, [kind], judgement),
    [],
  );
  const [count] = counts;
  if (count === undefined) throw new Error('nothing was counted');
  return count;
}

function times(count: number, judgement: Judgement): readonly Judgement[] {
  return Array.from({ length: count }, () => judgement);
}

describe('the advice for a kind of request', () => {
  it('is go after enough answers like the practice’s own', () => {
    const count = countOf('question', ...times(ENOUGH, judged('same')));
    expect(adviceOn(count)).toBe('go');
    expect(adviceSentence(count, 'fr')).toBe('10 sur 10 comme vous, ou mieux.');
  });

  it('is nothing yet with one judged mail less', () => {
    const count = countOf('question', ...times(ENOUGH - 1, judged('same')));
    expect(adviceOn(count)).toBe('too-few');
    expect(adviceSentence(count, 'en')).toBe('9 mails judged; it takes 10 to advise anything.');
  });

  it.each(['wrong-commitment', 'should-have-escalated'] as const)(
    'is no-go after one %s, whatever else',
    (grave) => {
      const count = countOf('question', ...times(200, judged('same')), judged(grave));
      expect(adviceOn(count)).toBe('no-go');
      expect(adviceSentence(count, 'fr')).toMatch(/^1 .* : une seule fois est déjà trop\.$/);
    },
  );

  it('is no-go when too many were answered otherwise', () => {
    const count = countOf('question', ...times(10, judged('same')), ...times(2, judged('different')));
    expect(adviceOn(count)).toBe('no-go');
    expect(adviceSentence(count, 'en')).toBe('Only 10 of 12 as you did: look at what differs.');
  });

  it('is only to prepare when dates could mostly not be judged', () => {
    const count = countOf('book', ...times(ENOUGH, judged('same', ['agenda-then'])));
    expect(adviceOn(count)).toBe('suggest');
  });

  it('is always a person for health, complaints, third parties and rights', () => {
    for (const kind of ['clinical', 'complaint', 'third', 'rights', 'human'] as const)
      expect(adviceOn(countOf(kind, ...times(50, judged('same'))))).toBe('yours');
  });

  it('does not count what could not be judged', () => {
    const count = countOf('book', ...times(30, { kind: 'not-judged', why: 'no-answer' }));
    expect(adviceOn(count)).toBe('too-few');
    expect(count.unjudged).toEqual({ 'no-answer': 30 });
  });

  it('counts a mail that asks for two things under both, once each', () => {
    const counts = counting([], ['move', 'question', 'move'], judged('same'));
    expect(counts.map(({ kind, verdicts }) => [kind, verdicts.same])).toEqual([
      ['move', 1],
      ['question', 1],
    ]);
  });
});
