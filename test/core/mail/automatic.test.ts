import { describe, expect, it } from 'vitest';
import { automaticKind } from '../../../src/core/mail/automatic.ts';
import { type Address, type Automatic, parseAddress } from '../../../src/domain/mail.ts';

const US = 'cabinet@example.org' as Address;

function kindOf(fields: Readonly<Record<string, string>>, text = 'Bonjour'): Automatic | null {
  const headers = Object.entries({ from: 'jean@example.org', ...fields }).map(([name, value]) => ({
    name,
    value,
  }));
  const from = parseAddress(/[^\s<>]+@[^\s<>]+/.exec(fields.from ?? 'jean@example.org')?.[0] ?? '');
  return automaticKind({ headers, from, subject: fields.subject ?? '', text, ours: [US] });
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
      'an absence note that Outlook marked',
      'reply',
      { subject: 'Absence : rendez-vous', 'x-auto-response-suppress': 'All' },
    ],
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
    ['a name that holds "reply"', { from: 'marie.replyette@example.org' }],
    ['an answer field that says no', { 'x-autoreply': 'no' }],
  ])('is not %s', (_, fields) => {
    expect(kindOf(fields)).toBeNull();
  });

  it('is a bounce told by its text and its empty return path', () => {
    const text = 'This is the mail system at host mx.example.org.\nI could not deliver your mail.';
    expect(kindOf({ 'return-path': '<>' }, text)).toBe('bounce');
    expect(kindOf({}, text)).toBeNull();
  });
});
