import { describe, expect, it } from 'vitest';
import { HEADS } from '../../../../src/core/reading/classifier/weights.ts';
import { besideNeighbours } from '../../../../src/core/reading/neighbours/beside-neighbours.ts';
import {
  type LabelledMail,
  learnNeighbourWeights,
} from '../../../../src/core/reading/neighbours/learn-neighbour-weights.ts';
import { LABELS, type Label } from '../../../../src/domain/reading.ts';

const PARTS = 3;

function heard(label: Label, number: number) {
  const odds = LABELS.map((one) => (one === label ? 3 : -5));
  return {
    number,
    text: '…',
    labels: [label],
    first: { odds: [...odds, -5, -5], signs: new Array<number>(20).fill(0), above: 0 },
  };
}

/** Of itself it may be anything: what it is, the first sentence tells. */
function vague(labels: readonly Label[]) {
  const first = { odds: new Array<number>(HEADS).fill(-2), signs: new Array<number>(20).fill(0), above: 0 };
  return { number: 2, text: '…', labels, first };
}

/** After a cancellation the vague sentence is why; after a question about health it is health. */
const MAILS: readonly LabelledMail[] = Array.from({ length: 1_200 }, (_, at) => {
  const office = at % 2 === 0;
  const [first, second]: readonly [Label, Label] = office ? ['cancel', 'reason'] : ['clinical', 'health'];
  return {
    language: 'fr',
    reply: false,
    part: at % PARTS,
    sentences: [heard(first, 1), vague([second])],
  };
});

describe('what is learned of sentences in their mails', () => {
  const { whole, without } = learnNeighbourWeights(MAILS, PARTS);
  const behind = (label: Label) =>
    besideNeighbours({ language: 'fr', reply: false, sentences: [heard(label, 1), vague([])] }, whole)[1];

  it('tells the same words apart by what stands beside them', () => {
    expect(behind('cancel')).toMatchObject({ calm: true, labels: ['reason'] });
    expect(behind('clinical')).toMatchObject({ calm: false, labels: ['health'] });
  });

  it('is learned of every part without that part, and set by what these say', () => {
    expect(without).toHaveLength(PARTS);
    expect(without.map(({ limit }) => limit)).toEqual([whole.limit, whole.limit, whole.limit]);
    expect(without[0]?.net).not.toEqual(without[1]?.net);
  });

  it('is the same again from the same mails', () => {
    const [one, other] = [MAILS, MAILS].map((mails) => learnNeighbourWeights(mails.slice(0, 60), PARTS));
    expect(one).toEqual(other);
  });
});
