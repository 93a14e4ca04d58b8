import { describe, expect, it } from 'vitest';
import { learnAuthserv } from '../../../src/core/mail/learn-authserv.ts';

type Fields = readonly (readonly [string, string])[];

function headers(fields: Fields) {
  return fields.map(([name, value]) => ({ name, value }));
}

function aMail(id = 'mx.example.org', by = 'mx.example.org', forged: Fields = []) {
  return headers([
    ['received', `from sender.example by ${by} with ESMTPS; now`],
    ['authentication-results', `${id} 1; dmarc=pass header.from=sender.example`],
    ...forged,
    ['from', 'a@sender.example'],
  ]);
}

const many = (count: number, make: (index: number) => ReturnType<typeof aMail> = () => aMail()) =>
  Array.from({ length: count }, (_, index) => make(index));

describe('the name of the practice’s own mail server', () => {
  it('is certain when it stands topmost in nearly all mails and received them', () => {
    expect(learnAuthserv(many(30))).toEqual({
      authservId: 'mx.example.org',
      sure: 'certain',
      seen: 30,
      named: 30,
      received: 30,
    });
  });

  it('is not what spammers write below', () => {
    const forged: Fields = [['authentication-results', 'evil.example; dmarc=pass']];
    expect(learnAuthserv(many(30, () => aMail('mx.example.org', 'mx.example.org', forged)))).toMatchObject({
      authservId: 'mx.example.org',
      sure: 'certain',
    });
  });

  it('is only likely where another server received the mails, or few were seen', () => {
    expect(learnAuthserv(many(30, () => aMail('mx.example.org', 'in.example.net'))).sure).toBe('likely');
    expect(learnAuthserv(many(6)).sure).toBe('likely');
  });

  it('is nothing where senders’ own fields are all there is', () => {
    expect(learnAuthserv(many(30, (index) => aMail(`mx${index}.example`, 'mx.example.org'))).sure).toBe(
      'none',
    );
    expect(learnAuthserv([])).toEqual({ authservId: null, sure: 'none', seen: 0, named: 0, received: 0 });
  });

  it('is Microsoft’s when its servers received mails with nameless fields', () => {
    const mail = () =>
      headers([
        ['received', 'from a by vi1.prod.outlook.com; now'],
        [
          'authentication-results',
          'spf=pass smtp.mailfrom=x.example; dmarc=pass action=none header.from=x.example',
        ],
      ]);
    expect(learnAuthserv(many(25, mail))).toMatchObject({ authservId: 'outlook.com', sure: 'certain' });
  });
});
