// Builders: every test names only what is different in its case.

import { readPractice } from '../../src/config/read-practice.ts';
import type { Offer } from '../../src/domain/action.ts';
import type { Appointment, Occurrence, Slot } from '../../src/domain/agenda.ts';
import type { Language } from '../../src/domain/language.ts';
import type { ApprovedText, FaqEntry, Template } from '../../src/domain/letter.ts';
import { TEMPLATE_IDS } from '../../src/domain/letter.ts';
import { type Address, type Mail, parseAddress } from '../../src/domain/mail.ts';
import type { Patient, Writer } from '../../src/domain/patient.ts';
import type { AutonomyKind, Practice } from '../../src/domain/practice.ts';
import type { Reading, Request, RequestKind } from '../../src/domain/reading.ts';
import { REQUEST_KINDS } from '../../src/domain/reading.ts';
import type { AgendaView, Memory, Situation } from '../../src/domain/situation.ts';
import type { Approval, Texts } from '../../src/domain/texts.ts';
import { type Instant, MINUTE, parseLocalTime, toInstant } from '../../src/domain/time.ts';
import type { Wish } from '../../src/domain/wish.ts';

export const ZONE = 'Europe/Paris';
/** Tuesday 24 November 2026, 9:00 in Paris. */
export const NOW = moment('2026-11-24T09:00');

/** An instant written on the wall clock of the practice. */
export function moment(local: string): Instant {
  const time = parseLocalTime(local);
  if (time === null) throw new Error(`not a local time: ${local}`);
  return toInstant(time, ZONE);
}

export function address(text: string): Address {
  const parsed = parseAddress(text);
  if (parsed === null) throw new Error(`not an address: ${text}`);
  return parsed;
}

const WRITTEN = `
practice: { name: "Cabinet, 12 rue des Lilas", profession: physiotherapist, country: FR, phone: "01 99 00 12 34", address: "12 rue des Lilas" }
mail: { addresses: [cabinet@example.org], authserv-ids: [mx.example.org] }
hours:
  monday: ["08:00-12:00", "14:00-19:00"]
  tuesday: ["08:00-12:00", "14:00-19:00"]
  wednesday: ["08:00-12:00", "14:00-19:00"]
  thursday: ["08:00-12:00", "14:00-19:00"]
  friday: ["08:00-12:00", "14:00-19:00"]
`;

/** A practice in Paris with every default, all kinds automatic unless the test says otherwise. */
export function aPractice(different: Partial<Practice> = {}): Practice {
  const { practice, problems } = readPractice(
    {
      folder: '/nowhere',
      file: { kind: 'text', text: WRITTEN },
      look: (path) => ({ kind: path.includes('.') ? 'file' : 'folder', neighbours: [] }),
    },
    'fr',
  );
  const errors = problems.filter(({ weight }) => weight === 'error');
  if (practice === null || errors.length > 0)
    throw new Error(errors.map(({ sentence }) => sentence).join('\n'));
  return { ...practice, autonomy: autonomy({}), ...different };
}

export function autonomy(different: Partial<Practice['autonomy']>): Practice['autonomy'] {
  const kinds: readonly AutonomyKind[] = [...REQUEST_KINDS, 'acknowledge'];
  const auto = Object.fromEntries(kinds.map((kind) => [kind, 'auto'])) as Practice['autonomy'];
  return { ...auto, ...different };
}

export function aMail(different: Partial<Mail> = {}): Mail {
  return {
    source: { folder: 'inbox', key: '1.eml' },
    messageId: '<one@example.org>',
    contentHash: 'hash-1',
    from: address('ana@example.org'),
    fromName: 'Ana',
    to: [address('cabinet@example.org')],
    subject: 'rdv',
    sent: NOW,
    inReplyTo: [],
    references: [],
    text: 'Bonjour',
    ownWords: 'Bonjour',
    cut: [],
    attachments: [],
    calendar: null,
    reports: [],
    automatic: null,
    proof: { kind: 'proved', by: ['dmarc'] },
    languageHints: [],
    truncated: false,
    ...different,
  };
}

export function aPatient(different: Partial<Patient> = {}): Patient {
  return {
    id: 'p1',
    givenName: 'Ana',
    familyName: 'Lemaire',
    birthDate: null,
    language: null,
    contacts: [{ address: address('ana@example.org'), holder: 'self', dead: false }],
    phones: [],
    practitioner: null,
    flags: [],
    sharesWith: [],
    invitations: null,
    ...different,
  };
}

export function aWriter(patient: Patient = aPatient()): Writer {
  return { kind: 'patient', level: 1, patient, as: 'self', provedBy: 'sender' };
}

export const NOBODY: Writer = { kind: 'nobody', level: 0, why: 'unknown', perhaps: [] };

export function aRequest(kind: RequestKind, different: Partial<Request> = {}): Request {
  return { kind, sentences: [1], wishes: [], about: [], faq: [], ...different };
}

/** A reading in which everything is understood, unless the test says otherwise. */
export function aReading(requests: readonly Request[], different: Partial<Reading> = {}): Reading {
  return {
    language: 'fr',
    automatic: null,
    urgency: 'none',
    danger: null,
    flags: [],
    sentences: requests.map((request, index) => ({
      number: index + 1,
      text: request.kind,
      labels: [request.kind],
      by: ['lexical'],
    })),
    requests,
    unexplained: [],
    readers: ['lexical'],
    modelAway: false,
    closed: true,
    ...different,
  };
}

export function aWish(start: string, end: string, different: Partial<Wish> = {}): Wish {
  return { include: true, start: local(start), end: local(end), ...different };
}

function local(text: string): Wish['start'] {
  const time = parseLocalTime(text);
  if (time === null) throw new Error(`not a local time: ${text}`);
  return time;
}

export function anOccurrence(start: string, different: Partial<Occurrence> = {}): Occurrence {
  const begins = moment(start);
  return {
    uid: `uid-${start}`,
    recurrenceId: null,
    start: begins,
    end: begins + 30 * MINUTE,
    allDay: false,
    status: 'CONFIRMED',
    transparent: false,
    summary: 'A.L.',
    attendees: [],
    patientId: 'p1',
    categories: [],
    file: 'agenda.ics',
    practitioner: null,
    line: 1,
    ...different,
  };
}

export function anAppointment(start: string, different: Partial<Occurrence> = {}): Appointment {
  return { patient: 'p1', occurrence: anOccurrence(start, different) };
}

export function aSlot(start: string): Slot {
  const begins = moment(start);
  return { start: begins, end: begins + 30 * MINUTE, practitioner: 'practitioner', type: 'appointment' };
}

export function anOffer(slots: readonly Slot[], different: Partial<Offer> = {}): Offer {
  return {
    id: 'o-c-000000000001',
    patient: 'p1',
    slots,
    until: NOW + 600 * MINUTE,
    madeAt: NOW,
    replaces: null,
    state: 'open',
    ...different,
  };
}

export function aMemory(different: Partial<Memory> = {}): Memory {
  return {
    answeredByPractice: false,
    emergencyTextSent: false,
    threadRepliesToday: 0,
    repliesToPersonThisWeek: 0,
    sentThisHour: 0,
    sentToday: 0,
    frozen: null,
    stopped: false,
    stoppedClasses: [],
    answeredLetter: null,
    openOffers: [],
    answeredOffer: null,
    answeredQuestion: null,
    answeredAppointments: [],
    waiting: [],
    moves: {},
    invitations: [],
    lastEventCount: null,
    ...different,
  };
}

export function anAgenda(different: Partial<AgendaView> = {}): AgendaView {
  return {
    state: 'readable',
    trouble: '',
    troubles: [],
    version: 'v1',
    appointments: [],
    closed: [],
    busy: [],
    futureEvents: {},
    warnings: [],
    slots: () => [],
    hiding: () => [],
    series: ({ count }) => ({ sessions: [], exceptions: [], missing: count }),
    isFree: () => true,
    ...different,
  };
}

/** Texts that say their own id and facts, all approved unless the test says otherwise. */
export function someTexts(
  approvalOf: (id: string) => Approval = () => 'approved',
  faq: readonly string[] = [],
): Texts {
  const approved = (text: string) => text as ApprovedText;
  const entries = faq.map(
    (id): FaqEntry => ({
      id,
      questions: { fr: [id] },
      answers: { fr: aTemplate(`faq:${id}`, 'fr') },
      audience: 'anyone',
    }),
  );
  return {
    find: (id, language) => {
      if (id.startsWith('faq:')) return entries.find((entry) => `faq:${entry.id}` === id)?.answers.fr ?? null;
      return (TEMPLATE_IDS as readonly string[]).includes(id) ? aTemplate(id, language) : null;
    },
    approval: ({ id }) => approvalOf(id),
    revealing: () => [],
    claims: () => [],
    faq: entries,
    frame: (language) => ({
      language,
      assistantLine: approved('[AI]'),
      readByLine: approved('[AI, read]'),
      greeting: approved('Bonjour,'),
      subjects: {
        appointment: approved('Votre rendez-vous'),
        message: approved('Votre message'),
        information: approved('Informations pratiques'),
      },
      footer: approved('[15 / 112]'),
      signature: approved('[cabinet] [15 / 112]'),
      facts: {},
    }),
  };
}

function aTemplate(id: string, language: Language): Template {
  return {
    id,
    language,
    subject: 'message',
    class: 'S1',
    needs: [],
    body: `[${id}]`,
    hash: `hash of ${id}`,
    file: `${id}.md`,
  };
}

export function aSituation(different: Partial<Situation> = {}): Situation {
  return {
    caseId: 'c-000000000001',
    mail: aMail(),
    reading: aReading([]),
    writer: aWriter(),
    concerned: [aPatient()],
    practice: aPractice(),
    agenda: anAgenda(),
    memory: aMemory(),
    texts: someTexts(),
    now: NOW,
    ...different,
  };
}
