import type { ApprovedText, Outgoing } from '../../../src/domain/letter.ts';
import { address, NOW } from '../../build/builders.ts';

type Different = Partial<Omit<Outgoing, 'subject' | 'body'>> & { subject?: string; body?: string };

/** A letter on its way. Tests of the wire may put any words in it; the program can't. */
export function anOutgoing({
  subject = 'Votre rendez-vous',
  body = 'Bonjour,',
  ...different
}: Different = {}): Outgoing {
  return {
    messageId: '<c-1.ab@example.org>',
    from: address('cabinet@example.org'),
    fromName: 'Secrétariat, 12 rue des Lilas',
    to: address('ana@example.org'),
    subject: subject as ApprovedText,
    body: body as ApprovedText,
    language: 'fr',
    inReplyTo: null,
    references: [],
    date: NOW,
    autoSubmitted: 'auto-replied',
    unsubscribe: null,
    files: [],
    calendars: [],
    ...different,
  };
}
