import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editCalendar } from '../../../src/core/agenda/edit/edit.ts';
import { isSame, letterCalendars } from '../../../src/core/invitations/letter-calendars.ts';
import type { Telling } from '../../../src/core/invitations/told-by.ts';
import type { AgendaChange, CalendarFile } from '../../../src/domain/agenda.ts';
import type { Invitation } from '../../../src/domain/invitation.ts';
import type { LetterCalendar } from '../../../src/domain/letter.ts';
import { DAY, HOUR, MINUTE, type Span } from '../../../src/domain/time.ts';
import { address, aPractice, moment, NOW, ZONE } from '../../build/builders.ts';
import { instantOf, parsedEvents } from './parsed.ts';

const practice = aPractice();
const ANA = address('ana@example.org');
const at = (local: string): Span => ({ start: moment(local), end: moment(local) + 30 * MINUTE });

/** An agenda and what was told of it. */
function aHouse() {
  let text = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n';
  let known: readonly Invitation[] = [];
  let now = NOW;
  return {
    known: () => known,
    change: (change: AgendaChange): boolean => {
      now += HOUR;
      const edit = editCalendar(text, change, now, { zone: practice.zone, prodId: 'x' });
      if (edit.kind === 'edited') text = edit.text;
      return edit.kind === 'edited';
    },
    /** Another program writes the event anew. */
    renumber: (sequence: number | null): void => {
      text = text.replace(/SEQUENCE:\d+\r\n/, sequence === null ? '' : `SEQUENCE:${sequence}\r\n`);
    },
    tell: (events: readonly Telling[], to = ANA): readonly LetterCalendar[] => {
      const files: readonly CalendarFile[] = [{ name: 'a', text, practitioner: null, writable: true }];
      const tellings = { events, declined: null };
      const around = { files, known, practice, patient: 'p1', to, language: 'fr', now } as const;
      const { calendars, invitations } = letterCalendars({ tellings, ...around });
      const others = known.filter((one) => !invitations.some((other) => isSame(one, other)));
      known = [...others, ...invitations];
      return calendars;
    },
  };
}

const booking = (uid: string, span: Span): AgendaChange => {
  return {
    kind: 'book',
    file: 'a',
    uid,
    span,
    title: 'A.L.',
    patient: 'p1',
    status: 'CONFIRMED',
    zone: ZONE,
  };
};
const ref = (uid: string) => ({ file: 'a', uid, recurrenceId: null });
const news = (uid: string, span: Span | null): Telling => ({ uid, recurrenceId: null, span, as: 'news' });

describe('what a letter carries', () => {
  it('is one object of several new appointments, which are not asked about one by one', () => {
    const house = aHouse();
    const spans = ['2026-11-27T10:00', '2026-12-04T10:00', '2026-12-11T10:00'].map(at);
    for (const [place, span] of spans.entries()) house.change(booking(`u${place}`, span));
    const calendars = house.tell(spans.map((span, place) => news(`u${place}`, span)));
    expect(calendars.map(({ method }) => method)).toEqual(['PUBLISH']);
    const events = parsedEvents(calendars[0]?.text ?? '');
    expect(events.map(({ startDate }) => instantOf(startDate))).toEqual(spans.map(({ start }) => start));
    expect(house.known().map(({ state }) => state)).toEqual(['invited', 'invited', 'invited']);
  });

  it('takes several appointments out one by one, since a CANCEL is of one', () => {
    const house = aHouse();
    const spans = ['2026-11-27T10:00', '2026-12-04T10:00'].map(at);
    for (const [place, span] of spans.entries()) house.change(booking(`u${place}`, span));
    house.tell(spans.map((span, place) => news(`u${place}`, span)));
    for (const [place, from] of spans.entries())
      house.change({ kind: 'cancel', ref: ref(`u${place}`), from });
    expect(house.tell([news('u0', null), news('u1', null)]).map(({ method }) => method)).toEqual([
      'CANCEL',
      'CANCEL',
    ]);
  });

  it('leaves out what does not stand where the letter says, and what another address was told', () => {
    const house = aHouse();
    house.change(booking('u', at('2026-11-27T10:00')));
    expect(house.tell([news('u', at('2026-11-27T10:30'))])).toEqual([]);
    expect(house.tell([news('u', at('2026-11-27T10:00'))])).toHaveLength(1);
    expect(house.tell([news('u', null)])).toEqual([]);
    house.change({ kind: 'move', ref: ref('u'), from: at('2026-11-27T10:00'), to: at('2026-11-30T09:00') });
    expect(house.tell([news('u', at('2026-11-30T09:00'))], address('bea@example.org'))).toEqual([]);
    expect(house.known()).toMatchObject([{ to: ANA, start: moment('2026-11-27T10:00') }]);
  });
});

describe('whatever happens to an appointment', () => {
  type Step =
    | { readonly do: 'move'; readonly slot: number }
    | { readonly do: 'again' | 'confirm' }
    | { readonly do: 'hand'; readonly sequence: number | null };
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constant('move' as const), slot: fc.nat(400) }),
    fc.record({ do: fc.constantFrom('again', 'confirm') }),
    fc.record({ do: fc.constant('hand' as const), sequence: fc.option(fc.nat(20)) }),
  );
  const slotAt = (slot: number): Span => {
    const start = moment('2026-11-25T08:00') + Math.floor(slot / 20) * 9 * DAY + (slot % 20) * 30 * MINUTE;
    return { start, end: start + 30 * MINUTE };
  };
  type House = ReturnType<typeof aHouse>;

  /** Does a step in the agenda; where the appointment stands now, and what a letter carries of it. */
  function did(house: House, one: Step, span: Span): readonly [Span, readonly LetterCalendar[]] {
    if (one.do === 'hand') {
      house.renumber(one.sequence);
      return [span, []];
    }
    if (one.do === 'move') {
      const to = slotAt(one.slot);
      const stands = house.change({ kind: 'move', ref: ref('u'), from: span, to }) ? to : span;
      return [stands, house.tell([news('u', stands)])];
    }
    house.change({ kind: 'confirm', ref: ref('u'), from: span });
    return [span, house.tell([{ ...news('u', span), as: one.do === 'again' ? 'news' : 'again' }])];
  }

  it('the patient’s calendar hears rising numbers and, last, where it stands', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.array(step, { maxLength: 12 }), fc.boolean(), (first, steps, ends) => {
        const house = aHouse();
        let span = slotAt(first);
        house.change(booking('u', span));
        const letters = [house.tell([news('u', span)])];
        for (const one of steps) {
          const [stands, calendars] = did(house, one, span);
          span = stands;
          letters.push(calendars);
        }
        if (ends) {
          house.change({ kind: 'cancel', ref: ref('u'), from: span });
          letters.push(house.tell([news('u', null)]));
        }
        const heard = letters.flat().flatMap(sayingsOf);
        for (const [place, { sequence, says }] of heard.slice(1).entries()) {
          const before = heard[place];
          if (says === before?.says) expect(sequence).toBe(before.sequence);
          else expect(sequence).toBeGreaterThan(before?.sequence ?? -1);
        }
        expect(heard.at(-1)?.says).toBe(`${ends ? 'CANCEL' : 'REQUEST'} ${span.start}`);
      }),
      { numRuns: 300 },
    );
  });

  function sayingsOf({ method, text }: LetterCalendar) {
    return parsedEvents(text).map(({ sequence, startDate }) => {
      return { sequence, says: `${method} ${instantOf(startDate)}` };
    });
  }
});
