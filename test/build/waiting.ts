// A practice with people who wait, for tests of the waiting list: everybody has an appointment late in December.

import type { MemoryInput, MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import type { CalendarFile } from '../../src/domain/agenda.ts';
import type { RawMail } from '../../src/domain/mail.ts';
import type { Patient } from '../../src/domain/patient.ts';
import { type Instant, MINUTE, toLocal } from '../../src/domain/time.ts';
import { newEntry, type WaitingEntry } from '../../src/domain/waiting.ts';
import type { Store } from '../../src/ports/store.ts';
import { address, aPatient, NOW, ZONE } from './builders.ts';
import { aRawMail, aWorld } from './world.ts';

export interface Booked {
  readonly uid: string;
  readonly start: Instant;
  readonly patient?: string;
  readonly minutes?: number;
}

const stamp = (instant: Instant) => toLocal(instant, ZONE).replaceAll(/[-:]/g, '');

/** An agenda with these appointments, half an hour each unless said otherwise. */
export function agendaOf(booked: readonly Booked[]): CalendarFile {
  const events = booked.map(({ uid, start, patient, minutes = 30 }) =>
    [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'DTSTAMP:20261101T000000Z',
      `DTSTART;TZID=${ZONE}:${stamp(start)}00`,
      `DTEND;TZID=${ZONE}:${stamp(start + minutes * MINUTE)}00`,
      'SUMMARY:R.',
      ...(patient === undefined ? [] : [`X-PRACTICE-PATIENT:${patient}`]),
      'END:VEVENT',
    ].join('\r\n'),
  );
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//example.org//EN',
    ...events,
    'END:VCALENDAR',
    '',
  ];
  return { name: 'agenda', text: text.join('\r\n'), practitioner: null, writable: true };
}

/** Patient number n. */
export function patientNumber(n: number, different: Partial<Patient> = {}): Patient {
  return aPatient({
    id: `n${n}`,
    givenName: `Given${n}`,
    familyName: `Family${n}`,
    contacts: [{ address: address(`n${n}@example.org`), holder: 'self', dead: false }],
    ...different,
  });
}

/** Writes an entry; its date of entry is a day before `NOW` for each number below 100. */
export async function enter(store: Store, n: number, different: Partial<WaitingEntry> = {}): Promise<void> {
  const since = NOW - (100 - n) * 60 * MINUTE;
  const entry = newEntry({ patient: `n${n}`, since, ...different });
  await store.changeWaiting({ kind: 'enter', entry }, entry.since);
}

/** A mail of patient n that answers the last letter they got. */
export function anAnswer(world: MemoryWorld, n: number, words: string): RawMail {
  const to = `n${n}@example.org`;
  const letter = world.sent.findLast((one) => one.to === to);
  if (letter === undefined) throw new Error(`${to} got no letter`);
  return aRawMail(words, { From: `N <${to}>`, 'In-Reply-To': letter.messageId });
}

/** A world with patients 1 to `count` and these appointments in the agenda. */
export function aListWorld(
  count: number,
  booked: readonly Booked[],
  different: Partial<MemoryInput> = {},
): MemoryWorld {
  const patients = Array.from({ length: count }, (_, index) => patientNumber(index + 1));
  return aWorld({ patients, calendars: [agendaOf(booked)], ...different });
}
