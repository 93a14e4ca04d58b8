import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseIdOf } from '../../src/core/case-id.ts';

const anyMail = fc.record({ messageId: fc.option(fc.string()), contentHash: fc.string() });

describe('the case of a mail', () => {
  it('is always the same for the same mail', () => {
    expect(caseIdOf({ messageId: '<a@example.org>', contentHash: 'ff' })).toBe('c-baeb4fab252c');
  });

  it('is `c-` and twelve hex digits', () => {
    fc.assert(fc.property(anyMail, (mail) => /^c-[0-9a-f]{12}$/.test(caseIdOf(mail))));
  });

  it('is another when the Message-ID or the content is another', () => {
    fc.assert(
      fc.property(anyMail, anyMail, (one, other) => {
        fc.pre(one.messageId !== other.messageId || one.contentHash !== other.contentHash);
        expect(caseIdOf(one)).not.toBe(caseIdOf(other));
      }),
    );
  });

  it('tells a mail without Message-ID from one whose Message-ID is empty', () => {
    expect(caseIdOf({ messageId: null, contentHash: 'ff' })).not.toBe(
      caseIdOf({ messageId: '', contentHash: 'ff' }),
    );
  });
});
