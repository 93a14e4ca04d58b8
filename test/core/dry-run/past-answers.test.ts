import { describe, expect, it } from 'vitest';
import { answerTo, earlierLetters } from '../../../src/core/dry-run/past-answers.ts';
import { type LetterShelf, letterShelf } from '../../../src/core/dry-run/past-letters.ts';
import type { PastLetter } from '../../../src/domain/dry-run.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { address, aMail, NOW } from '../../build/builders.ts';

function aLetter(different: Partial<PastLetter> = {}): PastLetter {
  return {
    source: { folder: 'Sent', key: '1' },
    messageId: '<answer@example.org>',
    answers: [],
    to: [address('ana@example.org')],
    subject: 'Re: rdv',
    at: NOW + HOUR,
    automatic: false,
    ...different,
  };
}

function shelfOf(letters: readonly PastLetter[]): LetterShelf {
  const shelf = letterShelf();
  for (const letter of letters) shelf.add(letter);
  return shelf;
}

function found(letters: readonly PastLetter[], mail = aMail()): string | null {
  const answer = answerTo(shelfOf(letters), mail);
  return answer === null ? null : `${answer.by} ${answer.letter.messageId}`;
}

describe('the practice’s answer to a mail', () => {
  it('is the first letter that answers its Message-ID', () => {
    const later = aLetter({
      messageId: '<later@example.org>',
      answers: ['<one@example.org>'],
      at: NOW + DAY,
    });
    const first = aLetter({ answers: ['<one@example.org>'] });
    expect(found([later, first])).toBe('reply <answer@example.org>');
  });

  it('is found by the thread when it answers a neighbour, and only what went to the same person later', () => {
    const mail = aMail({ references: ['<start@example.org>'] });
    const letter = aLetter({ answers: ['<start@example.org>'] });
    expect(found([letter], mail)).toBe('thread <answer@example.org>');
    expect(found([aLetter({ ...letter, to: [address('other@example.org')] })], mail)).toBeNull();
    expect(found([aLetter({ ...letter, at: NOW - DAY })], mail)).toBeNull();
  });

  it('is found by person, subject and time when a mail program keeps no thread', () => {
    expect(found([aLetter()])).toBe('subject <answer@example.org>');
    expect(found([aLetter({ subject: 'AW: RDV ' })])).toBe('subject <answer@example.org>');
    expect(found([aLetter({ subject: 'facture' })])).toBeNull();
    expect(found([aLetter({ at: NOW + 8 * DAY })])).toBeNull();
    expect(found([aLetter({ at: NOW - HOUR })])).toBeNull();
  });

  it('is not taken from another thread for its subject', () => {
    expect(found([aLetter({ answers: ['<another@example.org>'] })])).toBeNull();
  });

  it('is nothing when only the phone was used', () => {
    expect(found([])).toBeNull();
  });

  it('knows what the practice had written into the thread before', () => {
    const before = aLetter({ messageId: '<before@example.org>', at: NOW - DAY });
    const mail = aMail({ inReplyTo: ['<before@example.org>'] });
    expect(earlierLetters(shelfOf([before, aLetter()]), mail)).toEqual([before]);
  });
});
