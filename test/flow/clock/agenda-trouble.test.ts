import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../../src/adapters/store/memory/world.ts';
import { explain } from '../../../src/core/explain.ts';
import { agendaLook } from '../../../src/daemon/look-at.ts';
import type { CalendarFile } from '../../../src/domain/agenda.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';
import { onTick } from '../../../src/flow/clock/on-tick.ts';
import { aPractice, NOW } from '../../build/builders.ts';
import { anAgendaOf, aWorld } from '../../build/world.ts';

const practice = aPractice({ programLanguage: 'en' });
const TWENTY = Array.from({ length: 20 }, (_, day) => `2026-12-${String(day + 1).padStart(2, '0')}T10:00`);

async function tickAt(world: MemoryWorld, minutes: number): Promise<void> {
  world.turnClock(NOW + minutes * MINUTE);
  await onTick(world, practice);
}

async function told(world: MemoryWorld): Promise<readonly string[]> {
  const cases = await world.store.cases('waiting');
  return cases.map(({ reason }) => explain(reason, 'en'));
}

describe('an agenda that can’t be relied on', () => {
  it('is put before a human at once when it emptied, without any rule, once a day', async () => {
    const world = aWorld({ calendars: [anAgendaOf(...TWENTY)] });
    await tickAt(world, 0);
    world.replaceCalendars([anAgendaOf()]);
    await tickAt(world, 1);
    expect(await told(world)).toEqual([
      'The agenda can\'t be relied on, no time is given: "agenda": 0 coming events where there were 20; if that is meant: agent agenda accept agenda',
    ]);
    expect(world.raised).toMatchObject([
      { level: 'amber', sentence: 'The agenda suddenly emptied: no time is offered. See agent status.' },
    ]);
    for (const minutes of [2, 60, 300]) await tickAt(world, minutes);
    expect(await told(world)).toHaveLength(1);
    await tickAt(world, DAY / MINUTE);
    expect(await told(world)).toHaveLength(2);
  });

  it('is put before a human when it can’t be read for half an hour, and not for a moment', async () => {
    const world = aWorld();
    for (const from of [0, 100]) {
      world.suffer({ agenda: 'unreadable' });
      await tickAt(world, from);
      world.suffer({ agenda: 'none' });
      await tickAt(world, from + 1);
    }
    expect(await told(world)).toEqual([]);
    world.suffer({ agenda: 'unreadable' });
    for (const minutes of [200, 229]) await tickAt(world, minutes);
    expect(await told(world)).toEqual([]);
    for (const minutes of [230, 290]) await tickAt(world, minutes);
    expect(await told(world)).toHaveLength(1);
    expect(world.raised).toMatchObject([
      { level: 'amber', sentence: "The agenda can't be read: no time is offered." },
    ]);
  });

  it('shows its trouble in the status too', async () => {
    const world = aWorld({ calendars: [anAgendaOf()] });
    const lastEventCount = { agenda: { total: 20, singles: 20, last: null } };
    const { trouble } = await agendaLook(() => NOW)(world.agenda, { practice, lastEventCount });
    expect(trouble).toMatch(/^"agenda": 0 coming events where there were 20/);
  });
});

/** An agenda with events whose rule nobody understands. */
function withOddRules(count: number): CalendarFile {
  const odd = Array.from({ length: count }, (_, number) =>
    [
      'BEGIN:VEVENT',
      `UID:odd-${number}`,
      'DTSTART;TZID=Europe/Paris:20260105T120000',
      'DURATION:PT1H',
      'RRULE:FREQ=OFTEN',
      'END:VEVENT',
    ].join('\r\n'),
  );
  const file = anAgendaOf('2026-11-26T17:00');
  return { ...file, text: file.text.replace('END:VCALENDAR', `${odd.join('\r\n')}\r\nEND:VCALENDAR`) };
}

describe('what the agenda holds and nobody understands', () => {
  it('is put before a human with file, line and sentence, once', async () => {
    const world = aWorld({ calendars: [withOddRules(1)] });
    for (const minutes of [0, 1, DAY / MINUTE]) await tickAt(world, minutes);
    expect(await told(world)).toEqual([
      'In the agenda this time counts as taken: agenda, line 12: The repetition rule of the event is not understood.',
    ]);
    expect(world.raised).toMatchObject([
      {
        level: 'amber',
        sentence: 'An event of the agenda is not understood: its time counts as taken. See agent review.',
      },
    ]);
  });

  it('is one matter when many say the same', async () => {
    const world = aWorld({ calendars: [withOddRules(40)] });
    for (const minutes of [0, 1]) await tickAt(world, minutes);
    expect(await told(world)).toEqual([
      'In the agenda this time counts as taken: agenda, line 12: The repetition rule of the event is not understood. And 39 more: agent agenda check.',
    ]);
  });
});
