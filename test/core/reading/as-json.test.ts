import { expect, it } from 'vitest';
import { readingJson } from '../../../src/core/reading/as-json.ts';
import { aMail, aReading, aRequest, aWish } from '../../build/builders.ts';

it('prints a reading with the promised keys first, in their order', () => {
  const request = aRequest('move', {
    wishes: [aWish('2026-11-26T12:00', '2026-11-26T18:00', { daily: [480, 720] })],
  });
  const json = readingJson({ file: 'mail.eml', mail: aMail(), reading: aReading([request]) });
  expect(Object.keys(json).slice(0, 13)).toEqual([
    'file',
    'messageId',
    'from',
    'sent',
    'subject',
    'language',
    'automatic',
    'ownWords',
    'urgency',
    'requests',
    'unexplained',
    'readers',
    'closed',
  ]);
  expect(json.requests).toEqual([
    {
      kind: 'move',
      sentences: [1],
      wishes: [
        { include: true, start: '2026-11-26T12:00', end: '2026-11-26T18:00', daily: ['08:00', '12:00'] },
      ],
      about: [],
      faq: [],
    },
  ]);
});

it('prints a mail that could not be read as not closed', () => {
  const mail = {
    source: { folder: 'inbox', key: '1.eml' },
    problem: 'no text',
    from: null,
    subject: 'x',
    contentHash: 'h',
    sent: 0,
  };
  expect(readingJson({ file: 'mail.eml', mail, reading: null })).toMatchObject({
    closed: false,
    problem: 'no text',
    requests: [],
  });
});
