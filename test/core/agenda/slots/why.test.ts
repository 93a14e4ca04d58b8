import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainMoment, explainWhy } from '../../../../src/core/agenda/slots/explain-why.ts';
import { type WhyInput, why } from '../../../../src/core/agenda/slots/why.ts';
import { agendaView } from '../../../../src/core/agenda/view.ts';
import type { AgendaState } from '../../../../src/domain/agenda.ts';
import type { MinuteRange, Practice } from '../../../../src/domain/practice.ts';
import { parseLocalDate } from '../../../../src/domain/time.ts';
import { anOffer, aPractice, aSlot, aWish, moment, NOW } from '../../../build/builders.ts';
import { aFile, calendarText, eventText } from '../calendars.ts';

const DAY_HOURS: readonly MinuteRange[] = [[540, 1140]];
const PARIS = ';TZID=Europe/Paris';
const TEAM = eventText(
  `DTSTART${PARIS}:20260903T170000`,
  'DURATION:PT1H',
  'RRULE:FREQ=WEEKLY;BYDAY=TH',
  "SUMMARY:Réunion d'équipe",
);

function theCabinet(different: Partial<Practice> = {}): Practice {
  const practice = aPractice();
  const [practitioner] = practice.practitioners;
  const [type] = practice.slotTypes;
  const hours = { 1: DAY_HOURS, 2: DAY_HOURS, 3: DAY_HOURS, 4: DAY_HOURS, 5: DAY_HOURS, 6: [], 7: [] };
  return {
    ...practice,
    practitioners: [{ ...practitioner, id: 'practitioner', hours, agenda: 'Marie' }],
    slotTypes: [{ ...type, duration: 30, bufferBefore: 0, bufferAfter: 0, open: true }],
    agenda: { ...practice.agenda, sources: [] },
    closures: [],
    booking: { ...practice.booking, notice: 120, horizon: 60 },
    ...different,
  };
}

function agenda(lines: readonly string[]): AgendaState {
  return { kind: 'readable', files: [aFile(calendarText(lines))], version: 'v', readAt: NOW };
}

function told(at: string, different: Partial<WhyInput> = {}): string {
  const practice = different.practice ?? theCabinet();
  const input = { practice, state: agenda(TEAM), offers: [], now: NOW, at: moment(at), ...different };
  return explainMoment(input.at, why(input), practice);
}

describe('why a moment is free or not', () => {
  it('names the meeting with its rule, and the time kept for a patient', () => {
    const offers = [anOffer([aSlot('2026-11-26T17:30')], { until: moment('2026-11-25T12:00') })];
    expect(told('2026-11-26T17:30', { offers })).toBe(
      [
        "jeudi 26 novembre à 17 h 30 n'est pas libre :",
        "  17:00–18:00  « Réunion d'équipe », tous les jeudis depuis le 3 septembre (Marie, ligne 4)",
        "  17:30–18:00  gardé pour une proposition faite à un patient, jusqu'à mercredi 12 h",
      ].join('\n'),
    );
  });

  it('says the same in English', () => {
    const practice = theCabinet({ programLanguage: 'en' });
    expect(told('2026-11-26T17:30', { practice })).toBe(
      [
        'Thursday 26 November at 17:30 is not free:',
        '  17:00–18:00  "Réunion d\'équipe", every Thursday since 3 September (Marie, line 4)',
      ].join('\n'),
    );
  });

  it('says that a moment is free', () => {
    expect(told('2026-11-26T10:00')).toBe('jeudi 26 novembre à 10 h est libre.');
  });

  it.each([
    ['2026-11-23T10:00', 'ce moment est passé'],
    ['2026-11-24T10:00', "trop proche : un rendez-vous se prend au moins 2 h à l'avance"],
    ['2027-02-24T10:00', "trop loin : un rendez-vous se prend au plus 60 jours à l'avance"],
    ['2026-11-28T10:00', 'pas de consultation ce jour-là'],
    ['2026-11-26T20:00', "hors des heures d'ouverture (ce jour-là : 09:00–19:00)"],
    ['2026-11-26T16:45', '16:45–17:00  trop court : il faut 30 min'],
    ['2026-11-27T18:45', '18:45–19:00  trop court : il faut 30 min'],
    ['2026-12-25T10:00', 'jour férié : Noël'],
    ['2026-12-02T10:00', 'fermé ce jour-là : congrès'],
  ])('%s: %s', (at, line) => {
    const date = parseLocalDate('2026-12-02');
    const closures = date === null ? [] : [{ from: date, to: date, reason: 'congrès' }];
    const practice = theCabinet({ closures, publicHolidays: true });
    expect(told(at, { practice }).split('\n').slice(1)).toEqual([`  ${line}`]);
  });

  it('names the event whose buffer is in the way', () => {
    const [type] = theCabinet().slotTypes;
    const practice = theCabinet({ slotTypes: [{ ...type, bufferBefore: 15 }] });
    expect(told('2026-11-26T18:00', { practice })).toContain(
      "  à moins de 15 min de « Réunion d'équipe » (17:00–18:00)",
    );
  });

  it('says what it did not understand, and where', () => {
    const state = agenda(eventText('DTSTART:20261126Tnoon'));
    expect(told('2026-11-26T10:00', { state })).toContain(
      "  compté comme pris : La date de début de l'événement n'est pas lisible. (Marie, ligne 4)",
    );
  });

  it('says that the agenda is not readable', () => {
    const state: AgendaState = { kind: 'unreadable', sentence: 'Le fichier est vide.' };
    expect(told('2026-11-26T10:00', { state })).toContain(
      "  l'agenda n'est pas lisible, rien n'est libre : Le fichier est vide.",
    );
  });

  it('shows whole days as days', () => {
    const state = agenda(
      eventText('DTSTART;VALUE=DATE:20261125', 'DTEND;VALUE=DATE:20261128', 'SUMMARY:Congés'),
    );
    expect(told('2026-11-26T10:00', { state })).toContain(
      '  du 25 novembre au 27 novembre  « Congés » (Marie, ligne 4)',
    );
  });

  it.each([
    ['FREQ=DAILY', 'tous les jours depuis le 3 septembre', 'every day since 3 September'],
    [
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      'du lundi au vendredi depuis le 3 septembre',
      'Monday to Friday since 3 September',
    ],
    [
      'FREQ=WEEKLY;BYDAY=TU,TH',
      'tous les mardis et jeudis depuis le 3 septembre',
      'every Tuesday and Thursday since 3 September',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2',
      'une semaine sur deux, le jeudi depuis le 3 septembre',
      'every other week on Thursday since 3 September',
    ],
    [
      'FREQ=MONTHLY;BYDAY=4TH',
      'le quatrième jeudi de chaque mois depuis le 3 septembre',
      'every month on the fourth Thursday since 3 September',
    ],
    [
      'FREQ=WEEKLY;UNTIL=20270630',
      "tous les jeudis depuis le 3 septembre jusqu'au 30 juin 2027",
      'every Thursday since 3 September until 30 June 2027',
    ],
    [
      'FREQ=WEEKLY;COUNT=20',
      'tous les jeudis depuis le 3 septembre (20 fois)',
      'every Thursday since 3 September (20 times)',
    ],
  ])('says %s in words', (rule, french, english) => {
    const state = agenda(
      eventText(`DTSTART${PARIS}:20260903T170000`, 'DURATION:PT1H', `RRULE:${rule}`, 'SUMMARY:x'),
    );
    const rules = (['fr', 'en'] as const).map((programLanguage) => {
      const practice = theCabinet({ programLanguage });
      const [cause] = why({ practice, state, offers: [], now: NOW, at: moment('2026-11-26T17:00') });
      return cause?.kind === 'event' ? cause.rule : null;
    });
    expect(rules).toEqual([french, english]);
  });

  it('has a line for a free slot too', () => {
    const slot = { start: moment('2026-11-26T10:00'), end: moment('2026-11-26T10:30') };
    expect(explainWhy({ kind: 'free', slot }, theCabinet())).toBe('10:00–10:30  libre');
  });
});

describe('a start that the search would not offer', () => {
  const [usual] = theCabinet().slotTypes;

  it('names the starts around it', () => {
    const practice = theCabinet({ slotTypes: [{ ...usual, step: 30 }] });
    expect(told('2026-11-26T10:10', { practice })).toBe(
      [
        "jeudi 26 novembre à 10 h 10 n'est pas libre :",
        '  aucun rendez-vous ne commence à cette minute ; autour : 10:00, 10:30',
      ].join('\n'),
    );
    const english = theCabinet({ slotTypes: [{ ...usual, step: 30 }], programLanguage: 'en' });
    expect(told('2026-11-26T10:10', { practice: english })).toContain(
      'no appointment begins at this minute; around it: 10:00, 10:30',
    );
  });

  it('is of a kind that the program does not give by itself', () => {
    const practice = theCabinet({ slotTypes: [{ ...usual, id: 'bilan', open: false }] });
    expect(told('2026-11-26T10:00', { practice })).toContain(
      'le programme ne donne pas « bilan » de lui-même',
    );
    const english = theCabinet({
      slotTypes: [{ ...usual, id: 'bilan', open: false }],
      programLanguage: 'en',
    });
    expect(told('2026-11-26T10:00', { practice: english })).toContain(
      'the program does not give "bilan" by itself',
    );
  });

  it('is every one that is not free, and no other, whatever stands in the agenda', () => {
    const minute = fc.integer({ min: 8 * 12, max: 19 * 12 }).map((fives) => fives * 5);
    const clock = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}00`;
    const cases = fc.record({
      events: fc.array(fc.tuple(minute, fc.constantFrom(10, 30, 60), fc.boolean()), { maxLength: 6 }),
      held: fc.array(minute, { maxLength: 2 }),
      step: fc.constantFrom(10, 15, 30),
      capacity: fc.constantFrom(1, 2),
      buffer: fc.constantFrom(0, 10),
      marked: fc.constantFrom(null, 1, 2),
    });
    fc.assert(
      fc.property(cases, ({ events, held, step, capacity, buffer, marked }) => {
        const type = { ...usual, step, capacity, bufferBefore: buffer, bufferAfter: buffer };
        const openMarks = marked === null ? [] : [{ word: 'ouvert', types: null, capacity: marked }];
        const cabinet = theCabinet({ slotTypes: [type] });
        const practice = { ...cabinet, agenda: { ...cabinet.agenda, openMarks } };
        const lines = [
          ...(marked === null ? [] : [{ from: 600, length: 180, more: 'SUMMARY:ouvert' }]),
          ...events.map(([from, length, place]) => ({
            ...{ from, length, more: place ? `CATEGORIES:${type.id}` : 'SUMMARY:x' },
          })),
        ].flatMap(({ from, length, more }, index) =>
          eventText(
            `UID:e${index}`,
            `DTSTART${PARIS}:20261126T${clock(from)}`,
            `DURATION:PT${length}M`,
            more,
          ),
        );
        const at = (minutes: number) => moment('2026-11-26T00:00') + minutes * 60_000;
        const slots = held.map((from) => ({
          ...aSlot('2026-11-26T09:00'),
          start: at(from),
          end: at(from + 30),
        }));
        const offers = slots.length === 0 ? [] : [anOffer(slots.map((slot) => ({ ...slot, type: type.id })))];
        const state = agenda(lines);
        const view = agendaView({
          ...{ state, practice, now: NOW, patient: null, patients: [], offers, lastEventCount: null },
        });
        const wishes = [aWish('2026-11-26T00:00', '2026-11-26T23:59')];
        const query = { wishes, type: type.id, practitioner: null, firstVisit: false, count: 500 };
        const offered = new Set(view.slots(query).map(({ start }) => start));
        for (let minutes = 8 * 60; minutes < 20 * 60; minutes += 10) {
          const causes = why({ practice, state, offers, now: NOW, at: at(minutes) });
          expect(causes.length).toBeGreaterThan(0);
          expect(causes.some(({ kind }) => kind === 'free')).toBe(offered.has(at(minutes)));
        }
      }),
      { numRuns: 25 },
    );
  });
});
