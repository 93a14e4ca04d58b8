import { describe, expect, it } from 'vitest';
import { automaticKind, isGuess, type Signs } from '../../../src/core/mail/automatic.ts';
import { type Address, type Automatic, parseAddress } from '../../../src/domain/mail.ts';

const US = 'cabinet@example.org' as Address;

function kindOf(fields: Readonly<Record<string, string>>, text = 'Bonjour'): Automatic | null {
  return automaticKind(signsOf(fields, text));
}

function signsOf(fields: Readonly<Record<string, string>>, text: string): Signs {
  const headers = Object.entries({ from: 'jean@example.org', ...fields }).map(([name, value]) => ({
    name,
    value,
  }));
  const from = parseAddress(/[^\s<>]+@[^\s<>]+/.exec(fields.from ?? 'jean@example.org')?.[0] ?? '');
  return { headers, from, subject: fields.subject ?? '', text, ours: [US] };
}

describe('an address that nobody reads', () => {
  it.each([
    'ne_pas_repondre',
    'ne.pas.repondre',
    'no_reply',
    'do.not.reply',
    'niet-beantwoorden',
    'bitte-nicht-antworten',
    'non_rispondere',
    'nao-responda',
    'no_responder',
    'nie_odpowiadac',
  ])('is known as one: %s', (local) => {
    expect(kindOf({ from: `Rdv <${local}@example.org>` })).toBe('no-reply');
  });

  it.each(['noel.reply', 'nicolas', 'non.reponsable', 'nadia.nie', 'antwort.noreen'])(
    '%s is a person',
    (local) => {
      expect(kindOf({ from: `X <${local}@example.org>` })).toBeNull();
    },
  );

  it('is what an empty return path means, whatever the words', () => {
    expect(kindOf({ 'return-path': '<>' }, 'Bonjour, je dois annuler jeudi.')).toBe('no-reply');
  });
});

describe('automatic mail', () => {
  it.each<[string, Automatic, Record<string, string>]>([
    [
      'Auto-Submitted in any case, with a comment and a parameter',
      'reply',
      { 'auto-submitted': '(hello) Auto-Replied; owner-email="a@example.org"' },
    ],
    ['auto-generated mail', 'reply', { 'auto-submitted': 'auto-generated' }],
    [
      'a delivery report',
      'bounce',
      { 'content-type': 'multipart/report; report-type=delivery-status; boundary=x' },
    ],
    ['a report without its type', 'bounce', { 'content-type': 'Multipart/Report; boundary=x' }],
    [
      'a read receipt',
      'receipt',
      { 'content-type': 'multipart/report; report-type="disposition-notification"' },
    ],
    ['a complaint', 'bounce', { 'content-type': 'multipart/report; report-type=feedback-report' }],
    ['a mail daemon', 'bounce', { from: 'Mail Delivery System <MAILER-DAEMON@mx.example.org>' }],
    ['a mail daemon without a domain', 'bounce', { from: 'MAILER-DAEMON <>' }],
    ['a postmaster', 'bounce', { from: 'postmaster@example.org', subject: 'Undeliverable: rdv' }],
    ['a mailing list', 'list', { 'list-id': '<kine.example.org>' }],
    ['a newsletter', 'list', { 'list-unsubscribe': '<mailto:u@example.org>' }],
    ['bulk mail', 'list', { precedence: 'Bulk' }],
    ['an old answering program', 'reply', { precedence: 'auto_reply' }],
    ['another answering program', 'reply', { 'x-autoreply': 'yes' }],
    ['an absence note in French', 'reply', { subject: 'Réponse automatique : rendez-vous' }],
    ['an absence note in German', 'reply', { subject: 'Abwesenheitsnotiz: Termin' }],
    ['an absence note in Dutch', 'reply', { subject: 'Automatisch antwoord: afspraak' }],
    ['an absence note in Polish', 'reply', { subject: 'Odpowiedź automatyczna: wizyta' }],
    [
      'a title that people write too, beside a second sign',
      'reply',
      { subject: "Notification d'absence", 'return-path': '<>' },
    ],
    [
      'the short name of a program, with an empty return path',
      'bounce',
      { from: 'mta@mx.example.org', 'return-path': '<>' },
    ],
    ['a feedback loop without structure', 'bounce', { subject: 'complaint about message from 192.0.2.222' }],
    ['an absence note with an empty return path', 'reply', { subject: 'En congés', 'return-path': '<>' }],
    ['a sender that nobody reads', 'no-reply', { from: 'ne-pas-repondre@example.org' }],
    ['another sender that nobody reads', 'no-reply', { from: 'laboratoire.noreply@example.org' }],
    ['an answer address that nobody reads', 'no-reply', { 'reply-to': 'no-reply@example.org' }],
    ['our own address', 'own', { from: 'Cabinet <cabinet@example.org>', 'auto-submitted': 'auto-replied' }],
  ])('is %s', (_, kind, fields) => {
    expect(kindOf(fields)).toBe(kind);
  });

  it.each<[string, Record<string, string>]>([
    ['a plain mail', {}],
    ['Auto-Submitted: no', { 'auto-submitted': 'No' }],
    ["Outlook's wish for no answer alone", { 'x-auto-response-suppress': 'OOF, AutoReply' }],
    ['a patient who is absent', { subject: 'Absence jeudi' }],
    ['a patient on holiday', { subject: 'Vacances : déplacer mon rdv' }],
    ['a patient who asks about a mail that did not arrive', { subject: 'Re: mail delivery failed ?' }],
    ['a normal precedence', { precedence: 'normal', subject: 'Vacances' }],
    ['a patient away, written in Outlook', { subject: 'Absence jeudi', 'x-auto-response-suppress': 'All' }],
    [
      'an answer about holidays, written in Outlook',
      { subject: 'RE: vacances', 'x-auto-response-suppress': 'DR, OOF, AutoReply' },
    ],
    [
      'an absence with a colon, written in Outlook',
      { subject: 'Absence : jeudi', 'x-auto-response-suppress': 'All' },
    ],
    [
      'a receipt-like subject, written in Outlook',
      { subject: 'Lu : bonjour', 'x-auto-response-suppress': 'All' },
    ],
    ['a patient who titles like a program', { subject: "Notification d'absence jeudi" }],
    ['a patient out of the office', { subject: 'Out of the office on Thursday, please cancel' }],
    ['a patient with a car', { subject: 'Auto : contrôle technique' }],
    ['a patient who gives feedback', { subject: 'Email feedback' }],
    ['a person with short initials', { from: 'mta@example.org' }],
    ['a person called Bounce', { from: 'bounce.dupont@example.org' }],
    ['a mail that an Exchange rule passed on', { 'x-ms-exchange-inbox-rules-loop': 'ancien@example.org' }],
    [
      'a mail that an Exchange rule made',
      { 'x-ms-exchange-generated-message-source': 'Mailbox Rules Agent' },
    ],
    ['a name that holds "reply"', { from: 'marie.replyette@example.org' }],
    ['an answer field that says no', { 'x-autoreply': 'no' }],
  ])('is not %s', (_, fields) => {
    expect(kindOf(fields)).toBeNull();
  });

  it('is not an answer whose words forbid another one, written in Outlook', () => {
    const text = 'Je ne peux pas jeudi. Merci de ne pas répondre à ce courriel, appelez-moi.';
    expect(kindOf({ subject: 'RE: rdv', 'x-auto-response-suppress': 'All' }, text)).toBeNull();
  });

  it('is a bounce told by its text and its empty return path', () => {
    const text = 'This is the mail system at host mx.example.org.\nI could not deliver your mail.';
    expect(kindOf({ 'return-path': '<>' }, text)).toBe('bounce');
    expect(kindOf({}, text)).toBeNull();
  });
});

describe('a guess', () => {
  const guess = (fields: Readonly<Record<string, string>>, text = 'Bonjour'): boolean =>
    isGuess(signsOf(fields, text));

  it.each<[string, Record<string, string>, string?]>([
    ['a title that only programs write', { subject: 'Réponse automatique : rendez-vous' }],
    [
      'a sentence beside a weak sign',
      { 'x-loop': 'x' },
      'Ceci est un message automatique, merci de ne pas y répondre.',
    ],
  ])('is %s', (_, fields, text) => {
    expect(guess(fields, text)).toBe(true);
  });

  it.each<[string, Record<string, string>, string?]>([
    ['a header field', { subject: 'Réponse automatique', 'auto-submitted': 'auto-replied' }],
    ['an empty return path', { subject: 'Absence', 'return-path': '<>' }],
    [
      'a report in words behind an empty return path',
      { 'return-path': '<>' },
      'This is the mail system at host x.',
    ],
    ['a mail daemon', { from: 'mailer-daemon@example.org', subject: 'Undeliverable: rdv' }],
    ['our own address', { from: 'cabinet@example.org', subject: 'Réponse automatique' }],
    ["a person's mail", { subject: 'rdv' }],
  ])('is not %s', (_, fields, text) => {
    expect(guess(fields, text)).toBe(false);
  });
});
