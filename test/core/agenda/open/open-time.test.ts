import { describe, expect, it } from 'vitest';
import { explainWhy } from '../../../../src/core/agenda/slots/explain-why.ts';
import { why } from '../../../../src/core/agenda/slots/why.ts';
import { agendaView } from '../../../../src/core/agenda/view.ts';
import type { CalendarFile } from '../../../../src/domain/agenda.ts';
import type { MinuteRange, Practice, SlotType, WeekHours } from '../../../../src/domain/practice.ts';
import { parseLocalDate, toLocal } from '../../../../src/domain/time.ts';
import { aPractice, aWish, moment, NOW, ZONE } from '../../../build/builders.ts';
import { aFile, calendarText, eventText } from '../calendars.ts';

const week = (...ranges: readonly MinuteRange[]): WeekHours => ({
  1: ranges,
  2: ranges,
  3: ranges,
  4: ranges,
  5: ranges,
  6: [],
  7: [],
});
const MORNING: MinuteRange = [540, 720];
const day = (text: string) => parseLocalDate(text) ?? (text as never);

interface Different {
  readonly practitioner?: Partial<Practice['practitioners'][0]>;
  readonly type?: Partial<SlotType>;
  readonly agenda?: Partial<Practice['agenda']>;
  readonly practice?: Partial<Practice>;
}

/** Marie, every morning from nine to twelve, one hour a patient. */
function theCabinet({ practitioner, type, agenda, practice: other }: Different): Practice {
  const practice = aPractice();
  const [someone] = practice.practitioners;
  const [usual] = practice.slotTypes;
  return {
    ...practice,
    practitioners: [{ ...someone, id: 'marie', hours: week(MORNING), agenda: 'Marie', ...practitioner }],
    slotTypes: [{ ...usual, id: 'usual', duration: 60, step: 60, ...type }],
    agenda: { ...practice.agenda, sources: [], maxAge: 10_000, ...agenda },
    ...other,
  };
}

/** Clock times that can be given on a day. */
function free(
  date: string,
  different: Different,
  lines: readonly string[] = [],
  more: Partial<CalendarFile> = {},
) {
  const view = agendaView({
    state: { kind: 'readable', files: [aFile(calendarText(lines), more)], version: 'v', readAt: NOW },
    practice: theCabinet(different),
    now: NOW,
    patient: null,
    patients: [],
    offers: [],
    lastEventCount: null,
  });
  const slots = view.slots({
    wishes: [aWish(`${date}T00:00`, `${date}T23:59`)],
    type: 'usual',
    practitioner: null,
    firstVisit: false,
    count: 50,
  });
  return slots.map(({ start }) => toLocal(start, ZONE).slice(11));
}

function causes(at: string, different: Different, lines: readonly string[] = []): readonly string[] {
  const practice = theCabinet(different);
  const state = { kind: 'readable', files: [aFile(calendarText(lines))], version: 'v', readAt: NOW } as const;
  return why({ practice, state, offers: [], now: NOW, at: moment(at) }).map((cause) =>
    explainWhy(cause, { ...practice, programLanguage: 'fr' }),
  );
}

const event = (uid: string, from: string, to: string, ...more: readonly string[]) =>
  eventText(`UID:${uid}`, `DTSTART;TZID=${ZONE}:${from}`, `DTEND;TZID=${ZONE}:${to}`, ...more);

describe('open time', () => {
  it('has other hours in the school holidays and in the summer', () => {
    const seasons = [
      { season: { kind: 'school-holidays' }, hours: week([600, 720]) },
      { season: { kind: 'dates', from: day('2027-01-11'), to: day('2027-01-15') }, hours: week([540, 600]) },
    ] as const;
    const schoolHolidays = [{ from: day('2026-12-19'), to: day('2027-01-03') }];
    const different = { practitioner: { seasons }, practice: { schoolHolidays } };
    expect(free('2026-12-18', different)).toEqual(['09:00', '10:00', '11:00']);
    expect(free('2026-12-21', different)).toEqual(['10:00', '11:00']);
    expect(free('2027-01-12', different)).toEqual(['09:00']);
  });

  it('closes a day alone between a holiday and a weekend where bridge days are kept', () => {
    // 11 November 2027 is a Thursday.
    const practice = { booking: { ...aPractice().booking, horizon: 400 } };
    expect(free('2027-11-12', { practice })).toHaveLength(3);
    expect(free('2027-11-12', { practice: { ...practice, bridgeDays: true } })).toEqual([]);
    expect(causes('2027-11-12T09:00', { practice: { ...practice, bridgeDays: true } })).toEqual([
      'pont : un jour seul entre un jour férié et un week-end',
    ]);
  });

  it('gives an assessment on Monday morning only, and says so', () => {
    const hours = { ...week(), 1: [[540, 660]] as const };
    expect(free('2026-11-30', { type: { hours } })).toEqual(['09:00', '10:00']);
    expect(free('2026-12-01', { type: { hours } })).toEqual([]);
    expect(causes('2026-12-01T09:00', { type: { hours } })).toEqual([
      'ouvert, mais pas pour « usual » ce jour-là',
    ]);
  });

  it('gives a kind of appointment with its own practitioners only', () => {
    expect(free('2026-11-30', { type: { practitioners: ['paul'] } })).toEqual([]);
  });

  it('gives nothing in the absence of a practitioner, and something with who is declared to stand in', () => {
    const days = { from: day('2026-11-30'), to: day('2026-12-04') };
    const closures = [{ ...days, reason: 'congés' }];
    const stand = (bookable: boolean) => ({ replacements: [{ ...days, name: 'Jean Exemple', bookable }] });
    expect(free('2026-12-01', { practitioner: { closures } })).toEqual([]);
    expect(free('2026-12-01', { practitioner: { closures, ...stand(false) } })).toEqual([]);
    expect(free('2026-12-01', { practitioner: { closures, ...stand(true) } })).toHaveLength(3);
    expect(causes('2026-12-01T09:00', { practitioner: { closures, ...stand(false) } })).toEqual([
      "remplacement par Jean Exemple : le programme n'y donne pas de rendez-vous",
    ]);
  });
});

describe('ranges that the agenda marks open', () => {
  const openMarks = [{ word: 'ouvert', types: null, capacity: null }];
  const marked = event('m', '20261128T140000', '20261128T160000', 'SUMMARY:Ouvert samedi');

  it('are the only open ones, on a Saturday too', () => {
    expect(free('2026-11-28', { agenda: { openMarks } }, marked)).toEqual(['14:00', '15:00']);
    expect(free('2026-11-30', { agenda: { openMarks } }, marked)).toEqual([]);
    expect(causes('2026-11-30T09:00', { agenda: { openMarks } }, marked)).toEqual([
      "aucune plage ouverte n'est marquée à ce moment dans l'agenda",
    ]);
  });

  it.each([
    ['a patient’s appointment', ['X-PRACTICE-PATIENT:p1']],
    ['an invitation of somebody', ['ATTENDEE:mailto:ana@example.org']],
    ['what is not certain', ['STATUS:TENTATIVE']],
    ['a longer word', []],
  ])('are not made by %s', (name, more) => {
    const summary = name === 'a longer word' ? 'SUMMARY:Ouverture du local' : 'SUMMARY:ouvert';
    const lines = event('m', '20261128T140000', '20261128T160000', summary, ...more);
    expect(free('2026-11-28', { agenda: { openMarks } }, lines)).toEqual([]);
  });

  it('are not made by a feed that is only read', () => {
    const sources = [
      { kind: 'files', name: 'Marie', path: 'm.ics', practitioner: null, writable: false },
    ] as const;
    expect(free('2026-11-28', { agenda: { openMarks, sources } }, marked)).toEqual([]);
  });

  it('hold as many patients as they say', () => {
    const three = [{ word: 'ouvert', types: ['usual'], capacity: 2 }];
    const one = event('a', '20261128T140000', '20261128T150000', 'CATEGORIES:usual');
    const two = event('b', '20261128T140000', '20261128T150000', 'CATEGORIES:usual');
    expect(free('2026-11-28', { agenda: { openMarks: three } }, [...marked, ...one])).toEqual([
      '14:00',
      '15:00',
    ]);
    expect(free('2026-11-28', { agenda: { openMarks: three } }, [...marked, ...one, ...two])).toEqual([
      '15:00',
    ]);
  });
});

describe('an event with a start and no end', () => {
  it.each([[[]], [['DTEND;TZID=Europe/Paris:20261130T100000']]])('takes one usual slot (%s)', (end) => {
    const lines = eventText('DTSTART;TZID=Europe/Paris:20261130T100000', ...end);
    expect(free('2026-11-30', {}, lines)).toEqual(['09:00', '11:00']);
    expect(free('2026-11-30', {}, eventText(...lines.slice(2, -1), 'TRANSP:TRANSPARENT'))).toContain('10:00');
  });
});

describe('a group', () => {
  const type = { capacity: 2 };
  const place = (uid: string) => event(uid, '20261130T090000', '20261130T100000', 'CATEGORIES:usual');

  it('has a place left until as many come as it holds', () => {
    expect(free('2026-11-30', { type }, place('a'))).toEqual(['09:00', '10:00', '11:00']);
    expect(free('2026-11-30', { type }, [...place('a'), ...place('b')])).toEqual(['10:00', '11:00']);
    expect(causes('2026-11-30T09:00', { type }, [...place('a'), ...place('b')])).toEqual([
      'groupe complet : 2 places pour « usual »',
    ]);
  });

  it('is taken whole by whatever is not one of its places', () => {
    const other = event('x', '20261130T090000', '20261130T093000', 'SUMMARY:Réunion');
    expect(free('2026-11-30', { type }, other)).toEqual(['10:00', '11:00']);
  });
});

describe('what is kept for urgencies or lies at a patient’s home', () => {
  it('is not given, even where the event says that it is free', () => {
    const agenda = { reservedWords: ['urgence'] };
    const lines = event('u', '20261130T100000', '20261130T110000', 'SUMMARY:Urgence', 'TRANSP:TRANSPARENT');
    expect(free('2026-11-30', {}, lines)).toEqual(['09:00', '10:00', '11:00']);
    expect(free('2026-11-30', { agenda }, lines)).toEqual(['09:00', '11:00']);
    expect(causes('2026-11-30T10:00', { agenda }, lines)).toEqual([
      '10:00–11:00  réservé aux urgences : « Urgence » (Marie, ligne 4)',
    ]);
  });

  it('takes the way there and back too', () => {
    const agenda = { homeVisits: { words: ['domicile'], travel: 20 } };
    const lines = event('h', '20261130T100000', '20261130T103000', 'SUMMARY:Domicile A.L.');
    const type = { duration: 30, step: 30 };
    expect(free('2026-11-30', { agenda, type }, lines)).toEqual(['09:00', '11:00', '11:30']);
    expect(causes('2026-11-30T10:40', { agenda, type }, lines)).toEqual([
      'trajet : 20 min avant et après « Domicile A.L. » (10:00–10:30)',
    ]);
  });
});

describe('a calendar that tells its availability (RFC 7953)', () => {
  const availability = (own: readonly string[], ...available: readonly (readonly string[])[]) => [
    'BEGIN:VAVAILABILITY',
    'UID:v@example.org',
    ...own,
    ...available.flatMap((lines) => ['BEGIN:AVAILABLE', 'UID:v1@example.org', ...lines, 'END:AVAILABLE']),
    'END:VAVAILABILITY',
  ];
  const tuesdays = [
    `DTSTART;TZID=${ZONE}:20261201T140000`,
    `DTEND;TZID=${ZONE}:20261201T160000`,
    'RRULE:FREQ=WEEKLY',
  ];

  it('is open then and not in the usual hours', () => {
    const lines = availability([], tuesdays);
    expect(free('2026-12-08', {}, lines)).toEqual(['14:00', '15:00']);
    expect(free('2026-12-09', {}, lines)).toEqual([]);
    expect(causes('2026-12-09T09:00', {}, lines)).toEqual([
      "hors des disponibilités écrites dans l'agenda (VAVAILABILITY)",
    ]);
  });

  it('keeps to the usual hours outside the time it speaks of', () => {
    const own = [`DTSTART;TZID=${ZONE}:20261201T000000`, `DTEND;TZID=${ZONE}:20261202T000000`];
    const lines = availability(own, tuesdays);
    expect(free('2026-12-01', {}, lines)).toEqual(['14:00', '15:00']);
    expect(free('2026-12-02', {}, lines)).toEqual(['09:00', '10:00', '11:00']);
  });

  it('follows the more important of two', () => {
    const closed = availability(['PRIORITY:1', `DTSTART;TZID=${ZONE}:20261208T000000`, 'DURATION:P1D']);
    const lines = [...availability(['PRIORITY:5'], tuesdays), ...closed];
    expect(free('2026-12-08', {}, lines)).toEqual([]);
    expect(free('2026-12-15', {}, lines)).toEqual(['14:00', '15:00']);
  });

  it('opens nothing when it is not understood', () => {
    const lines = availability([], [...tuesdays.slice(0, 2), 'RRULE:FREQ=SOMETIMES']);
    expect(free('2026-12-01', {}, lines)).toEqual([]);
  });

  it('opens nothing from somebody else’s calendar', () => {
    const lines = availability([], tuesdays);
    expect(free('2026-12-09', {}, lines, { name: 'Other' })).toEqual(['09:00', '10:00', '11:00']);
  });
});

describe('a wish that can’t be met', () => {
  it('is answered with the nearest times, nothing that was ruled out among them', () => {
    const view = agendaView({
      state: { kind: 'readable', files: [aFile(calendarText([]))], version: 'v', readAt: NOW },
      practice: theCabinet({}),
      now: NOW,
      patient: null,
      patients: [],
      offers: [],
      lastEventCount: null,
    });
    const slots = view.slots({
      wishes: [
        aWish('2026-12-02T14:00', '2026-12-02T18:00'),
        aWish('2026-12-01T00:00', '2026-12-02T00:00', { include: false }),
      ],
      type: 'usual',
      practitioner: null,
      firstVisit: false,
      count: 3,
      nearest: true,
    });
    expect(slots.map(({ start }) => toLocal(start, ZONE))).toEqual([
      '2026-11-30T11:00',
      '2026-12-02T11:00',
      '2026-12-03T11:00',
    ]);
  });
});
