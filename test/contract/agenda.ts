import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesOf } from '../../src/core/agenda/edit/change-of.ts';
import { holdUid } from '../../src/core/agenda/marks.ts';
import { expand } from '../../src/core/agenda/recurrence/expand.ts';
import { type AgendaChange, isOfSource } from '../../src/domain/agenda.ts';
import type { Agenda } from '../../src/ports/world.ts';
import { aPractice, ZONE } from '../build/builders.ts';
import { aSpan, calendarText, eventText, times } from '../core/agenda/calendars.ts';

/** The calendars a made agenda begins with; `Feed` may not be written, and `Nour` has no event. */
export const BEGINNING: readonly {
  readonly name: string;
  readonly text: string;
  readonly writable: boolean;
}[] = [
  { name: 'Marie', text: calendarText(anEvent('20261126T090000')), writable: true },
  { name: 'Paul', text: calendarText(anEvent('20261126T110000')), writable: true },
  { name: 'Feed', text: calendarText(anEvent('20261126T150000')), writable: false },
  { name: 'Nour', text: calendarText([]), writable: true },
];

/** A practice in which each of these calendars is a practitioner's own; ids are the names in lower case. */
export const FOUR = aPractice({
  practitioners: [someoneOf('Marie'), someoneOf('Paul'), someoneOf('Feed'), someoneOf('Nour')],
  agenda: {
    ...aPractice().agenda,
    sources: BEGINNING.map(({ name, writable }) => ({
      ...{ kind: 'files', name, path: '', practitioner: name.toLowerCase(), writable },
    })),
  },
});

function someoneOf(agenda: string) {
  return { ...aPractice().practitioners[0], id: agenda.toLowerCase(), name: `Dr ${agenda}`, agenda };
}

function anEvent(start: string): readonly string[] {
  return eventText(`DTSTART;TZID=Europe/Paris:${start}`, 'DURATION:PT30M', 'SUMMARY:A.L.');
}

export interface MadeAgenda {
  readonly agenda: Agenda;
  /** Somebody else writes a calendar. */
  readonly rewrite: (name: string, text: string) => Promise<void>;
  /** The first calendar can no longer be read. */
  readonly spoil: () => Promise<void>;
  readonly release: () => Promise<void>;
}

const NINE = aSpan('2026-11-26T09:00', '2026-11-26T09:30');
const TEN = aSpan('2026-11-26T10:00', '2026-11-26T10:30');
const ELEVEN = aSpan('2026-11-26T11:00', '2026-11-26T11:30');
const THREE = aSpan('2026-11-26T15:00', '2026-11-26T15:30');
const refIn = (file: string) => ({ file, uid: 'a@example.org', recurrenceId: null });
const FOUR_PM = aSpan('2026-11-26T16:00', '2026-11-26T16:30');
const move: AgendaChange = { kind: 'move', ref: refIn('Marie'), from: NINE, to: TEN };
const cancel = { kind: 'cancel', ref: refIn('Paul'), from: ELEVEN } as const satisfies AgendaChange;

/** Every promise of the `Agenda` port, for each adapter that claims to be one. */
export function agendaContract(name: string, make: () => Promise<MadeAgenda>): void {
  describe(`${name} as the practice's agenda`, () => {
    let made: MadeAgenda;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.release());

    async function version(): Promise<string> {
      const state = await made.agenda.read();
      return state.kind === 'readable' ? state.version : 'unreadable';
    }

    async function shown(): Promise<readonly string[]> {
      const state = await made.agenda.read();
      if (state.kind === 'unreadable') return [state.sentence];
      const { occurrences } = expand(state.files, aSpan('2026-11-26T00:00', '2026-11-27T00:00'), ZONE);
      return times(occurrences.filter(({ status }) => status !== 'CANCELLED')).map((time) =>
        time.slice(11, 16),
      );
    }

    it('shows what stands in it, and the same version as long as nothing changes', async () => {
      expect(await shown()).toEqual(['09:00', '11:00', '15:00']);
      expect(await version()).toBe(await version());
    });

    it('makes all changes together', async () => {
      expect((await made.agenda.apply([move, cancel], await version())).kind).toBe('done');
      expect(await shown()).toEqual(['10:00', '15:00']);
    });

    it('has another version after a change', async () => {
      const before = await version();
      await made.agenda.apply([move], before);
      expect(await version()).not.toBe(before);
    });

    it('makes none when one of them cannot be made', async () => {
      const before = await version();
      const gone: AgendaChange = { ...cancel, from: THREE };
      expect((await made.agenda.apply([move, gone], before)).kind).toBe('stale');
      expect(await version()).toBe(before);
    });

    it('does nothing on an agenda that somebody else changed since', async () => {
      const before = await version();
      await made.rewrite('Paul', calendarText(anEvent('20261126T140000')));
      expect((await made.agenda.apply([move], before)).kind).toBe('stale');
      expect(await shown()).toEqual(['09:00', '14:00', '15:00']);
    });

    it('does the same thing once', async () => {
      const before = await version();
      await made.agenda.apply([move], before);
      expect((await made.agenda.apply([move], before)).kind).toBe('stale');
    });

    it('writes no feed, and will not try again', async () => {
      const change: AgendaChange = { kind: 'cancel', ref: refIn('Feed'), from: THREE };
      expect(await made.agenda.apply([change], await version())).toMatchObject({
        kind: 'failed',
        retry: false,
      });
      expect(await shown()).toContain('15:00');
    });

    it('knows no calendar that was not named', async () => {
      const change: AgendaChange = { ...cancel, ref: refIn('Nobody') };
      expect(await made.agenda.apply([change], await version())).toMatchObject({
        kind: 'failed',
        retry: false,
      });
    });

    /** Where the events with a UID stand, by the names of the sources. */
    async function placesOf(uid: string): Promise<readonly string[]> {
      const state = await made.agenda.read();
      if (state.kind === 'unreadable') return [state.sentence];
      const { occurrences } = expand(state.files, aSpan('2026-11-26T00:00', '2026-11-27T00:00'), ZONE);
      const found = occurrences.filter((one) => one.uid === uid && one.status !== 'CANCELLED');
      return found.map(
        ({ file }) => FOUR.agenda.sources.find(({ name }) => isOfSource(file, name))?.name ?? 'nowhere',
      );
    }

    async function carry(...actions: Parameters<typeof changesOf>[0]): Promise<string> {
      const changes = changesOf(actions, { practice: FOUR, patients: [] });
      if ('refused' in changes) return changes.refused;
      return (await made.agenda.apply(changes, await version())).kind;
    }

    const booking = (practitioner: string, uid: string) =>
      ({ kind: 'book', patient: 'p1', uid, slot: { ...FOUR_PM, practitioner, type: 'usual' } }) as const;

    it('books each appointment in the calendar of its own practitioner, be it empty or not', async () => {
      expect(await carry(booking('nour', 'c-1@practice-agent'))).toBe('done');
      expect(await carry(booking('paul', 'c-2@practice-agent'), booking('marie', 'c-3@practice-agent'))).toBe(
        'done',
      );
      expect(await placesOf('c-1@practice-agent')).toEqual(['Nour']);
      expect(await placesOf('c-2@practice-agent')).toEqual(['Paul']);
      expect(await placesOf('c-3@practice-agent')).toEqual(['Marie']);
      expect(await shown()).toEqual(['09:00', '11:00', '15:00', '16:00', '16:00', '16:00']);
    });

    it('closes a time and opens it again in the calendar of its own practitioner', async () => {
      const uid = 'closed-1@practice-agent';
      const closure = { kind: 'block', uid, practitioner: 'paul', span: FOUR_PM } as const;
      expect(await carry({ ...closure, as: 'closed' })).toBe('done');
      expect(await placesOf(uid)).toEqual(['Paul']);
      expect(await carry({ ...closure, as: 'open-again' })).toBe('done');
      expect(await placesOf(uid)).toEqual([]);
    });

    it('shows a kept time and leaves nothing behind when it is given back', async () => {
      const uids = [holdUid('o-1', 1), holdUid('o-2', 1)];
      for (const uid of [...uids, ...uids]) {
        const before = await eventsOf();
        const hold: AgendaChange = {
          ...{ kind: 'book', file: 'Nour', uid, span: FOUR_PM, title: 'A.L. ?', zone: ZONE },
          ...{ patient: null, status: 'TENTATIVE' },
        };
        expect((await made.agenda.apply([hold], await version())).kind).toBe('done');
        expect(await placesOf(uid)).toEqual(['Nour']);
        expect((await made.agenda.apply([await unholdOf(uid)], await version())).kind).toBe('done');
        expect(await eventsOf()).toEqual(before);
      }
    });

    /** Every file with its number of events: an emptied one left behind would show. */
    async function eventsOf(): Promise<readonly string[]> {
      const state = await made.agenda.read();
      if (state.kind === 'unreadable') return [state.sentence];
      return state.files.map(({ name, text }) => `${name} ${text.split('BEGIN:VEVENT').length - 1}`);
    }

    async function unholdOf(uid: string): Promise<AgendaChange> {
      const state = await made.agenda.read();
      const files = state.kind === 'readable' ? state.files : [];
      const file = files.find(({ text }) => text.includes(uid))?.name ?? 'nowhere';
      return { kind: 'unhold', ref: { file, uid, recurrenceId: null }, from: FOUR_PM };
    }

    it('books for nobody whose calendar may not be written, not even elsewhere', async () => {
      const before = await version();
      expect(await carry(booking('nour', 'c-1@practice-agent'), booking('feed', 'c-2@practice-agent'))).toBe(
        "Dr Feed n'a aucun agenda où ce programme peut écrire ; rien n'a été écrit. Indiquez-en un sous agenda.sources dans practice.yaml.",
      );
      expect(await version()).toBe(before);
    });

    it('is unreadable rather than empty, and is not written then', async () => {
      const before = await version();
      await made.spoil();
      expect((await made.agenda.read()).kind).toBe('unreadable');
      expect(await made.agenda.apply([move], before)).toMatchObject({ kind: 'failed', retry: true });
    });
  });
}
