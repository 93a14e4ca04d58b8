import { type MemoryInput, type MemoryWorld, memoryWorld } from '../../src/adapters/store/memory/world.ts';
import type { LexicalReader } from '../../src/core/reading/lexical-reader.ts';
import type { CalendarFile } from '../../src/domain/agenda.ts';
import type { RawMail } from '../../src/domain/mail.ts';
import { LABELS, type Label } from '../../src/domain/reading.ts';
import { aPatient, NOW, someTexts, ZONE } from './builders.ts';

/** A reader that believes what the test wrote before each line: "[move+reason] je ne peux pas jeudi". */
export const toldReader: LexicalReader = {
  read: (mail) => {
    const lines = mail.ownWords.split('\n').filter((line) => line.trim() !== '');
    const sentences = lines.map((line, index) => ({
      number: index + 1,
      text: line.replace(/^\[[^\]]*\]\s*/, ''),
    }));
    const voices = lines.map((line, index) => ({ sentence: index + 1, labels: labelsIn(line) }));
    return {
      language: 'fr',
      sentences,
      flags: [],
      opinion: { reader: 'lexical', voices: voices.filter(({ labels }) => labels.length > 0), faq: [] },
      carries: true,
    };
  },
};

function labelsIn(line: string): readonly Label[] {
  const [, told = ''] = /^\[([^\]]*)\]/.exec(line) ?? [];
  return told.split('+').flatMap((name) => LABELS.filter((label) => label === name));
}

let numbered = 0;

/** A mail of Ana's, proved by the practice's own server, with the words of the test. */
export function aRawMail(words: string, headers: Readonly<Record<string, string>> = {}): RawMail {
  numbered += 1;
  const all = {
    'Authentication-Results': 'mx.example.org; dmarc=pass header.from=example.org',
    From: 'Ana <ana@example.org>',
    To: 'cabinet@example.org',
    Subject: 'rdv',
    Date: 'Tue, 24 Nov 2026 09:00:00 +0100',
    'Message-ID': `<mail-${numbered}@example.org>`,
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return {
    source: { folder: 'inbox', key: `${numbered}.eml` },
    bytes: new TextEncoder().encode(`${head.join('\r\n')}\r\n\r\n${words}\r\n`),
    truncated: false,
    received: NOW,
  };
}

/** An agenda with Ana's appointments at these local times, half an hour each. */
export function anAgendaOf(...starts: readonly string[]): CalendarFile {
  const events = starts.map((start) => {
    const begins = start.replaceAll(/[-:]/g, '');
    const [date, time = ''] = begins.split('T');
    const ends = `${date}T${String(Number(time) + 30).padStart(4, '0')}`;
    return [
      'BEGIN:VEVENT',
      `UID:${start}@example.org`,
      'DTSTAMP:20261101T000000Z',
      `DTSTART;TZID=${ZONE}:${begins}00`,
      `DTEND;TZID=${ZONE}:${ends}00`,
      'SUMMARY:A.L.',
      'X-PRACTICE-PATIENT:p1',
      'END:VEVENT',
    ];
  });
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//example.org//EN',
    ...events.flat(),
    'END:VCALENDAR',
    '',
  ];
  return { name: 'agenda', text: text.join('\r\n'), practitioner: null, writable: true };
}

/** A whole world in memory: Ana is known, the texts are approved, the clock stands at nine. */
export function aWorld(different: Partial<MemoryInput> = {}): MemoryWorld {
  return memoryWorld({
    now: NOW,
    zone: ZONE,
    texts: someTexts(),
    lexical: toldReader,
    patients: [aPatient()],
    calendars: [anAgendaOf('2026-11-26T17:00')],
    ...different,
  });
}
