import { describe, expect, it } from 'vitest';
import { type MemoryInput, memoryWorld } from '../../../../src/adapters/store/memory/world.ts';
import type { editCalendar } from '../../../../src/core/agenda/edit/edit.ts';
import type { AgendaChange, CalendarFile } from '../../../../src/domain/agenda.ts';
import { Unreachable } from '../../../../src/domain/errors.ts';
import type { Outgoing } from '../../../../src/domain/letter.ts';
import type { RawMail } from '../../../../src/domain/mail.ts';
import { HOUR } from '../../../../src/domain/time.ts';
import type { World } from '../../../../src/ports/world.ts';
import { aLetter, LEA, MORNING, PAUL } from '../../../contract/store-builders.ts';

const NEVER_ASKED = () => {
  throw new Error('not asked for in this test');
};

/** Adds a line for each change; refuses what is called `refused`, finds `gone` changed. */
const addLine: typeof editCalendar = (text, change) => {
  const uid = change.kind === 'book' ? change.uid : change.ref.uid;
  if (uid === 'refused') return { kind: 'refused', sentence: 'That cannot be done.' };
  if (uid === 'gone') return { kind: 'stale', sentence: 'The event is gone.' };
  return { kind: 'edited', text: `${text}${change.kind} ${uid}\n` };
};

const INPUT: MemoryInput = {
  now: MORNING,
  zone: 'Europe/Paris',
  texts: {
    find: NEVER_ASKED,
    approval: NEVER_ASKED,
    faq: [],
    frame: NEVER_ASKED,
    revealing: NEVER_ASKED,
    claims: NEVER_ASKED,
  },
  lexical: { read: NEVER_ASKED },
};

/** A world whose calendars are plain lists of what was done to them. */
function aWorld(difference: Partial<MemoryInput> = {}) {
  return memoryWorld({
    ...INPUT,
    edit: addLine,
    calendars: [aCalendar('anne'), aCalendar('paul'), aCalendar('feed', false)],
    ...difference,
  });
}

function aCalendar(name: string, writable = true): CalendarFile {
  return { name, text: '', practitioner: name, writable };
}

function aMail(key: string): RawMail {
  const bytes = Buffer.from(`From: ${LEA}\r\nSubject: ${key}\r\n\r\nBonjour`);
  return { source: { folder: 'inbox', key }, bytes, truncated: false, received: MORNING };
}

function anOutgoing(messageId = '<1@example.org>'): Outgoing {
  const { subject, body, language } = aLetter();
  return {
    messageId,
    from: PAUL,
    fromName: 'Cabinet',
    to: LEA,
    subject,
    body,
    language,
    inReplyTo: null,
    references: [],
    date: MORNING,
    autoSubmitted: 'auto-replied',
    unsubscribe: null,
    files: [],
    calendars: [],
  };
}

function cancel(uid: string, file = 'anne'): AgendaChange {
  const from = { start: MORNING, end: MORNING + HOUR };
  return { kind: 'cancel', ref: { file, uid, recurrenceId: null }, from };
}

async function arrivalsOf(world: World): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { source } of world.mailbox.arrivals()) keys.push(source.key);
  return keys;
}

async function versionOf(world: World): Promise<string> {
  const state = await world.agenda.read();
  return state.kind === 'readable' ? state.version : '';
}

describe('the mailbox in memory', () => {
  it('shows each mail until it is worked, the oldest first, and those that come later', async () => {
    const world = aWorld({ mails: [aMail('1'), aMail('2')] });
    expect(await arrivalsOf(world)).toEqual(['1', '2']);
    for (const key of ['1', '2']) await world.mailbox.worked(aMail(key).source);
    world.deliver(aMail('3'));
    expect(await arrivalsOf(world)).toEqual(['3']);
    await world.mailbox.worked(aMail('3').source);
    expect(await arrivalsOf(world)).toEqual([]);
  });

  it('shows a mail again whose work was cut off', async () => {
    const world = aWorld({ mails: [aMail('1'), aMail('2')] });
    for await (const _ of world.mailbox.arrivals()) break;
    expect(await arrivalsOf(world)).toEqual(['1', '2']);
  });

  it('opens a mail like the real one', async () => {
    expect((await aWorld().mailbox.open(aMail('Merci'))).plain?.trim()).toBe('Bonjour');
  });

  it('remembers keywords, and threads in which the practice answered', async () => {
    const world = aWorld();
    await world.mailbox.label(aMail('1').source, 'answered');
    expect(world.labels).toEqual([{ source: { folder: 'inbox', key: '1' }, keyword: 'answered' }]);
    world.answerByHand('<b>');
    expect(await world.mailbox.sentSince()).toMatchObject([{ answers: ['<b>'] }]);
    expect(await world.mailbox.sentSince()).toEqual([]);
  });

  it('does not answer when it is down, and goes on where it was', async () => {
    const world = aWorld({ mails: [aMail('1')] });
    world.suffer({ mailbox: 'down' });
    await expect(arrivalsOf(world)).rejects.toThrow(Unreachable);
    await expect(world.mailbox.sentSince()).rejects.toThrow(Unreachable);
    expect(await world.mailbox.label(aMail('1').source, 'answered')).toMatchObject({
      kind: 'failed',
      retry: true,
    });
    world.suffer({ mailbox: 'none' });
    expect(await arrivalsOf(world)).toEqual(['1']);
  });
});

describe('the agenda in memory', () => {
  it('applies all changes and is another version afterwards', async () => {
    const world = aWorld();
    const before = await versionOf(world);
    expect(await world.agenda.apply([cancel('a'), cancel('b'), cancel('c', 'paul')], before)).toMatchObject({
      kind: 'done',
    });
    expect(world.calendars().map(({ text }) => text)).toEqual(['cancel a\ncancel b\n', 'cancel c\n', '']);
    expect(await versionOf(world)).not.toBe(before);
  });

  it.each([
    ['refused', 'anne', { kind: 'failed', sentence: 'That cannot be done.', retry: false }],
    ['gone', 'anne', { kind: 'stale', sentence: 'The event is gone.' }],
    ['a', 'feed', { kind: 'failed', sentence: 'feed cannot be written.', retry: false }],
    ['a', 'nobody', { kind: 'failed', sentence: 'nobody cannot be written.', retry: false }],
  ])('applies nothing when one change fails (%s in %s)', async (uid, file, outcome) => {
    const world = aWorld();
    expect(await world.agenda.apply([cancel('a'), cancel(uid, file)], await versionOf(world))).toEqual(
      outcome,
    );
    expect(world.calendars().map(({ text }) => text)).toEqual(['', '', '']);
  });

  it('edits real calendars: a cancelled appointment stays, marked CANCELLED', async () => {
    const text = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//example//EN',
      'BEGIN:VEVENT',
      'UID:visit@example.org',
      'DTSTAMP:20261101T080000Z',
      'DTSTART:20261124T080000Z',
      'DTEND:20261124T090000Z',
      'SUMMARY:L.M.',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    const world = memoryWorld({ ...INPUT, calendars: [{ ...aCalendar('anne'), text }] });
    const outcome = await world.agenda.apply([cancel('visit@example.org')], await versionOf(world));
    expect(outcome).toMatchObject({ kind: 'done' });
    expect(world.calendars()[0]?.text).toContain('STATUS:CANCELLED');
    expect(world.calendars()[0]?.text).toContain('SUMMARY:L.M.');
    expect(await world.agenda.apply([cancel('nobody')], await versionOf(world))).not.toMatchObject({
      kind: 'done',
    });
  });

  it('is stale when somebody changed it since', async () => {
    const world = aWorld();
    const version = await versionOf(world);
    world.replaceCalendars([{ ...aCalendar('anne'), text: 'other' }]);
    expect(await world.agenda.apply([cancel('a')], version)).toMatchObject({ kind: 'stale' });
    expect(world.calendars()[0]?.text).toBe('other');
  });

  it('can be unreadable, down, stale, silent, or silent after writing', async () => {
    const world = aWorld();
    const version = await versionOf(world);
    const outcomes: string[] = [];
    for (const agenda of ['unreadable', 'down', 'stale', 'unknown', 'lost-answer'] as const) {
      world.suffer({ agenda });
      const { kind } = await world.agenda.apply([cancel('a')], version);
      outcomes.push(`${(await world.agenda.read()).kind} ${kind} ${world.calendars()[0]?.text.length}`);
    }
    expect(outcomes).toEqual([
      'unreadable failed 0',
      'readable failed 0',
      'readable stale 0',
      'readable unknown 0',
      'readable unknown 9',
    ]);
  });
});

describe('the outbox in memory', () => {
  it('sends a letter once', async () => {
    const world = aWorld();
    expect(await world.outbox.left('<1@example.org>')).toBe(false);
    await world.outbox.send(anOutgoing());
    await world.outbox.send(anOutgoing());
    expect(world.sent).toEqual([anOutgoing()]);
    expect(await world.outbox.left('<1@example.org>')).toBe(true);
  });

  it.each([
    ['down', { kind: 'failed', retry: true }, null, 0],
    ['refused', { kind: 'failed', retry: false }, false, 0],
    ['unknown', { kind: 'unknown' }, null, 0],
    ['lost-answer', { kind: 'unknown' }, true, 1],
  ] as const)('can be %s', async (outbox, outcome, left, sent) => {
    const world = aWorld();
    world.suffer({ outbox });
    expect(await world.outbox.send(anOutgoing())).toMatchObject(outcome);
    expect(await world.outbox.left('<1@example.org>')).toBe(left);
    expect(world.sent).toHaveLength(sent);
  });
});

describe('alerts and the clock in memory', () => {
  it('keep what was raised, and can refuse', async () => {
    const world = aWorld();
    const alert = { level: 'red', case: 'c-1', sentence: 'Read this now.', at: MORNING } as const;
    expect(await world.alerts.raise(alert)).toMatchObject({ kind: 'done' });
    world.suffer({ alerts: 'refused' });
    expect(await world.alerts.raise(alert)).toMatchObject({ kind: 'failed' });
    world.suffer({ alerts: 'unknown' });
    expect(await world.alerts.raise(alert)).toMatchObject({ kind: 'unknown' });
    expect(world.raised).toEqual([alert]);
  });

  it('show the time they are turned to', () => {
    const world = aWorld();
    world.turnClock(MORNING + HOUR);
    expect(world.clock.now()).toBe(MORNING + HOUR);
  });
});
