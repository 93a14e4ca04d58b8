import type { CalendarAnswer, Mail } from '../../domain/mail.ts';
import { type Label, REQUEST_KINDS, type Request } from '../../domain/reading.ts';
import { bareSubject } from './subject.ts';

const OPPOSITE: Readonly<Partial<Record<CalendarAnswer['participation'], RegExp>>> = {
  ACCEPTED:
    /^\s*(?:declined|refus|déclin|abgelehnt|abgesagt|geweigerd|afgewezen|odrzucon|rechazad|rifiutat|recusad)/i,
  DECLINED: /^\s*(?:accept|angenommen|zugesagt|geaccepteerd|zaakceptowan|aceptad|accettat|aceite)/i,
};

/**
 * What a calendar program's answer says (RFC 5546 §3.2.3, §3.2.7): accepting confirms, declining cancels, a time that it
 * proposes moves; anything else is for a human, and so is a subject that says the contrary. Null without an answer, and
 * for a subject that somebody wrote something into: it is read like any other.
 */
export function calendarLabels({
  calendar,
  subject,
}: Pick<Mail, 'calendar' | 'subject'>): readonly Label[] | null {
  if (calendar === null) return null;
  const request = calendarRequest(calendar);
  const contrary = OPPOSITE[calendar.participation]?.test(subject) === true;
  if (request === null || contrary) return ['unknown'];
  return isProgramSubject(subject, calendar.summary) ? [request.kind] : null;
}

/** "Accepted: Rendez-vous", "Accepté: Rendez-vous @ jeu. 26 nov.": the answer, the title, and in Google's the time. */
function isProgramSubject(subject: string, summary: string): boolean {
  const title = withoutAnswer(bareSubject(subject));
  return [summary, withoutAnswer(summary)].some(
    (known) => title === known || title.startsWith(`${known} @ `),
  );
}

/** Outlook puts the answer before the title in the calendar too. */
function withoutAnswer(text: string): string {
  return text.replace(/^[^:：]{1,40}[:：]/, '').trim();
}

/** The request that a calendar's answer is; null when a human must say what it means. */
function calendarRequest({ method, participation, doubt, span }: CalendarAnswer): Request | null {
  if (doubt !== null) return null;
  switch (method) {
    case 'REPLY':
      if (participation === 'ACCEPTED') return requestFor('confirm');
      return participation === 'DECLINED' ? requestFor('cancel') : null;
    case 'COUNTER':
      if (span === null) return null;
      return { ...requestFor('move'), wishes: [{ include: true, ...span, ...exactly(span.start) }] };
    case 'REQUEST':
    case 'CANCEL':
    case 'PUBLISH':
    case 'ADD':
    case 'REFRESH':
    case 'DECLINECOUNTER':
      return null;
  }
}

/** The requests of a mail's words with that of its calendar, in the order in which a reply treats them. */
export function withCalendar(
  requests: readonly Request[],
  calendar: CalendarAnswer | null,
): readonly Request[] {
  const request = calendar === null ? null : calendarRequest(calendar);
  if (request === null) return requests;
  return [request, ...requests.filter(({ kind }) => kind !== 'none')].toSorted(
    (a, b) => REQUEST_KINDS.indexOf(a.kind) - REQUEST_KINDS.indexOf(b.kind),
  );
}

function requestFor(kind: Request['kind']): Request {
  return { kind, sentences: [0], wishes: [], about: [], faq: [], calendar: true };
}

/** A day without a clock time is a day. */
function exactly(start: string): { readonly exact?: true } {
  return start.endsWith('T00:00') ? {} : { exact: true };
}
