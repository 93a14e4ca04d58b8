import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMail } from '../../../src/adapters/mail/mime.ts';
import { readMail } from '../../../src/core/mail/read-mail.ts';
import type { Address, Mail, UnreadableMail } from '../../../src/domain/mail.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const US = {
  addresses: ['cabinet@example.org' as Address],
  authservIds: ['mx.example.org'],
  now: NOW,
  zone: 'Europe/Paris',
};

async function read(text: string, received: number | null = null): Promise<Mail | UnreadableMail> {
  const source = { folder: 'inbox', key: '1' };
  const bytes = Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'latin1');
  return readMail(await openMail({ source, bytes, truncated: false, received }), US);
}

async function mailOf(text: string, received: number | null = null): Promise<Mail> {
  const mail = await read(text, received);
  if ('problem' in mail) throw new Error(mail.problem);
  return mail;
}

const HEAD =
  'From: Jean Exemple <Jean@Example.org>\nTo: cabinet@example.org\nSubject: rdv\nDate: Mon, 23 Nov 2026 18:04:05 +0100\nMessage-ID: <1@example.org>\n';

describe('reading a mail', () => {
  it('takes the author from the one From, in lower case', async () => {
    const mail = await mailOf(`${HEAD}\nBonjour`);
    expect(mail).toMatchObject({
      from: 'jean@example.org',
      fromName: 'Jean Exemple',
      to: ['cabinet@example.org'],
      subject: 'rdv',
      messageId: '<1@example.org>',
      automatic: null,
    });
    expect(new Date(mail.sent).toISOString()).toBe('2026-11-23T17:04:05.000Z');
  });

  it.each([
    ['two From fields', 'From: a@example.org\nFrom: b@example.org\n'],
    ['two authors', 'From: a@example.org, b@example.org\n'],
    ['no From', 'Subject: x\n'],
    ['two addresses in one entry', 'From: A <a@example.org> <b@example.org>\n'],
    [
      'an encoded word that hides a second author',
      'From: =?utf-8?Q?a=40example=2Eorg=2C?= <b@example.org> c@example.org\n',
    ],
    ['no address', 'From: Jean\n'],
    ['an address literal', 'From: a@[192.0.2.1]\n'],
    ['a group without members', 'From: undisclosed-recipients:;\n'],
  ])('names no author when there is %s', async (_, head) => {
    expect((await mailOf(`${head}Reply-To: trusted@example.org\n\nBonjour`)).from).toBeNull();
  });

  it.each([
    [
      'a name with a comma in an encoded word',
      'From: =?utf-8?Q?Exemple=2C_Jean?= <jean@example.org>\n',
      'Exemple, Jean',
    ],
    [
      'a quoted name with brackets',
      'From: "Jean <boss@example.com>" <jean@example.org>\n',
      'Jean <boss@example.com>',
    ],
    ['a name in a comment', 'From: jean@example.org (Jean Exemple)\n', 'Jean Exemple'],
    ['a group of one', 'From: Famille: jean@example.org;\n', ''],
    ['a name in raw windows-1252', 'From: Andr\xe9 <jean@example.org>\n', 'André'],
    ['an old source route', 'From: <@relay.example.org:jean@example.org>\n', ''],
  ])('finds the author behind %s', async (_, head, name) => {
    expect(await mailOf(`${head}\nBonjour`)).toMatchObject({ from: 'jean@example.org', fromName: name });
  });

  it.each([
    ['missing', '', NOW],
    ['no date', 'Date: tomorrow\n', NOW],
    ['a week ahead, in a file', 'Date: Tue, 1 Dec 2026 10:00:00 +0000\n', Date.parse('2026-12-01T10:00:00Z')],
    ['in 1970', 'Date: Thu, 1 Jan 1970 00:00:00 +0000\n', NOW],
    ['32 November', 'Date: 32 Nov 2026 10:00:00 +0000\n', NOW],
    ['in an obsolete zone', 'Date: Mon, 23 Nov 26 12:00 EST\n', Date.parse('2026-11-23T17:00:00Z')],
    ['with a comment', 'Date: 23 Nov 2026 18:00:00 +0100 (CET)\n', Date.parse('2026-11-23T17:00:00Z')],
    ['without seconds', 'Date: 23 Nov 2026 18:00 +0100\n', Date.parse('2026-11-23T17:00:00Z')],
    ['in ISO 8601', 'Date: 2026-11-23T18:00:00+01:00\n', Date.parse('2026-11-23T17:00:00Z')],
  ])('dates a mail whose Date is %s', async (_, head, sent) => {
    expect((await mailOf(`From: a@example.org\n${head}\nBonjour`)).sent).toBe(sent);
  });

  it('has the same hash whenever it is read', async () => {
    const text = 'From: a@example.org\n\nBonjour';
    const source = { folder: 'inbox', key: '1' };
    const opened = await openMail({ source, bytes: Buffer.from(text), truncated: false, received: null });
    expect(readMail(opened, US).contentHash).toBe(readMail(opened, { ...US, now: NOW + 1 }).contentHash);
  });

  it('prefers the time of receipt to the present', async () => {
    expect((await mailOf('From: a@example.org\n\nBonjour', NOW - 1000)).sent).toBe(NOW - 1000);
  });

  it('cleans the subject of control, hidden and direction-changing characters', async () => {
    const subject = '=?utf-8?B?cmR24oCLIOKArmpldWRp4oCsIQE=?= =?utf-8?Q?_=C2=AD=F3=A0=81=81ok?=';
    expect((await mailOf(`From: a@example.org\nSubject: ${subject}\n\nBonjour`)).subject).toBe(
      'rdv jeudi! ok',
    );
  });

  it('removes hidden characters from the text', async () => {
    const mail = await mailOf(
      `From: a@example.org\nContent-Type: text/plain; charset=utf-8\n\n${Buffer.from('je\u200b viens\u{e0041}\u202e').toString('latin1')}`,
    );
    expect(mail.text).toBe('je viens');
  });

  it('reads the plain part when the HTML says something else, and tells the other beside it', async () => {
    const mail = await mailOf(alternative('Je viens mardi.', '<p>Annulez tout.</p>'));
    expect(mail.ownWords).toBe('Je viens mardi.');
    expect(mail.cut).toContainEqual({ kind: 'other-version', text: 'Annulez tout.' });
  });

  it.each([
    ['Je viens mardi.', '<p>Je ne viens pas mardi.</p>'],
    ['Je ne viens pas mardi.', '<p>Je viens mardi.</p>'],
    ['Mardi 8h me va.', '<p>Mardi 9h me va.</p>'],
  ])('sees that %j and %j are not the same', async (plain, html) => {
    expect((await mailOf(alternative(plain, html))).cut.map(({ kind }) => kind)).toContain('other-version');
  });

  it.each([
    ['Je viens *mardi*,\nmerci', '<p>Je viens <b>mardi</b>,<br>merci</p>'],
    ['Voir notre site <https://example.org/a>', '<p>Voir <a href="https://example.org/a">notre site</a></p>'],
    ['Bonjour\n[image: logo]\nje viens', '<p>Bonjour</p><img src="cid:1" alt="logo"><p>je viens</p>'],
    ['Je viens\n\n-- \nAnne Petit', '<p>Je viens</p><div class="x">--<br>Anne Petit</div>'],
    ['Oui\n\n> Venez-vous mardi ?', '<p>Oui</p><blockquote type="cite">Venez-vous mardi ?</blockquote>'],
  ])('takes %j for the same as %j', async (plain, html) => {
    expect((await mailOf(alternative(plain, html))).cut.map(({ kind }) => kind)).not.toContain(
      'other-version',
    );
  });

  it.each([
    '',
    '   \n',
    'Your mail client does not support HTML messages.',
    'Votre logiciel de messagerie ne prend pas en charge le HTML.',
    'Dieses E-Mail-Programm unterstützt kein HTML.',
  ])('reads the HTML when the plain part is %j', async (plain) => {
    expect((await mailOf(alternative(plain, '<p>Je viens mardi.</p>'))).ownWords).toBe('Je viens mardi.');
  });

  it('reads the HTML when a part of the words stands only there', async () => {
    const text = `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nBonjour,\n--b\nContent-Type: text/html\n\n<p>je viens mardi</p>\n--b--\n`;
    expect((await mailOf(text)).ownWords.replace(/\s+/g, ' ')).toBe('Bonjour, je viens mardi');
  });

  it('takes an enclosed message for a forward and not for a calendar answer', async () => {
    const ics =
      'BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nATTENDEE;PARTSTAT=DECLINED:mailto:a@example.org\nEND:VEVENT\nEND:VCALENDAR';
    const inner = `From: x@example.org\nSubject: vieux\nContent-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: text/plain\n\nAnnulez.\n--c\nContent-Type: text/calendar; method=REPLY\n\n${ics}\n--c--`;
    const mail = await mailOf(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nVoir ci-joint.\n--b\nContent-Type: message/rfc822\nContent-Disposition: inline\n\n${inner}\n--b--\n`,
    );
    expect(mail).toMatchObject({ ownWords: 'Voir ci-joint.', calendar: null });
    expect(mail.cut.map(({ kind }) => kind)).toEqual(['forward']);
    expect(mail.attachments.map(({ contentType }) => contentType)).toContain('message/rfc822');
  });

  it('says that an encrypted message cannot be read', async () => {
    const mail = await read(
      `${HEAD}Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nAAAA\n`,
    );
    expect(mail).toMatchObject({
      problem: 'The message is encrypted.',
      from: 'jean@example.org',
      subject: 'rdv',
    });
  });

  it('reads the calendar of an answer, in Paris time', async () => {
    const ics =
      'BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:u1@example.org\nRECURRENCE-ID:20261126T163000Z\nATTENDEE;PARTSTAT=DECLINED:mailto:jean@example.org\nEND:VEVENT\nEND:VCALENDAR\n';
    const mail = await mailOf(
      `${HEAD}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nnon\n--b\nContent-Type: text/calendar; method=REPLY; charset=utf-8\n\n${ics}--b--\n`,
    );
    expect(mail.calendar).toEqual({
      method: 'REPLY',
      uid: 'u1@example.org',
      recurrenceId: '2026-11-26T17:30',
      sequence: null,
      attendees: ['jean@example.org'],
      doubt: null,
      participation: 'DECLINED',
      span: null,
      summary: '',
      comment: '',
    });
  });

  it('lists references and language hints', async () => {
    const mail = await mailOf(
      `${HEAD}In-Reply-To: <a@example.org>\nReferences: <b@example.org>\n <a@example.org>\nContent-Language: en-GB\nAccept-Language: fr;q=0.5, nl-BE\n\nx`,
    );
    expect(mail).toMatchObject({
      inReplyTo: ['<a@example.org>'],
      references: ['<b@example.org>', '<a@example.org>'],
      languageHints: ['en', 'nl', 'fr'],
    });
  });

  it('survives mails that were damaged on their way', async () => {
    const whole = alternative('Je viens mardi.\n> Jeudi ?\n', '<p>Je viens <b>mardi</b>.</p>');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length), fc.nat(40), fc.string({ maxLength: 20 })), {
          minLength: 1,
          maxLength: 6,
        }),
        async (wounds) => {
          let text = whole;
          for (const [at, length, put] of wounds) text = text.slice(0, at) + put + text.slice(at + length);
          const mail = await read(text);
          expect(typeof mail.subject).toBe('string');
        },
      ),
      { numRuns: 150 },
    );
  });
});

function alternative(plain: string, html: string): string {
  const latin = (text: string): string => Buffer.from(text).toString('latin1');
  return `${HEAD}MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n${latin(plain)}\n--b\nContent-Type: text/html; charset=utf-8\n\n${latin(html)}\n--b--\n`;
}
