import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMail } from '../../../src/adapters/mail/mime.ts';
import { readMail } from '../../../src/core/mail/read-mail.ts';
import { messageIdFor } from '../../../src/core/mail/reply-token.ts';
import type { DeliveryReport } from '../../../src/domain/mail.ts';
import { NOW } from '../../build/builders.ts';

const OURS = messageIdFor('c-0123456789ab-now-0', 'example.org', 'key');

async function reportsIn(lines: readonly string[]): Promise<readonly DeliveryReport[]> {
  const bytes = new TextEncoder().encode(lines.join('\r\n'));
  const source = { folder: 'inbox', key: '1' };
  const mail = readMail(await openMail({ source, bytes, truncated: false, received: null }), {
    addresses: [],
    authservIds: [],
    now: NOW,
  });
  return 'problem' in mail ? [] : mail.reports;
}

interface Dsn {
  readonly recipient: readonly string[];
  readonly enclosedType?: string;
  readonly enclosed?: readonly string[];
}

function dsn({ recipient, enclosedType = 'message/rfc822', enclosed = [`Message-ID: ${OURS}`] }: Dsn) {
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.org>',
    'To: cabinet@example.org',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    "I'm sorry to have to inform you that your message could not be delivered.",
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    ...recipient,
    '',
    '--b',
    `Content-Type: ${enclosedType}`,
    '',
    'From: cabinet@example.org',
    'To: ana@example.org',
    ...enclosed,
    'Subject: Votre rendez-vous',
    '',
    ...(enclosedType === 'message/rfc822' ? ['Bonjour', ''] : []),
    '--b--',
    '',
  ];
}

const FAILED = [
  'Final-Recipient: rfc822; ana@example.org',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 unknown user',
];

describe('a delivery report', () => {
  it.each(['message/rfc822', 'text/rfc822-headers', 'message/global-headers'])(
    'tells what failed, for whom and about which letter, enclosed as %s',
    async (enclosedType) => {
      expect(await reportsIn(dsn({ recipient: FAILED, enclosedType }))).toEqual([
        { action: 'failed', status: '5.1.1', recipient: 'ana@example.org', about: OURS },
      ]);
    },
  );

  it('names the address that we wrote to rather than the one it was forwarded to', async () => {
    const recipient = [
      'Original-Recipient: rfc822;Ana@Example.org',
      ...FAILED.with(0, 'Final-Recipient: rfc822; x@example.net'),
    ];
    expect((await reportsIn(dsn({ recipient })))[0]?.recipient).toBe('ana@example.org');
  });

  it('believes what the other server answered where the status says nothing in particular', async () => {
    const full = [
      'Final-Recipient: rfc822; a@example.org',
      'Action: failed',
      'Status: 5.0.0',
      'Diagnostic-Code: smtp;',
      ' 552 5.2.2 mailbox full',
    ];
    expect((await reportsIn(dsn({ recipient: full })))[0]?.status).toBe('5.2.2');
  });

  it('tells a delay from a failure', async () => {
    const late = ['Final-Recipient: rfc822; a@example.org', 'Action: delayed', 'Status: 4.4.1'];
    expect((await reportsIn(dsn({ recipient: late })))[0]).toMatchObject({
      action: 'delayed',
      status: '4.4.1',
    });
  });

  it('finds our Message-ID where a relay wrote its own over it', async () => {
    const enclosed = ['Message-ID: <0100-abc@relay.example.net>', `X-Google-Original-Message-ID: ${OURS}`];
    expect((await reportsIn(dsn({ recipient: FAILED, enclosed })))[0]?.about).toBe(OURS);
  });

  it('is not found in a forwarded report inside another mail', async () => {
    const inner = dsn({ recipient: FAILED });
    const outer = [
      'From: ana@example.org',
      'Subject: fwd',
      'Content-Type: multipart/mixed; boundary="o"',
      '',
      '--o',
      'Content-Type: text/plain',
      '',
      'regardez',
      '--o',
      'Content-Type: message/rfc822',
      '',
      ...inner,
      '--o--',
      '',
    ];
    expect(await reportsIn(outer)).toEqual([]);
  });

  it.each([
    [
      'qmail',
      [
        'Hi. This is the qmail-send program at mx.example.org.',
        "I'm afraid I wasn't able to deliver your message to the following addresses.",
        "This is a permanent error; I've given up. Sorry it didn't work out.",
        '',
        '<ana@example.net>:',
        '192.0.2.1 does not like recipient.',
        'Remote host said: 550 5.1.1 no such user',
        '',
        '--- Below this line is a copy of the message.',
        '',
        'Return-Path: <cabinet@example.org>',
        `Message-ID: ${OURS}`,
      ],
      '5.1.1',
    ],
    [
      'Exim',
      [
        'This message was created automatically by mail delivery software.',
        'A message that you sent could not be delivered to one or more of its',
        'recipients. This is a permanent error. The following address(es) failed:',
        '',
        '  ana@example.net',
        '    SMTP error from remote mail server: 550 unknown',
        '',
        '------ This is a copy of the message, including all the headers. ------',
        '',
        `Message-Id: ${OURS}`,
      ],
      '5.0.0',
    ],
    [
      'Exchange',
      [
        'Your message did not reach the following recipient(s):',
        '',
        'ana@example.net',
        "The recipient's mailbox is full and can't accept messages now.",
        '',
        'Original message headers:',
        '',
        `Message-ID: ${OURS}`,
      ],
      '5.2.2',
    ],
  ])('is read in the words of %s', async (_, body, status) => {
    const head = [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.example.org',
      'To: cabinet@example.org',
      'Subject: failure notice',
      '',
    ];
    expect(await reportsIn([...head, ...body])).toEqual([
      { action: 'failed', status, recipient: 'ana@example.net', about: OURS },
    ]);
  });

  it('does not break on damaged reports, and is never longer than twenty', async () => {
    const whole = dsn({ recipient: Array.from({ length: 60 }, () => [...FAILED, '']).flat() }).join('\r\n');
    expect((await reportsIn([whole])).length).toBe(20);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.nat(60),
        fc.string({ maxLength: 12 }),
        async (at, cut, put) => {
          for (const report of await reportsIn([whole.slice(0, at) + put + whole.slice(at + cut)]))
            expect(['failed', 'delayed', 'delivered', 'relayed', 'expanded']).toContain(report.action);
        },
      ),
      { numRuns: 60 },
    );
  });
});
