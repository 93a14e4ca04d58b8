import { describe, expect, it } from 'vitest';
import { why } from '../../../../src/core/agenda/slots/why.ts';
import { agendaView } from '../../../../src/core/agenda/view.ts';
import { explain } from '../../../../src/core/explain.ts';
import { decide } from '../../../../src/core/policy/decide.ts';
import type { AgendaState } from '../../../../src/domain/agenda.ts';
import type { MinuteRange, Practice } from '../../../../src/domain/practice.ts';
import type { Wish } from '../../../../src/domain/wish.ts';
import {
  anAgenda,
  anAppointment,
  aPractice,
  aReading,
  aRequest,
  aSituation,
  aWish,
  moment,
  NOW,
} from '../../../build/builders.ts';
import { aFile, calendarText, eventText } from '../calendars.ts';

const DAY_HOURS: readonly MinuteRange[] = [[540, 1140]];
const SOMETIMES = (start: string) =>
  eventText(`DTSTART;TZID=Europe/Paris:${start}`, 'DURATION:PT1H', 'RRULE:FREQ=SOMETIMES', 'SUMMARY:Garde');
const MONDAY = aWish('2026-11-30T00:00', '2026-12-01T00:00');

/** One practitioner, Monday to Friday 9–19, half-hour slots, two weeks ahead. */
function theCabinet(different: Partial<Practice['agenda']> = {}): Practice {
  const practice = aPractice();
  const [practitioner] = practice.practitioners;
  const [type] = practice.slotTypes;
  const hours = { 1: DAY_HOURS, 2: DAY_HOURS, 3: DAY_HOURS, 4: DAY_HOURS, 5: DAY_HOURS, 6: [], 7: [] };
  return {
    ...practice,
    practitioners: [{ ...practitioner, id: 'practitioner', hours, agenda: 'Marie' }],
    slotTypes: [{ ...type, id: 'visit', duration: 30, bufferBefore: 0, bufferAfter: 0, open: true }],
    agenda: { ...practice.agenda, sources: [], ...different },
    closures: [],
    booking: { ...practice.booking, notice: 120, horizon: 14 },
  };
}

function read(lines: readonly string[]): AgendaState {
  return { kind: 'readable', files: [aFile(calendarText(lines))], version: 'v', readAt: NOW };
}

function hiding(lines: readonly string[], wishes: readonly Wish[], practice = theCabinet()) {
  const state = read(lines);
  const seen = { state, practice, now: NOW, patient: null, patients: [], offers: [], lastEventCount: null };
  const query = { wishes, type: 'visit', practitioner: null, firstVisit: false, count: 3 };
  return agendaView(seen)
    .hiding(query)
    .map(({ file, line, sentence }) => `${file}:${line} ${sentence}`);
}

describe('what is not understood where a time was wanted', () => {
  it('is named with file and line when its rule may repeat over the wished day', () => {
    expect(hiding(SOMETIMES('20261123T100000'), [MONDAY])).toEqual([
      "Marie:4 La règle de répétition de l'événement n'est pas comprise.",
    ]);
  });

  it('is not named for a day it does not cover, nor when all is understood', () => {
    expect(hiding(SOMETIMES('20261207T100000'), [MONDAY])).toEqual([]);
    const busy = eventText('DTSTART;TZID=Europe/Paris:20261130T080000', 'DURATION:PT12H');
    expect(hiding(busy, [MONDAY])).toEqual([]);
    expect(hiding([...busy, ...SOMETIMES('20261207T100000')], [MONDAY])).toEqual([]);
  });

  it('may be the mark of an open range', () => {
    const openMarks = [{ word: 'garde', types: null, capacity: null }];
    expect(hiding(SOMETIMES('20261123T100000'), [MONDAY], theCabinet({ openMarks }))).toHaveLength(1);
  });

  it('may be what the calendar says of its open time (RFC 7953), which agent why names too', () => {
    const lines = [
      ...['BEGIN:VAVAILABILITY', 'UID:v@example.org', 'DTSTART:SOON'],
      ...['BEGIN:AVAILABLE', 'UID:a@example.org', 'DTSTART;TZID=Europe/Paris:20261123T090000'],
      ...['DURATION:PT8H', 'RRULE:FREQ=DAILY', 'END:AVAILABLE', 'END:VAVAILABILITY'],
    ];
    const unread = "Marie:4 Des disponibilités (VAVAILABILITY) ne sont pas lisibles : rien n'y est ouvert.";
    expect(hiding(lines, [MONDAY])).toEqual([unread]);
    const at = moment('2026-11-30T10:00');
    const causes = why({ practice: theCabinet(), state: read(lines), offers: [], now: NOW, at });
    expect(causes.map(({ kind }) => kind)).toEqual(['not-marked-open', 'not-understood']);
  });
});

describe('a case without a time to offer', () => {
  const file = { file: 'Marie', line: 4, uid: '', span: null };
  const sentence = "La règle de répétition de l'événement n'est pas comprise.";
  const warning = { ...file, sentence };

  it.each(['book', 'move'] as const)('says what in the agenda is not understood (%s)', (kind) => {
    const appointments = kind === 'move' ? { appointments: [anAppointment('2026-11-26T17:30')] } : {};
    const agenda = anAgenda({ ...appointments, hiding: () => [warning, { ...warning, line: 9 }] });
    const { reason } = decide(aSituation({ agenda, reading: aReading([aRequest(kind)]) }));
    expect(explain(reason, 'fr')).toBe(
      `Aucun horaire libre ne convient ; du temps qui conviendrait compte comme pris, faute d'être compris : Marie, ligne 4 : ${sentence} Et 1 de plus : agent agenda check.`,
    );
    expect(explain(reason, 'en')).toBe(
      `No free time fits; time that would fit counts as taken because it is not understood: Marie, line 4: ${sentence} And 1 more: agent agenda check.`,
    );
  });

  it('says no more than that when all is understood', () => {
    const { reason } = decide(aSituation({ agenda: anAgenda(), reading: aReading([aRequest('book')]) }));
    expect(explain(reason, 'fr')).toBe('Aucun horaire libre ne convient.');
  });
});
