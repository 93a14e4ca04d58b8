import { describe, expect, it } from 'vitest';
import { assembled, MAX_PART, mimePlan } from '../../../src/adapters/imap/mime-plan.ts';
import { readSourceKey, sourceKey } from '../../../src/adapters/imap/source-key.ts';

const text = { part: '1', type: 'text/plain', size: 100 };
const file = { part: '2', type: 'application/pdf', size: 60_000_000, disposition: 'attachment' };
const mail = { type: 'multipart/mixed', childNodes: [text, file] };

describe('what is fetched of a big mail', () => {
  it('is its words and not its files', () => {
    const { sections, cut } = mimePlan(mail);
    expect(sections.map(({ key }) => key)).toEqual(['HEADER', '1.MIME', '1', '2.MIME']);
    expect(cut).toBe(false);
  });

  it('is not the text of a file that is attached', () => {
    const list = { part: '2', type: 'text/csv', size: 1_000, disposition: 'attachment' };
    expect(mimePlan({ ...mail, childNodes: [text, list] }).sections.map(({ key }) => key)).not.toContain('2');
  });

  it('is cut when the words are too many, and says so', () => {
    const long = { part: '1', type: 'text/plain', size: MAX_PART * 3 };
    const { sections, cut } = mimePlan({ ...mail, childNodes: [long, file] });
    expect(sections.find(({ key }) => key === '1')?.bytes).toBe(MAX_PART);
    expect(cut).toBe(true);
  });

  it('is never more than a megabyte of words, however many parts there are', () => {
    const parts = Array.from({ length: 500 }, (_, n) => ({ part: `${n + 1}`, type: 'text/html', size: 1e9 }));
    const { sections, cut } = mimePlan({ type: 'multipart/mixed', childNodes: parts });
    const words = sections.filter(({ key }) => /^\d+$/u.test(key));
    expect(words.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(1024 * 1024);
    expect(sections.length).toBeLessThan(200);
    expect(cut).toBe(true);
  });

  it('is put together with boundaries that the sender can not know', () => {
    const header =
      'Subject: x\r\nContent-Type: multipart/mixed;\r\n boundary=theirs\r\nTo: a@example.org\r\n\r\n';
    const sections = new Map([
      ['header', Buffer.from(header)],
      ['1.mime', Buffer.from('Content-Type: text/plain\r\n\r\n')],
      ['1', Buffer.from('--theirs--\r\nBonjour')],
      ['2.mime', Buffer.from('Content-Type: application/pdf\r\n\r\n')],
    ]);
    const whole = assembled(mail, sections).toString();
    expect(whole).toMatch(
      /^Subject: x\r\nTo: a@example\.org\r\nContent-Type: multipart\/mixed; boundary="part-/u,
    );
    expect(whole).not.toContain('boundary=theirs');
    expect(whole).toContain('Content-Type: text/plain\r\n\r\n--theirs--\r\nBonjour\r\n--part-');
    expect(whole).toMatch(/Content-Type: application\/pdf\r\n\r\n\r\n--part-[\w-]+--\r\n$/u);
  });
});

describe('the key of a mail', () => {
  it('holds its UID and what makes that unique', () => {
    const key = sourceKey('1795346918', 12);
    expect(readSourceKey({ folder: 'INBOX', key })).toEqual({ uidValidity: '1795346918', uid: 12 });
    expect(readSourceKey({ folder: 'INBOX', key: 'mail.eml' })).toBeNull();
  });
});
