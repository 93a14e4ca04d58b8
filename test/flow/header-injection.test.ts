import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMail } from '../../src/adapters/mail/mime.ts';
import { rfc5322 } from '../../src/core/letters/rfc5322.ts';
import { readMail } from '../../src/core/mail/read-mail.ts';
import type { RawMail } from '../../src/domain/mail.ts';
import { onBounce } from '../../src/flow/mails/on-bounce.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { aPractice, NOW, ZONE } from '../build/builders.ts';
import { aWorld } from '../build/world.ts';

const practice = aPractice();
/** What would become a header, an envelope or another mail where it got through. */
const SMUGGLED = 'x\r\nBcc: thief@evil.example\r\nSubject: pwned\r\n\r\n.\r\nMAIL FROM:<thief@evil.example>';

const base64Word = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const quotedWord = (text: string): string =>
  `=?utf-8?Q?${[...Buffer.from(text)].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('')}?=`;

const evil = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\r',
          '\0',
          '\u2028',
          '\u2029',
          '\u0085',
          '\u000b',
          '\u202e',
          '\u2066',
          '\u200b',
          '\ufeff',
        ),
        fc.constantFrom(
          'Bcc: thief@evil.example',
          '<thief@evil.example>',
          ',',
          ';',
          '"',
          '\\',
          '=?',
          '?=',
          'Ana',
        ),
        fc.string({ unit: 'binary', maxLength: 6 }),
      ),
      { minLength: 1, maxLength: 8 },
    ),
    fc.constantFrom(base64Word, quotedWord, (text: string) => text.replace(/[\r\n]+(?![ \t])/g, '\r\n ')),
  )
  .map(([parts, encode]) => encode([SMUGGLED, ...parts].join('')));

interface Hostile {
  readonly name: string;
  readonly subject: string;
  readonly id: string;
  readonly references: string;
}

function hostileMail({ name, subject, id, references }: Hostile, key: string): RawMail {
  const lines = [
    'Authentication-Results: mx.example.org; dmarc=pass header.from=example.org',
    `From: ${name} <ana@example.org>`,
    'To: cabinet@example.org',
    `Subject: ${subject}`,
    'Date: Tue, 24 Nov 2026 09:00:00 +0100',
    `Message-ID: <${id}@example.org>`,
    `References: ${references}`,
    `In-Reply-To: <${id}>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    '[when] c’est quand',
    '',
  ];
  const bytes = new TextEncoder().encode(lines.join('\r\n'));
  return { source: { folder: 'inbox', key }, bytes, truncated: false, received: NOW };
}

const KNOWN =
  /^(?:Date|From|To|Message-ID|In-Reply-To|References|Subject|Auto-Submitted|X-Auto-Response-Suppress|List-Unsubscribe|Content-Language|MIME-Version|Content-Type|Content-Transfer-Encoding): /;

/** Every header line of a letter, folded ones put together; fails on bare CR, LF or a control character. */
function headerLines(text: string): readonly string[] {
  const head = text.slice(0, text.indexOf('\r\n\r\n'));
  expect(head.replaceAll('\r\n', '')).toMatch(/^[\x20-\x7e\t]*$/);
  return head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
}

const hostile = fc.record({
  name: fc.oneof(
    evil,
    evil.map((text) => `"${text}"`),
  ),
  subject: evil,
  id: fc.oneof(fc.constant('plain'), evil),
  references: evil,
});

describe('whatever a sender writes into name, subject and Message-IDs', () => {
  it('never becomes a header, a recipient or a line of a letter of ours', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(hostile, async (written) => {
        const world = aWorld();
        await onMail(world, practice, hostileMail(written, '1'));
        answered += world.sent.length;
        for (const letter of world.sent) {
          expect(letter.to).toBe('ana@example.org');
          const lines = headerLines(rfc5322(letter, ZONE));
          for (const line of lines) expect(line).toMatch(KNOWN);
          expect(lines.filter((line) => /^(?:To|From|Subject):/.test(line))).toHaveLength(3);
          // A Message-ID may say what it likes: it names no recipient.
          const others = lines.filter(
            (line) => !/^(?:In-Reply-To|References): <[!-~]+>(?: <[!-~]+>)*$/.test(line),
          );
          expect(others.join('\n')).not.toMatch(/evil|pwned/);
        }
      }),
      { numRuns: 150 },
    );
    expect(answered).toBeGreaterThan(0);
  });

  it('never stands in an alert', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (written) => {
        const world = aWorld();
        const raw = hostileMail(written, '1');
        const text = new TextDecoder()
          .decode(raw.bytes)
          .replace('[when] c’est quand', '[danger-life] j’étouffe');
        await onMail(world, practice, { ...raw, bytes: new TextEncoder().encode(text) });
        for (const { sentence } of world.raised) {
          expect(sentence).not.toMatch(/evil|pwned|Ana/);
          expect(sentence).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is read as one line without hidden, turning or control characters', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (written) => {
        const opened = await openMail(hostileMail(written, '1'));
        const mail = readMail(opened, { addresses: [], authservIds: [], now: NOW });
        if ('problem' in mail) return;
        for (const text of [mail.subject, mail.fromName])
          expect(text).not.toMatch(
            /[\p{Cc}\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u,
          );
        for (const id of [...mail.references, ...mail.inReplyTo]) expect(id).toMatch(/^<[^<>\s]+>$/);
        expect([null, 'ana@example.org']).toContain(mail.from);
      }),
      { numRuns: 200 },
    );
  });

  it('never reaches the sentence about a returned letter', async () => {
    await fc.assert(
      fc.asyncProperty(evil, async (text) => {
        const world = aWorld();
        await onMail(
          world,
          practice,
          hostileMail({ name: 'Ana', subject: 'x', id: 'a', references: '' }, '1'),
        );
        const lines = [
          'From: MAILER-DAEMON@mx.example.org',
          `Subject: Undelivered ${text}`,
          'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
          '',
          '--b',
          'Content-Type: message/delivery-status',
          '',
          `Reporting-MTA: dns; ${text}`,
          '',
          'Final-Recipient: rfc822; ana@example.org',
          'Action: failed',
          'Status: 5.1.1',
          '',
          '--b',
          'Content-Type: text/rfc822-headers',
          '',
          `Message-ID: ${world.sent[0]?.messageId ?? ''}`,
          `Subject: ${text}`,
          '--b--',
          '',
        ];
        const bytes = new TextEncoder().encode(lines.join('\r\n'));
        const raw = { source: { folder: 'inbox', key: '2' }, bytes, truncated: false, received: NOW };
        const mail = readMail(await openMail(raw), { addresses: [], authservIds: [], now: NOW });
        if (!('problem' in mail)) await onBounce(world, practice, mail);
        for (const { sentence } of world.raised) expect(sentence).not.toMatch(/evil|pwned|[\p{Cc}\p{Cf}]/u);
      }),
      { numRuns: 60 },
    );
  });
});
