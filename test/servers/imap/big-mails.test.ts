import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openMail } from '../../../src/adapters/mail/mime.ts';
import type { OpenedMail } from '../../../src/domain/mail.ts';
import { startCyrus } from '../cyrus.ts';
import { startDovecot } from '../dovecot.ts';
import type { ImapServer } from '../imap-server.ts';
import { startProxy } from '../proxy.ts';
import { aMail, aMailbox, asHuman, closeAll, given, workAll } from './builders.ts';

const MB = 1024 * 1024;

/** A mail of many parts: words, an enclosed mail, a calendar answer, and a file of so many bytes. */
function withAttachment(
  subject: string,
  bytes: number,
  words = 'Bonjour, je voudrais déplacer mon rendez-vous.',
): string {
  const line = `${'QUJD'.repeat(19)}\r\n`;
  return [
    'From: Anna <anna@example.org>',
    'To: praxis@example.org',
    `Subject: ${subject}`,
    `Message-ID: <${subject}@example.org>`,
    'Date: Sun, 22 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed;',
    ' boundary="outer"',
    '',
    'preamble',
    '--outer',
    'Content-Type: multipart/alternative; boundary=inner',
    '',
    '--inner',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    words,
    '--inner',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Bonjour</p>',
    '--inner--',
    '--outer',
    'Content-Type: message/rfc822',
    '',
    'From: Bert <bert@example.org>',
    'Subject: enclosed',
    'Content-Type: text/plain',
    '',
    'Words of the enclosed mail.',
    '',
    '--outer',
    'Content-Type: message/rfc822',
    '',
    'From: Carl <carl@example.org>',
    'Subject: enclosed twice',
    'Content-Type: multipart/mixed; boundary=deep',
    '',
    '--deep',
    'Content-Type: text/plain',
    '',
    'Deep words.',
    '--deep--',
    '--outer',
    'Content-Type: text/calendar; method=REPLY',
    '',
    'BEGIN:VCALENDAR',
    'METHOD:REPLY',
    'END:VCALENDAR',
    '--outer',
    "Content-Type: application/pdf; name*=utf-8''r%C3%A9sultat.pdf",
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="resultat.pdf"',
    '',
    line.repeat(Math.ceil(bytes / line.length)),
    '--outer--',
    '',
  ].join('\r\n');
}

describe.each([
  ['Dovecot', startDovecot],
  ['Cyrus', startCyrus],
] as const)('big mails on %s', (_, start) => {
  let server: ImapServer;
  beforeAll(async () => {
    server = await start();
  });
  afterEach(closeAll);
  afterAll(() => server.stop());

  it('reads the words of a mail of 60 MB without fetching its attachment', { timeout: 120_000 }, async () => {
    const user = await server.user();
    const line = await startProxy({ port: server.port });
    const mailbox = aMailbox({ port: line.port, user });
    await workAll(mailbox);
    await server.deliver(user, Buffer.from(withAttachment('big', 60 * MB), 'latin1'));
    const before = line.received();
    const [raw] = await given(mailbox);
    expect(line.received() - before).toBeLessThan(20_000);
    expect(raw?.truncated).toBe(false);
    expect(raw?.bytes.length).toBeLessThan(10_000);
    if (raw === undefined) return;
    const opened = await mailbox.open(raw);
    const key = { folder: 'whole', key: '1' };
    const whole = Buffer.from(withAttachment('big', 1), 'latin1');
    const same = await openMail({ source: key, bytes: whole, truncated: false, received: null });
    const named = (mail: OpenedMail) => mail.attachments.map(({ name, contentType }) => [name, contentType]);
    expect(opened.plain).toBe(same.plain);
    expect(opened.html).toBe(same.html);
    expect(opened.calendars).toEqual(same.calendars);
    expect(named(opened)).toEqual(named(same));
    expect(opened.reports).toHaveLength(same.reports.length);
    expect(opened.headers.filter(({ name }) => name === 'from')).toHaveLength(1);
    expect(Buffer.from(raw.bytes).toString('latin1')).toContain('Words of the enclosed mail.');
    expect(Buffer.from(raw.bytes).toString('latin1')).toContain('Deep words.');
    const flags = await asHuman(server.port, user, (client) => client.fetchAll('1:*', { flags: true }));
    expect(flags[0]?.flags?.has('\\Seen')).toBe(false);
    await line.close();
  });

  it('says that a mail was cut when its own words are too long', async () => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user });
    await workAll(mailbox);
    const words = 'Bonjour, encore une ligne.\r\n'.repeat(40_000);
    await server.deliver(user, aMail('long', '', words), withAttachment('long-part', 1000, words));
    const mails = await given(mailbox);
    expect(mails.map(({ truncated }) => truncated)).toEqual([true, true]);
    expect(Math.max(...mails.map(({ bytes }) => bytes.length))).toBeLessThan(300 * 1024);
    for (const mail of mails) expect((await mailbox.open(mail)).plain).toContain('encore une ligne');
  });

  it('gives a mail that is nothing but a file with its header and no content', async () => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user });
    await workAll(mailbox);
    const scan = 'Content-Type: image/jpeg\r\nContent-Transfer-Encoding: base64';
    await server.deliver(user, aMail('scan', scan, `${'QUJD'.repeat(18)}\r\n`.repeat(10_000)));
    const [raw] = await given(mailbox);
    expect(raw?.truncated).toBe(false);
    expect(raw?.bytes.length).toBeLessThan(2_000);
  });

  it('survives a mail of a thousand parts and one that is nested a hundred deep', async () => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user });
    await workAll(mailbox);
    const filler = 'x'.repeat(300);
    const many = `--b\r\n\r\n${filler}\r\n`.repeat(1_000);
    let deep = filler.repeat(1_000);
    for (let n = 0; n < 100; n += 1)
      deep = `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n${deep}\r\n--b${n}--\r\n`;
    await server.deliver(
      user,
      aMail('many', 'Content-Type: multipart/mixed; boundary=b', `${many}--b--`),
      `From: anna@example.org\r\nSubject: deep\r\n${deep}`,
      aMail('after'),
    );
    const mails = await given(mailbox);
    expect(mails).toHaveLength(3);
    expect(mails.slice(0, 2).every(({ truncated }) => truncated)).toBe(true);
    for (const mail of mails)
      await mailbox.open(mail).catch((error: Error) => expect(error.name).toBe('CannotOpenMail'));
  });
});
