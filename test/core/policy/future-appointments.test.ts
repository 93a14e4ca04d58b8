import { describe, expect, it } from 'vitest';
import { seriesUid } from '../../../src/core/agenda/series/series-uid.ts';
import { hasEnough } from '../../../src/core/policy/future-appointments.ts';
import { book } from '../../../src/core/policy/requests/book.ts';
import { toLocal } from '../../../src/domain/time.ts';
import {
  anAgenda,
  anAppointment,
  aPatient,
  aPractice,
  aRequest,
  aSituation,
  aSlot,
  ZONE,
} from '../../build/builders.ts';

const usual = aPractice();
const practice = { ...usual, booking: { ...usual.booking, maxFuture: 2 } };
const days = ['26', '27', '30'].map((day) => `2026-11-${day}T10:00`);
const single = days.map((day) => anAppointment(day));
const planned = days.map((day, place) => anAppointment(day, { uid: seriesUid('c-00000000000a', place + 1) }));
const repeating = single.map(({ patient, occurrence }) => ({
  patient,
  occurrence: { ...occurrence, uid: 'weekly', recurrenceId: toLocal(occurrence.start, ZONE) },
}));

describe('how many appointments a patient may have ahead', () => {
  it('is as many as the practice says', () => {
    expect(hasEnough(single.slice(0, 1), practice)).toBe(false);
    expect(hasEnough(single.slice(0, 2), practice)).toBe(true);
  });

  it('counts no date of a series, whoever made it', () => {
    expect(hasEnough([...planned, ...single.slice(0, 1)], practice)).toBe(false);
    expect(hasEnough([...repeating, ...single.slice(0, 1)], practice)).toBe(false);
  });

  it('leaves somebody in a series free to ask for one more', () => {
    const slots = () => [aSlot('2026-12-01T10:00')];
    const asked = (appointments: typeof planned) => ({
      situation: aSituation({ practice, agenda: anAgenda({ appointments, slots }) }),
      request: aRequest('book'),
      patient: aPatient(),
    });
    expect(book(asked(planned)).human).toBe(null);
    expect(book(asked(single)).human).toEqual({ code: 'too-many-appointments' });
  });
});
