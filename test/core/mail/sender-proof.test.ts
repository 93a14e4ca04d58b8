import { describe, expect, it } from 'vitest';
import { parseAuthResults } from '../../../src/core/mail/auth-results.ts';
import { senderProof } from '../../../src/core/mail/sender-proof.ts';

const ID = 'mx.example.org';

function proofOf(
  results: string | readonly string[],
  from: string | readonly string[] = 'Jean <jean@example.com>',
): ReturnType<typeof senderProof> {
  const headers = [
    ...[results].flat().map((value) => ({ name: 'authentication-results', value })),
    ...[from].flat().map((value) => ({ name: 'from', value })),
  ];
  return senderProof(headers, [ID]);
}

describe("the sender's proof", () => {
  it('believes a DMARC pass of our server, with comments, quotes and folds', () => {
    const value = `${ID} 1 (a (nested) comment); spf=fail smtp.mailfrom=x.example;\r\n\tdkim=pass reason="good; dmarc=fail" header.d=mail.example.com; dmarc=pass (p=reject) header.from=example.com`;
    expect(proofOf(value)).toEqual({ kind: 'proved', by: ['dmarc', 'dkim'] });
  });

  it('does not believe another server', () => {
    expect(proofOf('evil.example; dmarc=pass header.from=example.com')).toMatchObject({ kind: 'unknown' });
  });

  it('believes only the topmost field of our server', () => {
    const forged = `${ID}; dmarc=pass header.from=example.com`;
    expect(proofOf([`${ID}; dmarc=fail header.from=example.com`, forged])).toMatchObject({ kind: 'failed' });
    expect(proofOf([`${ID}; none`, forged])).toMatchObject({ kind: 'unknown' });
    expect(proofOf(['other.example; dmarc=pass', `${ID}; dmarc=pass header.from=example.com`])).toMatchObject(
      { kind: 'proved' },
    );
  });

  it('believes aligned DKIM or SPF where DMARC was not checked', () => {
    expect(proofOf(`${ID}; dkim=pass header.d=example.com`)).toEqual({ kind: 'proved', by: ['dkim'] });
    expect(proofOf(`${ID}; dkim=pass header.i=@mail.example.com; dmarc=none`)).toEqual({
      kind: 'proved',
      by: ['dkim'],
    });
    expect(proofOf(`${ID}; spf=pass smtp.mailfrom=bounce@news.example.com`)).toEqual({
      kind: 'proved',
      by: ['spf'],
    });
    expect(proofOf(`${ID}; spf=pass smtp.mailfrom="a b"@example.com`)).toEqual({
      kind: 'proved',
      by: ['spf'],
    });
    expect(
      proofOf(`${ID}; dkim=pass header.d=example.net; spf=pass smtp.mailfrom=x@example.net`),
    ).toMatchObject({ kind: 'unknown' });
    expect(proofOf(`${ID}; dkim=fail header.d=example.com`)).toMatchObject({ kind: 'unknown' });
  });

  it('does not believe a DMARC pass that does not say for whom', () => {
    expect(proofOf(`${ID}; dmarc=pass`)).toMatchObject({ kind: 'unknown' });
    expect(
      proofOf(`${ID}; dmarc=pass header.from=example.com`, '"Jean <a@evil.example> <jean@example.com>'),
    ).toMatchObject({
      kind: 'unknown',
    });
  });

  it('does not take a public suffix for an organisation', () => {
    expect(proofOf(`${ID}; dkim=pass header.d=other.co.uk`, 'a@mine.co.uk')).toMatchObject({
      kind: 'unknown',
    });
    expect(proofOf(`${ID}; dkim=pass header.d=mail.mine.co.uk`, 'a@mine.co.uk')).toMatchObject({
      kind: 'proved',
    });
    expect(proofOf(`${ID}; dkim=pass header.d=com`)).toMatchObject({ kind: 'unknown' });
    expect(proofOf(`${ID}; dkim=pass header.d=evilexample.com`)).toMatchObject({ kind: 'unknown' });
  });

  it('does not read a pass out of a quoted value or a comment', () => {
    expect(proofOf(`${ID}; spf=fail smtp.mailfrom="; dmarc=pass header.from=example.com"`)).toMatchObject({
      kind: 'unknown',
    });
    expect(proofOf(`${ID}; spf=fail (dmarc=pass header.from=example.com)`)).toMatchObject({
      kind: 'unknown',
    });
    expect(proofOf(`${ID}; spf=fail (unclosed; dmarc=pass header.from=example.com`)).toMatchObject({
      kind: 'unknown',
    });
    expect(proofOf(`${ID}; dmarc=pass header.from=example.net`)).toMatchObject({ kind: 'unknown' });
  });

  it('fails several authors', () => {
    const results = `${ID}; dmarc=pass header.from=example.com`;
    expect(proofOf(results, ['a@example.com', 'b@example.com'])).toEqual({
      kind: 'failed',
      sentence: 'The mail has more than one From field.',
    });
    expect(proofOf(results, 'a@example.com, b@example.com')).toEqual({
      kind: 'failed',
      sentence: 'The mail names more than one author.',
    });
  });

  it('says that nothing is known when no server is named or no author', () => {
    expect(senderProof([{ name: 'from', value: 'a@example.com' }], [])).toMatchObject({ kind: 'unknown' });
    expect(proofOf(`${ID}; dmarc=pass`, 'nobody')).toMatchObject({ kind: 'unknown' });
  });

  it('parses the forms of RFC 8601', () => {
    expect(parseAuthResults('example.org 1; none')).toEqual({ authservId: 'example.org', results: [] });
    expect(
      parseAuthResults(
        'example.org; auth=pass (cram-md5) smtp.auth=sender@example.net; spf=pass smtp.mailfrom=example.net',
      )?.results,
    ).toHaveLength(2);
    expect(parseAuthResults('example.org 2; spf=pass')).toBeNull();
    expect(
      parseAuthResults('"foo.example" (x) ; dkim / 1 = pass (good) policy.expired = 1')?.results[0],
    ).toMatchObject({ result: 'pass' });
  });

  describe('among the hops of a mail', () => {
    const PASS = `${ID}; dmarc=pass header.from=example.com`;
    const hop = (by: string) =>
      ['Received', `from sender.example (192.0.2.1) by ${by} (Postfix); now`] as const;
    const proof = (...fields: readonly (readonly [string, string])[]) =>
      senderProof(
        [...fields, ['From', 'jean@example.com'] as const].map(([name, value]) => ({
          name: name.toLowerCase(),
          value,
        })),
        [ID],
      ).kind;
    const AR = 'Authentication-Results';

    it('counts fields of several checkers above the newest hop together', () => {
      const fields = [[AR, `${ID}; dkim=pass header.d=other.example`] as const, [AR, PASS] as const];
      expect(proof(...fields, hop('mx.example.org'))).toBe('proved');
      expect(proof([AR, PASS], [AR, `${ID}; dmarc=fail header.from=example.com`], hop(ID))).toBe('failed');
    });

    it('believes only the first below it, which lower ones can spoil and never mend', () => {
      expect(proof(hop(ID), [AR, PASS], [AR, `${ID}; dmarc=fail header.from=example.com`])).toBe('failed');
      expect(proof(hop(ID), [AR, `${ID}; none`], [AR, PASS])).toBe('unknown');
      expect(proof(hop(ID), [AR, PASS], hop(ID))).toBe('proved');
    });

    it('believes nothing that stands below another server’s hop', () => {
      expect(proof(hop(ID), hop('evil.example'), [AR, PASS])).toBe('unknown');
      expect(proof(hop('mx2.example.org'), hop(ID), [AR, PASS], hop('evil.example'))).toBe('proved');
    });

    it('knows Google’s and Microsoft’s own way', () => {
      const kind = (ids: readonly string[], ...fields: readonly (readonly [string, string])[]) =>
        senderProof(
          [...fields, ['from', 'jean@example.com'] as const].map(([name, value]) => ({
            name: name.toLowerCase(),
            value,
          })),
          ids,
        ).kind;
      const google =
        'mx.google.com; dkim=pass header.i=@example.com header.s=a header.b=b; dmarc=pass (p=NONE) header.from=example.com';
      expect(
        kind(
          ['mx.google.com'],
          ['Received', 'by 2002:a05:6a10:a0 with SMTP id x; now'],
          ['Received', 'from a by mx.google.com with ESMTPS id y; now'],
          [AR, google],
          hop('smtp.example.com'),
        ),
      ).toBe('proved');
      const nameless =
        'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.com; dkim=pass header.d=example.com;dmarc=pass action=none header.from=example.com;compauth=pass reason=100';
      const inside = [hop('vi1pr1.eurprd04.prod.outlook.com'), hop('db6.outlook.office365.com')] as const;
      const outside = hop('db5.mail.protection.outlook.com');
      expect(kind(['outlook.com'], ...inside, [AR, nameless], outside)).toBe('proved');
      expect(kind(['mx.example.org'], ...inside, [AR, nameless], outside)).toBe('unknown');
      expect(kind(['outlook.com'], hop(ID), [AR, nameless])).toBe('unknown');
    });
  });
});
