import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/core/letters/compose.ts';
import { outgoingOf } from '../../../src/core/letters/outgoing.ts';
import type { Outgoing } from '../../../src/domain/letter.ts';
import { address, aPractice, NOW } from '../../build/builders.ts';
import { someTexts } from './shipped.ts';

function leaving(kase: { messageId: string | null; thread: readonly string[] } | null): Outgoing {
  const composed = compose({
    texts: someTexts(),
    language: 'fr',
    to: address('ana@example.org'),
    parts: [{ template: 'thanks', facts: {} }],
  });
  if (composed.kind === 'problem') throw new Error(composed.reason.code);
  return outgoingOf({
    letter: composed.letter,
    kase,
    practice: aPractice(),
    messageId: '<c-1.ab@example.org>',
    now: NOW,
  });
}

describe('the envelope of a letter', () => {
  it('goes from the practice to one person, as an automatic answer', () => {
    expect(leaving({ messageId: '<b@example.org>', thread: ['<a@example.org>'] })).toMatchObject({
      from: 'cabinet@example.org',
      to: 'ana@example.org',
      inReplyTo: '<b@example.org>',
      references: ['<a@example.org>', '<b@example.org>'],
      autoSubmitted: 'auto-replied',
      subject: 'Votre message',
      date: NOW,
    });
  });

  it('answers nobody when nobody wrote', () => {
    expect(leaving(null)).toMatchObject({ inReplyTo: null, references: [], autoSubmitted: 'auto-generated' });
  });

  it('names no thread when the mail had no Message-ID', () => {
    expect(leaving({ messageId: null, thread: ['<a@example.org>'] })).toMatchObject({
      inReplyTo: null,
      references: [],
      autoSubmitted: 'auto-replied',
    });
  });

  it('keeps the first and the youngest ids of an endless thread, each once', () => {
    const thread = Array.from({ length: 50 }, (_, place) => `<${place}@example.org>`);
    const { references } = leaving({ messageId: '<last@example.org>', thread: [...thread, ...thread] });
    expect(references).toHaveLength(20);
    expect(references[0]).toBe('<0@example.org>');
    expect(references.slice(-2)).toEqual(['<49@example.org>', '<last@example.org>']);
  });

  it('repeats no id that is none', () => {
    const strange = [
      'x',
      '<a@b>\r\nBcc: c@example.org',
      '<é@example.org>',
      `<${'a'.repeat(300)}@b>`,
      '<a b@c>',
    ];
    expect(leaving({ messageId: '<b@example.org>', thread: strange }).references).toEqual([
      '<b@example.org>',
    ]);
    for (const messageId of strange) expect(leaving({ messageId, thread: [] }).inReplyTo).toBeNull();
  });
});
