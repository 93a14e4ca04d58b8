import { describe, expect, it } from 'vitest';
import { GUARD_HEAD, HEADS, RED_HEAD } from '../../../../src/core/reading/classifier/weights.ts';
import { besideNeighbours } from '../../../../src/core/reading/neighbours/beside-neighbours.ts';
import {
  type LookedAtAlone,
  NEIGHBOUR_SIGNS,
  neighbourSigns,
} from '../../../../src/core/reading/neighbours/neighbour-signs.ts';
import {
  type NeighbourWeights,
  parseNeighbourWeights,
} from '../../../../src/core/reading/neighbours/neighbour-weights.ts';
import { ASKED, FIRST_LABEL, FOR_PERSON } from '../../../../src/core/reading/neighbours/net.ts';
import { LABELS, type Label } from '../../../../src/domain/reading.ts';

/** A sentence of which the classifier thinks so alone: log odds by label, of the guard, of an emergency. */
function said(
  text: string,
  odds: Partial<Record<Label | 'guard' | 'red', number>>,
  number = 1,
): LookedAtAlone {
  const all = new Array<number>(HEADS).fill(-6);
  LABELS.forEach((label, at) => {
    all[at] = odds[label] ?? -6;
  });
  all[GUARD_HEAD] = odds.guard ?? -6;
  all[RED_HEAD] = odds.red ?? -6;
  return { number, text, first: { odds: all, signs: new Array<number>(20).fill(0), above: 0 } };
}

/** Weights that leave everything as the classifier said it alone, but for what is written `past` the hidden layer. */
function weights(past: (sign: number, asked: number) => number = () => 0): NeighbourWeights {
  const hidden = 2;
  return {
    net: {
      hidden,
      means: new Array<number>(NEIGHBOUR_SIGNS).fill(0),
      spreads: new Array<number>(NEIGHBOUR_SIGNS).fill(1),
      into: new Array<number>(NEIGHBOUR_SIGNS * hidden).fill(0),
      biases: new Array<number>(hidden).fill(0),
      out: new Array<number>(hidden * ASKED).fill(0),
      past: Array.from({ length: NEIGHBOUR_SIGNS * ASKED }, (_, at) =>
        past(Math.floor(at / ASKED), at % ASKED),
      ),
      last: new Array<number>(ASKED).fill(0),
    },
    limit: -3,
    alarm: 1,
    sure: LABELS.map(() => 1),
  };
}

const read = (sentences: readonly LookedAtAlone[], known = weights()) =>
  besideNeighbours({ sentences, language: 'fr', reply: false }, known);

describe('a sentence beside its neighbours', () => {
  it('is what the classifier said of it alone where nothing was learned', () => {
    const [one] = read([said('Je ne viens pas jeudi.', { cancel: 2 })]);
    expect(one).toMatchObject({ calm: true, heard: true, labels: ['cancel'], alarm: null });
    expect(one?.p.cancel).toBeCloseTo(0.88, 2);
  });

  it('is not calm above the limit, nor where something guarded is no longer unlikely', () => {
    expect(read([said('Bon.', { reason: 2, guard: -2 })])[0]?.calm).toBe(false);
    expect(read([said('Bon.', { reason: 2, health: -1 })])[0]?.calm).toBe(false);
  });

  it('is not heard while it asks for something that is only likely', () => {
    expect(read([said('Et sinon ?', { reason: 2, question: 0 })])[0]?.heard).toBe(false);
    expect(read([said('Et sinon ?', { reason: 2, question: -4 })])[0]?.heard).toBe(true);
  });

  it('tells of an emergency by its likeliest name, whoever is sure of it', () => {
    const odds = { 'danger-life': -1, 'danger-suicide': -2 } as const;
    expect(read([said('Voilà.', { ...odds, red: 2 })])[0]?.alarm).toBe('danger-life');
    expect(read([said('Voilà.', odds)])[0]?.alarm).toBeNull();
    expect(read([said('Voilà.', { 'danger-violence': 2 })])[0]?.alarm).toBe('danger-violence');
  });

  it('becomes a reason because of the cancellation before it', () => {
    const before = HEADS + 12 + HEADS + LABELS.indexOf('cancel');
    const reason = FIRST_LABEL + LABELS.indexOf('reason');
    const learned = weights((sign, asked) => (sign === before && asked === reason ? 1 : 0));
    const why = said('Je garde mes petits-enfants.', { reason: -0.5 });
    const [, beside] = read([said('Je ne viens pas.', { cancel: 4 }), why], learned);
    expect(beside?.labels).toEqual(['reason']);
    const [alone] = read([why], learned);
    expect(alone?.labels).toEqual([]);
  });

  it('is unknown where the classifier knew nothing, and tells its neighbours nothing', () => {
    const strange: LookedAtAlone = { number: 1, text: 'ξένος', first: null };
    const signs = neighbourSigns({ sentences: [strange, said('Oui.', {}, 2)], language: 'fr', reply: false });
    expect(signs[0]).toBeNull();
    expect(signs[1]).toHaveLength(NEIGHBOUR_SIGNS);
    expect(read([strange])).toEqual([null]);
  });
});

describe('weights of sentences in their mails', () => {
  it('are not taken when they were learned from other signs', () => {
    const { net, ...rest } = weights();
    const other = { ...rest, net: { ...net, means: [0] }, corpora: {} };
    expect(() => parseNeighbourWeights(JSON.stringify(other))).toThrow(/Learn it anew/);
    expect(parseNeighbourWeights(JSON.stringify({ ...rest, net, corpora: {} })).limit).toBe(-3);
  });

  it('ask first whether a human must read', () => {
    expect(FOR_PERSON).toBe(0);
    expect(ASKED).toBe(FIRST_LABEL + LABELS.length);
  });
});
