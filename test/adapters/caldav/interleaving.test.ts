import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expand } from '../../../src/core/agenda/recurrence/expand.ts';
import type { AgendaChange } from '../../../src/domain/agenda.ts';
import { ZONE } from '../../build/builders.ts';
import { aFile, aSpan, calendarText, eventText } from '../../core/agenda/calendars.ts';
import { type PutFault, startCaldavFake } from '../../fakes/caldav-server.ts';
import { anAgendaAt } from './a-calendar.ts';

const HOURS = ['09', '10', '11', '12', '13', '14'] as const;
const spanAt = (hour: string) => aSpan(`2026-11-26T${hour}:00`, `2026-11-26T${hour}:30`);

/** An appointment as another program writes it; each of its edits leaves a mark of its own. */
function theirs(hour: string, mark: string): string {
  return calendarText(
    eventText(
      'UID:a',
      'DTSTAMP:20261101T000000Z',
      `DTSTART;TZID=Europe/Paris:20261126T${hour}0000`,
      'DURATION:PT30M',
      `X-THEIR-EDIT:${mark}`,
    ),
  );
}

function booking(uid: string, hour: string): AgendaChange {
  return {
    kind: 'book',
    file: 'Marie',
    uid,
    span: spanAt(hour),
    title: 'A.L.',
    patient: 'p1',
    status: 'CONFIRMED',
    zone: ZONE,
  };
}

type Step =
  | { readonly who: 'we move'; readonly to: string }
  | { readonly who: 'we book'; readonly uid: string; readonly hour: string }
  | { readonly who: 'they move'; readonly to: string }
  | { readonly who: 'they delete ours' | 'they forget tokens' };

const hour = fc.constantFrom(...HOURS);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ who: fc.constant('we move' as const), to: hour }),
  fc.record({ who: fc.constant('we book' as const), uid: fc.constantFrom('c-1', 'c-2'), hour }),
  fc.record({ who: fc.constant('they move' as const), to: hour }),
  fc.record({ who: fc.constantFrom('they delete ours' as const, 'they forget tokens' as const) }),
);
const fault = fc.option(
  fc.constantFrom<PutFault>('lost-after', 'lost-before', 'error-after', 'error-before'),
  { freq: 2 },
);
/** At which of our requests they come in between. */
const meddling = fc.array(fc.record({ at: fc.integer({ min: 0, max: 40 }), to: hour }), { maxLength: 4 });
const quirks = fc.record({
  noSync: fc.boolean(),
  noCtag: fc.boolean(),
  noEtagAfterPut: fc.boolean(),
  badToken: fc.constantFrom(403, 500, 410, 409),
});

describe('a phone and we, in one calendar at the same time', () => {
  it('lose no edit of theirs, and make none of ours twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.array(fault, { maxLength: 6 }),
        meddling,
        quirks,
        async (steps, faults, meddles, quirk) => {
          const server = await startCaldavFake(['Marie'], quirk);
          let mark = 0;
          let theirLast = '';
          const theyWrite = (to: string): void => {
            mark += 1;
            theirLast = `X-THEIR-EDIT:${mark}`;
            server.put('Marie', 'a.ics', theirs(to, String(mark)));
          };
          theyWrite('09');
          server.failPuts(...faults);
          let request = 0;
          server.before(() => {
            for (const { at, to } of meddles) if (at === request) theyWrite(to);
            request += 1;
          });
          const agenda = anAgendaAt(server.address('Marie'), { manners: { pauses: [0, 1] } });
          for (const one of steps) await take(one, { agenda, server, theyWrite });
          server.before(null);
          const now = server.text('Marie', 'a.ics') ?? '';
          expect(now).toContain(theirLast);
          const files = server
            .names('Marie')
            .map((name) => aFile(server.text('Marie', name) ?? '', { name }));
          const { occurrences } = expand(files, aSpan('2026-11-26T00:00', '2026-11-27T00:00'), ZONE);
          const uids = occurrences.map(({ uid }) => uid);
          expect(uids).toEqual([...new Set(uids)]);
          await server.close();
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);
});

interface Scene {
  readonly agenda: ReturnType<typeof anAgendaAt>;
  readonly server: Awaited<ReturnType<typeof startCaldavFake>>;
  readonly theyWrite: (to: string) => void;
}

/** One step; what we are told must be what is there. */
async function take(one: Step, { agenda, server, theyWrite }: Scene): Promise<void> {
  switch (one.who) {
    case 'they move':
      return theyWrite(one.to);
    case 'they delete ours':
      for (const name of server.names('Marie')) if (name !== 'a.ics') server.remove('Marie', name);
      return;
    case 'they forget tokens':
      return server.forgetTokens();
    case 'we book':
    case 'we move':
      return weChange(one, { agenda, server });
  }
}

async function weChange(
  one: Extract<Step, { who: 'we book' | 'we move' }>,
  { agenda, server }: Pick<Scene, 'agenda' | 'server'>,
): Promise<void> {
  const state = await agenda.read();
  if (state.kind === 'unreadable') return;
  const change = one.who === 'we book' ? booking(one.uid, one.hour) : moveIn(state.files, one.to);
  if (change === null) return;
  const wasOurs = isOurs(server);
  const { kind } = await agenda.apply([change], state.version);
  if (kind === 'done' && one.who === 'we book') expect(server.names('Marie')).toContain(`${one.uid}.ics`);
  if ((kind === 'failed' || kind === 'stale') && !wasOurs) expect(isOurs(server)).toBe(false);
}

function isOurs(server: Scene['server']): boolean {
  return (server.text('Marie', 'a.ics') ?? '').includes('LAST-MODIFIED');
}

function moveIn(files: Parameters<typeof expand>[0], to: string): AgendaChange | null {
  const { occurrences } = expand(files, aSpan('2026-11-26T00:00', '2026-11-27T00:00'), ZONE);
  const found = occurrences.find(({ uid }) => uid === 'a');
  if (found === undefined || found.start === spanAt(to).start) return null;
  const { start, end, file, uid } = found;
  return { kind: 'move', ref: { file, uid, recurrenceId: null }, from: { start, end }, to: spanAt(to) };
}
