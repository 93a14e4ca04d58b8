// Mails of a day that no patient writes by themselves, as servers hand them over.

import type { Accepted } from '../servers/smtp-sink.ts';

function dated(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}

function proved(from: string): string[] {
  return [
    `Return-Path: <${from}>`,
    'Authentication-Results: mx.example.org; dkim=pass header.d=example.org; dmarc=pass header.from=example.org',
  ];
}

function plain(head: readonly string[], words: string): string {
  const form = [
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return [...head, 'To: cabinet@example.org', ...form, '', ...words.split('\n'), ''].join('\r\n');
}

export function newsletter(number: number, at: number): string {
  const from = 'lettre@news.example.org';
  const head = [
    ...proved(from),
    `Message-ID: <news-${number}-${at}@example.org>`,
    `Date: ${dated(at)}`,
    `From: ${from}`,
    'List-Unsubscribe: <mailto:stop@news.example.org>',
    'List-Id: <news.example.org>',
    'Precedence: bulk',
    'Subject: Les nouvelles du mois',
  ];
  return plain(head, 'Bonjour,\n\nVoici les nouvelles du mois.');
}

export function spam(number: number, at: number): string {
  const head = [
    `Message-ID: <win-${number}-${at}@spam.example.org>`,
    `Date: ${dated(at)}`,
    `From: win${number}@spam.example.org`,
    'Subject: You have won',
  ];
  return plain(head, 'Dear friend,\n\nYou have won a great prize. Click here now to claim your money.');
}

/** The patient answers a letter of ours. */
export function replyTo(letter: Accepted, number: number, at: number): string {
  const [from = ''] = letter.to;
  const head = [
    ...proved(from),
    `Message-ID: <back-${number}-${at}@example.org>`,
    `Date: ${dated(at)}`,
    `From: ${from}`,
    `In-Reply-To: ${letter.messageId}`,
    `References: ${letter.answers.join(' ')} ${letter.messageId}`.trim(),
    'Subject: Re: rendez-vous',
  ];
  return plain(
    head,
    number % 2 === 0 ? 'Merci beaucoup et bonne journée.' : 'Bonjour,\n\nOui, très bien, merci.',
  );
}

/** The letter comes back (RFC 3464). */
export function bounceOf(letter: Accepted, number: number, at: number): string {
  const [to = ''] = letter.to;
  return [
    'Return-Path: <>',
    `Message-ID: <bounce-${number}-${at}@mx.example.org>`,
    `Date: ${dated(at)}`,
    'From: MAILER-DAEMON@mx.example.org',
    'To: cabinet@example.org',
    'Auto-Submitted: auto-replied',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'The mail could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    `Final-Recipient: rfc822; ${to}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${letter.messageId}`,
    '--b--',
    '',
  ].join('\r\n');
}

/** What a person of the practice writes by themselves. */
export function takeoverOf(messageId: string, to: string, at: number): string {
  return [
    `Message-ID: <own-${at}@cabinet.example.org>`,
    `Date: ${dated(at)}`,
    'From: cabinet@example.org',
    `To: ${to}`,
    `In-Reply-To: ${messageId}`,
    'Subject: Re: rendez-vous',
    '',
    'Je vous appelle.',
    '',
  ].join('\r\n');
}
