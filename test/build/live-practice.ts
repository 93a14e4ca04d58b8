// A little practice on disk whose appointments lie in the coming weeks, whenever it is made, and the mails its patients
// write: for tests that run the whole program against real servers.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the practice's mail comes in and goes out; plain folders when not given. */
export interface LiveServers {
  readonly imapPort: number;
  readonly smtpPort: number;
  /** Name of the mailbox's user on the IMAP server. */
  readonly user: string;
}

export interface LivePractice {
  readonly folder: string;
  readonly patients: readonly LivePatient[];
}

export interface LivePatient {
  readonly number: number;
  readonly address: string;
  readonly name: string;
  /** UID of their one appointment. */
  readonly uid: string;
  /** `2026-11-26`, a working day, and `09:00`. */
  readonly day: string;
  readonly time: string;
}

const HOURS = ['09:00', '09:30', '10:00', '10:30', '11:00', '14:30', '15:00', '15:30', '16:00', '16:30'];
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
);
const DAYS = 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' ');
const FIRST_NAMES = 'Ana Bruno Chloé David Élise Farid Gaëlle Hugo Inès Jules'.split(' ');
const LAST_NAMES = 'Morel Benali Roux Garnier Colin Fabre Girard Haddad Petit Renard'.split(' ');

/** Writes the practice into an empty folder. Every patient has one appointment, from three days after `now` on. */
export function makeLivePractice(
  folder: string,
  { count, now, servers }: { readonly count: number; readonly now: number; readonly servers?: LiveServers },
): LivePractice {
  const days = workingDays(now, Math.ceil(count / HOURS.length));
  const patients = Array.from({ length: count }, (_, number) => patientOf(number, days));
  mkdirSync(join(folder, 'faq'), { recursive: true });
  mkdirSync(join(folder, 'templates'), { recursive: true });
  mkdirSync(join(folder, 'inbox'), { recursive: true });
  writeFileSync(join(folder, 'practice.yaml'), practiceYaml(servers));
  writeFileSync(join(folder, 'agenda.ics'), agendaOf(patients));
  writeFileSync(join(folder, 'patients.csv'), patientsCsv(patients));
  writeFileSync(join(folder, 'faq', 'parking.md'), PARKING);
  return { folder, patients };
}

/** What patients want of the practice in these tests. */
export const WISHES = ['confirm', 'cancel', 'when', 'parking', 'thanks', 'move', 'chest', 'odd'] as const;
export type LiveWish = (typeof WISHES)[number];

/** A patient's mail as their provider and the practice's own server hand it over (RFC 5322, RFC 8601). */
export function mailOf(patient: LivePatient, wish: LiveWish, at: number): string {
  return mailSaying(patient, { name: wish, words: WORDS[wish](patient), at });
}

export interface Saying {
  /** The first part of its Message-ID. */
  readonly name: string;
  readonly words: string;
  readonly at: number;
  /** Message-ID of the letter that it answers. */
  readonly answers?: string;
}

/** The same with words of one's own. */
export function mailSaying(patient: LivePatient, { name, words, at, answers }: Saying): string {
  const id = `<${name}-${patient.number}-${at}@example.org>`;
  return [
    `Return-Path: <${patient.address}>`,
    'Authentication-Results: mx.example.org; dkim=pass header.d=example.org; dmarc=pass header.from=example.org',
    `Message-ID: ${id}`,
    ...(answers === undefined ? [] : [`In-Reply-To: ${answers}`, `References: ${answers}`]),
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    'Subject: rendez-vous',
    'To: cabinet@example.org',
    `From: ${patient.address}`,
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...words.split('\n'),
    '',
  ].join('\r\n');
}

const WORDS: Readonly<Record<LiveWish, (patient: LivePatient) => string>> = {
  confirm: (patient) => `Bonjour,\n\nJe confirme mon rendez-vous du ${spoken(patient)}.\n\nMerci`,
  cancel: (patient) => `Bonjour,\n\nJe souhaite annuler mon rendez-vous du ${spoken(patient)}.\n\nMerci`,
  when: () => 'Bonjour,\n\nQuand est mon prochain rendez-vous ?\n\nMerci',
  parking: () => 'Bonjour,\n\nOù peut-on se garer ?\n\nMerci',
  thanks: () => 'Merci beaucoup et bonne journée.',
  move: (patient) => `Bonjour,\n\nPuis-je décaler mon rendez-vous du ${spoken(patient)} ?\n\nMerci`,
  chest: () => 'Bonjour, j’ai une douleur dans la poitrine qui serre depuis ce matin.',
  odd: () => 'Bonjour, le chat de ma voisine a encore mangé la clé du garage, que dois-je en penser ?',
};

function spoken({ day, time }: LivePatient): string {
  const date = new Date(`${day}T12:00:00Z`);
  const hour = time.replace(':', 'h').replace(/^0/, '').replace(/h00$/, 'h');
  return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} à ${hour}`;
}

function patientOf(number: number, days: readonly string[]): LivePatient {
  const name = `${LAST_NAMES[number % 10]} ${FIRST_NAMES[Math.floor(number / 10) % 10]}`;
  return {
    number,
    address: `patient${number}@example.org`,
    name,
    uid: `appointment-${number}@example.org`,
    day: days[Math.floor(number / HOURS.length)] ?? '',
    time: HOURS[number % HOURS.length] ?? '',
  };
}

/** The next working days, from three days after `now` on. */
function workingDays(now: number, wanted: number): readonly string[] {
  const days: string[] = [];
  for (let ahead = 3; days.length < wanted; ahead += 1) {
    const date = new Date(now + ahead * 86_400_000);
    if (date.getUTCDay() !== 0 && date.getUTCDay() !== 6) days.push(date.toISOString().slice(0, 10));
  }
  return days;
}

function practiceYaml(servers: LiveServers | undefined): string {
  return `practice:
  name: Cabinet des Lilas
  profession: physiotherapist
  country: FR
  phone: 01 99 00 12 34
  address: 12 rue des Lilas, Exempleville
mail:
  addresses: cabinet@example.org
  authserv-ids: mx.example.org
${servers === undefined ? '' : serversYaml(servers)}agenda:
  file: agenda.ics
hours:
  monday: [08:30-12:00, 14:00-19:00]
  tuesday: [08:30-12:00, 14:00-19:00]
  wednesday: [08:30-12:00, 14:00-19:00]
  thursday: [08:30-12:00, 14:00-19:00]
  friday: [08:30-12:00, 14:00-19:00]
slot-types:
  usual:
    duration: 30 min
booking:
  horizon: 365 days
limits:
  per-hour: 1000
  per-day: 10000
  per-person-week: 50
autonomy:
${['choose', 'confirm', 'move', 'cancel', 'book', 'when', 'late', 'earlier', 'question', 'stop', 'thanks', 'none', 'acknowledge'].map((kind) => `  ${kind}: auto`).join('\n')}
alerts:
  file: alerts.jsonl
`;
}

function serversYaml({ imapPort, smtpPort, user }: LiveServers): string {
  return `  imap:
    host: 127.0.0.1
    port: ${imapPort}
    security: none
    user: ${user}
    password: { clear: secret }
    poll: 1 min
  smtp:
    host: 127.0.0.1
    port: ${smtpPort}
    security: none
    user: ${user}
    password: { clear: secret }
`;
}

function agendaOf(patients: readonly LivePatient[]): string {
  const events = patients.map(({ uid, name, address, day, time }) =>
    [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'DTSTAMP:20260101T000000Z',
      `DTSTART;TZID=Europe/Paris:${stamp(day, time)}`,
      'DURATION:PT30M',
      `SUMMARY:${name}`,
      `ATTENDEE;CN=${name}:mailto:${address}`,
      'STATUS:TENTATIVE',
      'END:VEVENT',
    ].join('\r\n'),
  );
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Example//Agenda//FR',
    ...events,
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

function stamp(day: string, time: string): string {
  return `${day.replaceAll('-', '')}T${time.replace(':', '')}00`;
}

function patientsCsv(patients: readonly LivePatient[]): string {
  const rows = patients.map(({ number, name, address }) => {
    const [last, first] = name.split(' ');
    return `P-${number};${last};${first};;${address};;fr`;
  });
  return ['Dossier;Nom;Prénom;Date de naissance;E-mail;Téléphone;Langue', ...rows, ''].join('\n');
}

const PARKING = `---
id: parking
language: fr
questions:
  - Où peut-on se garer ?
  - Y a-t-il un parking ?
---

Un parking gratuit se trouve derrière le cabinet.
`;
