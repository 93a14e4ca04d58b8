import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterShelf } from '../../../src/core/dry-run/past-letters.ts';
import type { PastLetter } from '../../../src/domain/dry-run.ts';
import { address, NOW } from '../../build/builders.ts';

const id = fc.constantFrom('<a@example.org>', '<b@example.org>', '<c@example.org>');
const who = fc.constantFrom('ana@example.org', 'paul@example.org').map(address);
const letter: fc.Arbitrary<PastLetter> = fc.record({
  source: fc.record({ folder: fc.constant('Sent'), key: fc.string({ minLength: 1, maxLength: 4 }) }),
  messageId: fc.option(id),
  answers: fc.uniqueArray(id, { maxLength: 3 }),
  to: fc.uniqueArray(who, { maxLength: 2 }),
  subject: fc.constantFrom('rdv', 'Re: RDV', 'facture'),
  at: fc.integer({ min: NOW - 9, max: NOW + 9 }),
  automatic: fc.boolean(),
});

describe('the practice’s letters on their shelf', () => {
  it('are found by what they answer, by their own id, and by whom they went to', () => {
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 20 }), id, who, (letters, wanted, person) => {
        const shelf = letterShelf();
        for (const one of letters) shelf.add(one);
        const inOrder = (found: readonly PastLetter[]) => found.toSorted((a, b) => a.at - b.at);
        expect(shelf.answering(wanted)).toEqual(
          inOrder(letters.filter(({ answers }) => answers.includes(wanted))),
        );
        expect(shelf.named(wanted)).toEqual(inOrder(letters.filter(({ messageId }) => messageId === wanted)));
        expect(shelf.writtenTo(person, 'rdv')).toEqual(
          inOrder(
            letters.filter(
              ({ to, subject, answers }) =>
                answers.length === 0 && to.includes(person) && subject !== 'facture',
            ),
          ),
        );
      }),
    );
  });

  it('are told apart, however many', () => {
    const shelf = letterShelf();
    for (let number = 0; number < 300; number += 1)
      shelf.add({
        source: { folder: 'Sent', key: `7:${number}` },
        messageId: `<${number}@example.org>`,
        answers: [`<asked-${number}@example.org>`],
        to: [address(`p${number}@example.org`)],
        subject: 'Re: rdv',
        at: NOW,
        automatic: false,
      });
    expect(shelf.count).toBe(300);
    expect(shelf.answering('<asked-7@example.org>').map(({ source }) => source.key)).toEqual(['7:7']);
  });
});
