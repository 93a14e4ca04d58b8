import { describe, expect, it } from 'vitest';
import { alikeTo } from '../../../src/core/review/alike.ts';
import { listed } from '../../../src/core/review/listed.ts';
import { queueOf } from '../../../src/core/review/queue.ts';
import { askedWords, doWords, whoWords, whyWords } from '../../../src/core/review/short-words.ts';
import type { Case, ListedCase } from '../../../src/domain/case.ts';
import { aReading } from '../../build/builders.ts';
import { anOffer, aReply, aWaitingCase, MORNING } from '../../contract/store-builders.ts';

const unread = aWaitingCase({ id: 'c-000000000001', reading: null, proposal: [] });
const urgent = aWaitingCase({ id: 'c-000000000002', reading: aReading([], { urgency: 'red' }) });
const offers = aWaitingCase({
  id: 'c-000000000003',
  proposal: [{ kind: 'hold', offer: anOffer() }, aReply()],
});
const strange = aWaitingCase({
  id: 'c-000000000004',
  reading: {
    ...aReading([]),
    sentences: [
      { number: 1, text: 'Bonjour,', labels: ['greeting'], by: ['lexical'] },
      { number: 2, text: 'la porte du fond grince', labels: [], by: [] },
      { number: 3, text: 'une phrase de plus', labels: [], by: [] },
    ],
  },
});
const soon = aWaitingCase({ id: 'c-6', answerBy: MORNING });
const cases: readonly Case[] = [
  unread,
  urgent,
  offers,
  strange,
  aWaitingCase(),
  aWaitingCase({ id: 'c-5' }),
  soon,
];

/** All that a list says of its cases, in its order. */
function told(rows: readonly ListedCase[]): readonly unknown[] {
  const queue = queueOf(rows, [], MORNING);
  return queue.map(({ kase, urgency, due }) => [
    kase.id,
    urgency,
    due,
    whoWords(kase, new Map()),
    askedWords(kase, 'fr'),
    doWords(kase, 'fr'),
    whyWords(kase, 'fr'),
    alikeTo(kase, queue).map((one) => one.kase.id),
  ]);
}

describe('a case as a list keeps it', () => {
  it('says the same in the list as the whole case', () => {
    expect(told(cases.map(listed))).toEqual(told(cases));
  });

  it('holds no word of a letter, and one sentence of the mail', () => {
    const kept = JSON.stringify(cases.map(listed));
    expect(kept).not.toContain('Votre rendez-vous');
    expect(kept).toContain('la porte du fond grince');
    expect(kept).not.toContain('une phrase de plus');
  });
});
