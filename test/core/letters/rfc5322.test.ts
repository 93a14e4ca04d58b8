import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMail } from '../../../src/adapters/mail/mime.ts';
import { encodedText } from '../../../src/core/letters/encoded-words.ts';
import { quotedPrintable } from '../../../src/core/letters/quoted-printable.ts';
import { dateField, isPlainAddress, rfc5322 } from '../../../src/core/letters/rfc5322.ts';
import type { OpenedMail } from '../../../src/domain/mail.ts';
import { moment } from '../../build/builders.ts';
import { anOutgoing } from './an-outgoing.ts';

async function opened(text: string): Promise<OpenedMail> {
  const source = { folder: 'outbox', key: '1.eml' };
  return openMail({ source, bytes: Buffer.from(text, 'latin1'), truncated: false, received: null });
}

function header({ headers }: OpenedMail, wanted: string): readonly string[] {
  return headers.filter(({ name }) => name === wanted).map(({ value }) => value);
}

describe('a letter as a message', () => {
  it('has the headers of an automatic answer in a thread', () => {
    const text = rfc5322(
      anOutgoing({ inReplyTo: '<b@example.org>', references: ['<a@example.org>', '<b@example.org>'] }),
      'Europe/Paris',
    );
    expect(text.split('\r\n\r\n')[0]?.split('\r\n')).toEqual([
      'Date: Tue, 24 Nov 2026 09:00:00 +0100',
      'From: =?UTF-8?B?U2VjcsOpdGFyaWF0LCAxMiBydWUgZGVzIExpbGFz?=',
      ' <cabinet@example.org>',
      'To: ana@example.org',
      'Message-ID: <c-1.ab@example.org>',
      'In-Reply-To: <b@example.org>',
      'References: <a@example.org>',
      ' <b@example.org>',
      'Subject: Votre rendez-vous',
      'Auto-Submitted: auto-replied',
      'X-Auto-Response-Suppress: All',
      'Content-Language: fr',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative;',
      ' boundary="=_6d259ba81f70f7e426c80c21"',
    ]);
  });

  it('is ASCII, in lines of at most 78 characters that end in CRLF', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ unit: 'binary' }),
        (body, subject) => {
          const text = rfc5322(anOutgoing({ body, subject, fromName: subject }), 'Europe/Paris');
          expect(text).toMatch(/^[\x20-\x7e\r\n\t]*$/u);
          expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
          expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads back as it was written, in any script', async () => {
    const words = fc.string({
      unit: fc.constantFrom(...'aé ł日😀=.>?_\n', 'From ', 'żółć ', 'jeudi '),
      maxLength: 300,
    });
    await fc.assert(
      fc.asyncProperty(words, words, async (body, subject) => {
        const mail = await opened(rfc5322(anOutgoing({ body, subject }), 'Europe/Paris'));
        const tidy = body.replaceAll(/ +$/gmu, '').replace(/\n+$/u, '');
        expect((mail.plain ?? '').replaceAll('\r\n', '\n').replace(/\n+$/u, '')).toBe(tidy);
        expect(header(mail, 'subject').join('').trim()).toBe(subject.replaceAll(/\n+/gu, ' ').trim());
      }),
      { numRuns: 150 },
    );
  });

  it('carries a long subject of many scripts through', async () => {
    const subject = 'Rendez-vous zażółć gęślą jaźń, 予約の確認 😀 '.repeat(8).trim();
    const mail = await opened(rfc5322(anOutgoing({ subject }), 'Europe/Paris'));
    expect(header(mail, 'subject')).toEqual([subject]);
    for (const line of encodedText('Subject', subject).split('\r\n')) {
      expect(line.trim()).toMatch(/^=\?UTF-8\?B\?[A-Za-z0-9+/=]+\?=$/u);
      expect(line.trim().length).toBeLessThanOrEqual(75);
    }
  });

  it.each([
    'Votre rendez-vous\r\nBcc: evil@example.org',
    'a\nBcc: evil@example.org\n\nbody',
    'a\rBcc: evil@example.org',
    'a\u2028Bcc: evil@example.org',
    'a\u0000\u000b\u0085Bcc: evil@example.org',
    '=?UTF-8?Q?a=0D=0ABcc:_evil@example.org?=',
  ])('begins no header inside another: %j', async (evil) => {
    const text = rfc5322(anOutgoing({ subject: evil, fromName: evil }), 'Europe/Paris');
    const mail = await opened(text);
    expect(header(mail, 'bcc')).toEqual([]);
    expect(text).not.toMatch(/^bcc:/imu);
    expect(header(mail, 'to')).toEqual(['ana@example.org']);
    expect(header(mail, 'from').join('')).toContain('cabinet@example.org');
  });

  it('can never be marked as written by a person', () => {
    expect(rfc5322(anOutgoing({ autoSubmitted: 'auto-generated' }), 'Europe/Paris')).toContain(
      '\r\nAuto-Submitted: auto-generated\r\n',
    );
  });

  it('refuses a Message-ID or an address that would break its header', () => {
    const broken = ['<a@b>\r\nBcc: x@example.org', 'a@b', '<a@b> <c@d>', '<é@b>', ''];
    for (const messageId of broken)
      expect(() => rfc5322(anOutgoing({ messageId }), 'UTC')).toThrow(RangeError);
    for (const inReplyTo of broken)
      expect(() => rfc5322(anOutgoing({ inReplyTo }), 'UTC')).toThrow(RangeError);
    expect(() => rfc5322({ ...anOutgoing(), to: 'a@b.fr>\r\nBcc: <c@d.fr' as never }, 'UTC')).toThrow(
      RangeError,
    );
  });

  it('writes to ASCII addresses only, the others need SMTPUTF8', () => {
    expect(['ana@example.org', "o'neil+a.b/c=d@mail.example.org"].map(isPlainAddress)).toEqual([true, true]);
    expect(['anä@example.org', 'a b@example.org', 'a,b@example.org', 'a@b@c'].map(isPlainAddress)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('quotes a sender name of special characters', async () => {
    for (const fromName of ['Cabinet, 12 rue (A)', 'A "B" \\ C', 'Secretariat', '', '<x@example.org>']) {
      const mail = await opened(rfc5322(anOutgoing({ fromName }), 'Europe/Paris'));
      expect(header(mail, 'from')).toHaveLength(1);
      expect(header(mail, 'from')[0]).toMatch(/<?cabinet@example\.org>?$/u);
    }
  });
});

describe('the Date field', () => {
  it('shows the practice’s clock, in summer, in winter and west of Greenwich', () => {
    expect(dateField(moment('2026-07-01T09:05') + 7_000, 'Europe/Paris')).toBe(
      'Wed, 1 Jul 2026 09:05:07 +0200',
    );
    expect(dateField(moment('2026-11-24T09:00'), 'Europe/London')).toBe('Tue, 24 Nov 2026 08:00:00 +0000');
    expect(dateField(moment('2026-11-24T03:00'), 'America/St_Johns')).toBe('Mon, 23 Nov 2026 22:30:00 -0330');
  });

  it('names the same instant in every zone', () => {
    const zone = fc.constantFrom(
      'Europe/Paris',
      'Europe/Lisbon',
      'Europe/Warsaw',
      'Asia/Kathmandu',
      'Pacific/Apia',
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), zone, (seconds, name) => {
        expect(Date.parse(dateField(seconds * 1000, name))).toBe(seconds * 1000);
      }),
    );
  });
});

describe('quoted-printable', () => {
  it('encodes spaces at the end, lone dots and what mbox would change', () => {
    expect(quotedPrintable('fin \nFrom ici\n.\na=b')).toBe('fin=20\r\n=46rom ici\r\n=2E\r\na=3Db');
  });

  it('never tears a character apart', () => {
    for (const line of quotedPrintable('é'.repeat(100)).split('\r\n')) {
      expect(line.replace(/=$/u, '')).toMatch(/^(?:=C3=A9)*$/u);
    }
  });
});
