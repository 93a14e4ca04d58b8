// Mails to the people of the practice itself: what the program tells them in its own words. They go to recorded
// addresses of the practice and to nobody else.

import type { Letter, Outgoing } from '../../domain/letter.ts';
import type { Address } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import { forOwnPeople } from './fill.ts';

interface Notice {
  readonly practice: Practice;
  readonly to: Address;
  readonly subject: string;
  readonly lines: readonly string[];
}

interface Leaving extends Notice {
  readonly messageId: string;
  readonly inReplyTo?: string | null;
  readonly now: Instant;
}

/** Addresses of the practice's own people: its mailboxes, who gets the morning mail, who is alerted. */
export function ownPeople({ mail, morningMail, alerts }: Practice): readonly Address[] {
  const others = [morningMail?.to, alerts.mail, alerts.second.mail];
  return [...mail.addresses, ...others.filter((to) => to !== undefined && to !== null)];
}

/** A mail to one of the practice's own people, with its envelope. Throws for any other address: a bug, never a patient. */
export function noticeTo(leaving: Leaving): Outgoing {
  const { practice, messageId, now, inReplyTo = null } = leaving;
  const { to, subject, body, language } = noticeLetter(leaving);
  return {
    messageId,
    from: practice.mail.addresses[0],
    fromName: practice.mail.senderName,
    to,
    subject,
    body,
    language,
    inReplyTo,
    references: inReplyTo === null ? [] : [inReplyTo],
    date: now,
    autoSubmitted: inReplyTo === null ? 'auto-generated' : 'auto-replied',
    unsubscribe: null,
    files: [],
    calendars: [],
  };
}

/** The same as a letter of a case: the answer to one of them. */
export function noticeLetter({ practice, to, subject, lines }: Notice): Letter {
  if (!ownPeople(practice).includes(to)) throw new Error('a notice is for the practice’s own people only');
  return {
    to,
    language: practice.programLanguage,
    subject: forOwnPeople(oneLine(subject)),
    body: forOwnPeople(lines.join('\n')),
    made: [],
    class: 'S1',
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
