import { describe, expect, it } from 'vitest';
import { parseAuthResults, senderProof } from '../../../src/core/mail/sender-proof.ts';

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
});
