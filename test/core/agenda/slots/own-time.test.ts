import { describe, expect, it } from 'vitest';
import { agendaView } from '../../../../src/core/agenda/view.ts';
import { refOf } from '../../../../src/core/policy/ref.ts';
import { choose } from '../../../../src/core/policy/requests/choose.ts';
import { fittingSlot } from '../../../../src/core/waiting-list/fitting-slot.ts';
import type { CalendarFile } from '../../../../src/domain/agenda.ts';
import type { Practice } from '../../../../src/domain/practice.ts';
import type { SlotQuery } from '../../../../src/domain/situation.ts';
import { toLocal } from '../../../../src/domain/time.ts';
import { newEntry } from '../../../../src/domain/waiting.ts';
import {
  aMemory,
  anAgenda,
  anAppointment,
  anOffer,
  aPatient,
  aPractice,
  aRequest,
  aSituation,
  aSlot,
  aWish,
  moment,
  NOW,
  ZONE,
} from '../../../build/builders.ts';
import { aFile, calendarText, eventText } from '../calendars.ts';

const usual = aPractice();
const [someone] = usual.practitioners;
const [type] = usual.slotTypes;

/** Anne and Bruno under one roof. */
function theHouse(different: Partial<Practice['slotTypes'][0]> = {}): Practice {
  return {
    ...usual,
    practitioners: [
      { ...someone, id: 'anne', agenda: 'anne' },
      { ...someone, id: 'bruno', agenda: 'bruno' },
    ],
    slotTypes: [{ ...type, ...different }],
    agenda: { ...usual.agenda, sources: [], maxAge: 10_000 },
  };
}

const at = (time: string) =>
  eventText(
    'UID:own',
    `DTSTART;TZID=${ZONE}:20261126T${time}`,
    'DURATION:PT30M',
    `CATEGORIES:${type.id}`,
    'X-PRACTICE-PATIENT:p1',
  );

/** Ana's view: she has ten o'clock on Thursday with Anne. */
function hers(practice: Practice) {
  const file = (name: string, lines: readonly string[]): CalendarFile =>
    aFile(calendarText(lines), { name, practitioner: name });
  return agendaView({
    state: {
      kind: 'readable',
      files: [file('anne', at('100000')), file('bruno', [])],
      ...{ version: 'v', readAt: NOW },
    },
    ...{ practice, now: NOW, patient: aPatient(), patients: [aPatient()], offers: [], lastEventCount: null },
  });
}

function offered(practice: Practice, practitioner: string, more: Partial<SlotQuery> = {}) {
  const wishes = [aWish('2026-11-26T09:30', '2026-11-26T11:00')];
  const query = { wishes, type: type.id, practitioner, firstVisit: false, count: 20, ...more };
  return hers(practice)
    .slots(query)
    .map(({ start }) => toLocal(start, ZONE).slice(11));
}

describe('what a patient has already', () => {
  it('is no time for them with somebody else', () => {
    expect(offered(theHouse({ step: 30 }), 'bruno')).toEqual(['09:30', '10:30']);
  });

  it('is no time for them in a group with places left', () => {
    expect(offered(theHouse({ step: 30, capacity: 3 }), 'anne')).toEqual(['09:30', '10:30']);
  });

  it('is not offered as another time for itself, and else is not in its own way', () => {
    const practice = theHouse({ step: 15, capacity: 3 });
    const [own] = hers(practice).appointments;
    if (own === undefined) throw new Error('no appointment');
    expect(offered(practice, 'anne', { moving: refOf(own) })).toEqual(['09:30', '09:45', '10:15', '10:30']);
    expect(offered(practice, 'anne')).toEqual(['09:30', '10:30']);
  });

  it('keeps them from taking an offered time beside it', () => {
    const offer = anOffer([aSlot('2026-11-26T10:00')]);
    const situation = aSituation({
      agenda: anAgenda({ appointments: [anAppointment('2026-11-26T09:45')] }),
      memory: aMemory({ openOffers: [offer], answeredOffer: offer }),
    });
    const asked = { situation, request: aRequest('choose', { choice: 1 }), patient: aPatient() };
    expect(choose(asked).actions.filter(({ kind }) => kind === 'book')).toEqual([]);
    const free = { ...situation, agenda: anAgenda() };
    expect(choose({ ...asked, situation: free }).actions[0]).toMatchObject({ kind: 'book' });
  });

  it('is not offered to them from the waiting list', () => {
    const slot = { ...aSlot('2026-11-26T10:00'), practitioner: 'bruno' };
    const entry = newEntry({ patient: 'p1', since: NOW });
    const freed = { id: 'f', practitioner: 'bruno', seen: NOW, cleared: false, state: 'open' as const };
    const sought = (start: string) => {
      const view = { slots: () => [slot], appointments: [anAppointment(start)] };
      const span = { start: slot.start, end: slot.end };
      return fittingSlot({ entry, freed: { ...freed, ...span }, view, practice: theHouse(), now: NOW });
    };
    expect(sought('2026-11-26T10:15')).toBe(null);
    expect(sought('2026-11-26T11:00')).toMatchObject({ slot: { start: moment('2026-11-26T10:00') } });
  });

  it('keeps a planned series off its day, with the same practitioner', () => {
    const planned = (practitioner: string) =>
      hers(theHouse()).series({
        ...{ count: 1, perWeek: 1, everyWeeks: 1, from: null, minGapDays: 1, skipHolidays: false },
        ...{ wishes: [aWish('2026-11-26T10:00', '2026-11-26T12:00')], type: type.id, practitioner },
      }).sessions;
    expect(planned('anne').map(({ start }) => toLocal(start, ZONE).slice(0, 10))).toEqual(['2026-11-25']);
    expect(planned('bruno').map(({ start }) => toLocal(start, ZONE))).toEqual(['2026-11-26T10:30']);
  });
});
