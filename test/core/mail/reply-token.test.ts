import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionIdIn, messageIdFor } from '../../../src/core/mail/reply-token.ts';

const KEY = 'a key of this installation';
const ID = 'c-0123456789ab-now-0';

describe('the reply token', () => {
  it('comes back out of an answer', () => {
    const ours = messageIdFor(ID, 'example.org', KEY);
    expect(ours).toMatch(/^<c-0123456789ab-now-0\.[0-9a-f]{32}@example\.org>$/);
    expect(actionIdIn(['<x@example.com>', ours, '<y@example.com>'], KEY)).toBe(ID);
  });

  it('asks In-Reply-To first, then the youngest reference', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => messageIdFor(id, 'example.org', KEY)) as [
      string,
      string,
      string,
    ];
    expect(actionIdIn([a, b, c], KEY)).toBe('a');
    expect(actionIdIn(['<x@example.com>', a, b, c], KEY)).toBe('c');
  });

  it('is refused when it was forged, altered or signed by another installation', () => {
    const ours = messageIdFor(ID, 'example.org', KEY);
    expect(actionIdIn([ours.replace('now-0', 'now-1')], KEY)).toBeNull();
    expect(actionIdIn([ours], 'another key')).toBeNull();
    expect(actionIdIn([`<${ID}.${'0'.repeat(32)}@example.org>`], KEY)).toBeNull();
    expect(actionIdIn([], KEY)).toBeNull();
    fc.assert(fc.property(fc.array(fc.string()), (ids) => actionIdIn(ids, KEY) === null));
  });

  it('is made of plain action ids only', () => {
    expect(() => messageIdFor('a@b', 'example.org', KEY)).toThrow(RangeError);
  });
});
