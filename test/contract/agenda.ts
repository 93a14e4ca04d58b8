import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expand } from '../../src/core/agenda/expand.ts';
import type { AgendaChange } from '../../src/domain/agenda.ts';
import type { Agenda } from '../../src/ports.ts';
import { ZONE } from '../build/builders.ts';
import { aSpan, calendarText, eventText, times } from '../core/agenda/calendars.ts';

/** The calendars a made agenda begins with; `Feed` may not be written. */
export const BEGINNING: readonly {
  readonly name: string;
  readonly text: string;
  readonly writable: boolean;
}[] = [
  { name: 'Marie', text: calendarText(anEvent('20261126T090000')), writable: true },
  { name: 'Paul', text: calendarText(anEvent('20261126T110000')), writable: true },
  { name: 'Feed', text: calendarText(anEvent('20261126T150000')), writable: false },
];

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

    it('is unreadable rather than empty, and is not written then', async () => {
      const before = await version();
      await made.spoil();
      expect((await made.agenda.read()).kind).toBe('unreadable');
      expect(await made.agenda.apply([move], before)).toMatchObject({ kind: 'failed', retry: true });
    });
  });
}
