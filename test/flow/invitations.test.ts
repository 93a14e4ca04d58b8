import { beforeAll, describe, expect, it } from 'vitest';
import { shippedReader } from '../../src/adapters/reader/shipped-reader.ts';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import type { LexicalReader } from '../../src/core/reading/lexical-reader.ts';
import type { Case } from '../../src/domain/case.ts';
import type { Invitation } from '../../src/domain/invitation.ts';
import type { Patient } from '../../src/domain/patient.ts';
import type { Practice } from '../../src/domain/practice.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { address, aPatient, aPractice, autonomy, moment, NOW } from '../build/builders.ts';
import { anAgendaOf, aRawMail, aWorld } from '../build/world.ts';
import { instantOf, parsedEvents } from '../core/invitations/parsed.ts';

const UID = '2026-11-26T17:00@example.org';
const INVITING = { mode: 'on', name: false, place: false } as const;
const practice = aPractice({ invitations: INVITING });
const ANA = 'mailto:ana@example.org';

let lexical: LexicalReader;
beforeAll(async () => {
  lexical = await shippedReader();
});

/** An agenda that loses its last event counts as damaged. */
const SOMEBODY_ELSE = 'BEGIN:VEVENT\r\nUID:else\r\nDTSTART:20261203T090000Z\r\nDURATION:PT30M\r\nEND:VEVENT';
const MOVE = 'Bonjour, je voudrais déplacer mon rendez-vous de jeudi à vendredi 10 h. Merci';
const CANCEL = 'Bonjour, je dois annuler mon rendez-vous de jeudi. Merci';
const CONFIRM = 'Bonjour, je confirme mon rendez-vous de jeudi. Merci';
const BOOK = 'Bonjour, je voudrais un rendez-vous mardi 1er décembre à 9 h. Merci';

interface Before {
  readonly patient?: Partial<Patient>;
  readonly practice?: Partial<Practice>;
  readonly calendars?: readonly string[];
}

interface Told {
  readonly world: MemoryWorld;
  readonly house: Practice;
}

function aHouse({
  patient = {},
  practice: different = {},
  calendars = ['2026-11-26T17:00'],
}: Before = {}): Told {
  const world = aWorld({ lexical, patients: [aPatient(patient)], calendars: [anAgendaOf(...calendars)] });
  return { world, house: { ...practice, ...different } };
}

async function worked(words: string, different: Before = {}): Promise<Told & { readonly kase: Case }> {
  const there = aHouse(different);
  const kase = await onMail(there.world, there.house, aRawMail(words));
  return { ...there, kase };
}

function carried({ world }: Told): readonly string[] {
  return world.sent.flatMap(({ calendars }) => calendars.map(({ text }) => text));
}

function methods({ world }: Told): readonly string[] {
  return world.sent.flatMap(({ calendars }) => calendars.map(({ method }) => method));
}

async function kept({ world }: Told): Promise<readonly Invitation[]> {
  return world.store.invitations();
}

/** Somebody opens the agenda and changes it. */
function byHand({ world }: Told, change: (text: string) => string): void {
  world.replaceCalendars(world.calendars().map((file) => ({ ...file, text: change(file.text) })));
}

const toWednesday = (text: string) =>
  text.replaceAll(/(DT(?:START|END);TZID=Europe\/Paris:)202611(?:26|27)T1[07]/g, '$120261202T11');

describe('a letter that tells of an appointment', () => {
  it('asks the patient’s calendar to take the new time, one number higher than the agenda’s old one', async () => {
    const told = await worked(MOVE);
    const [event] = parsedEvents(carried(told)[0] ?? '');
    expect(methods(told)).toEqual(['REQUEST']);
    expect([event?.uid, event?.sequence]).toEqual([UID, 1]);
    expect(event && instantOf(event.startDate)).toBe(moment('2026-11-27T10:00'));
    expect(event && instantOf(event.endDate)).toBe(moment('2026-11-27T10:30'));
    expect(event?.attendees.map((attendee) => attendee.getFirstValue())).toEqual([ANA]);
    expect(await kept(told)).toMatchObject([
      { uid: UID, sequence: 1, state: 'invited', to: 'ana@example.org' },
    ]);
  });

  it('carries a new appointment under the agenda’s own name for it, without the patient’s name', async () => {
    const told = await worked(BOOK, { calendars: [] });
    const [event] = parsedEvents(carried(told)[0] ?? '');
    expect(told.world.calendars()[0]?.text).toContain(`UID:${event?.uid}`);
    expect([event?.summary, event?.sequence]).toEqual(['Rendez-vous', 0]);
    expect(carried(told)[0]).not.toMatch(/Lemaire|A\.L\.|p1|DESCRIPTION|LOCATION|VALARM/);
  });

  it('takes an appointment out of the calendar only when that calendar was told of it', async () => {
    expect(methods(await worked(CANCEL))).toEqual([]);
    const told = await worked(MOVE);
    await onMail(
      told.world,
      told.house,
      aRawMail('Bonjour, je dois annuler mon rendez-vous de vendredi. Merci'),
    );
    expect(methods(told)).toEqual(['REQUEST', 'CANCEL']);
    const [event] = parsedEvents(carried(told)[1] ?? '');
    expect([event?.uid, event?.sequence]).toEqual([UID, 2]);
    expect(carried(told)[1]).toContain('STATUS:CANCELLED');
    expect(await kept(told)).toMatchObject([{ state: 'cancelled', sequence: 2 }]);
  });

  it('tells a confirmed appointment to a calendar that never heard of it, once', async () => {
    const told = await worked(CONFIRM);
    expect(methods(told)).toEqual(['REQUEST']);
    await onMail(told.world, told.house, aRawMail(CONFIRM));
    expect(methods(told)).toEqual(['REQUEST']);
  });

  it('tells one date of a series as one date', async () => {
    const there = aHouse();
    byHand(there, (text) => text.replace('SUMMARY', 'RRULE:FREQ=WEEKLY;COUNT=4\r\nSUMMARY'));
    const words =
      'Bonjour, je voudrais déplacer mon rendez-vous du jeudi 3 décembre au vendredi 4 décembre à 10 h. Merci';
    await onMail(there.world, there.house, aRawMail(words));
    const [event] = parsedEvents(carried(there)[0] ?? '');
    expect(event?.recurrenceId && instantOf(event.recurrenceId)).toBe(moment('2026-12-03T17:00'));
    expect(event && instantOf(event.startDate)).toBe(moment('2026-12-04T10:00'));
    expect(carried(there)[0]).not.toContain('COUNT=4');
  });

  it('says the name and the place of the practice only where the practice wants it', async () => {
    const told = await worked(MOVE, { practice: { invitations: { mode: 'on', name: true, place: true } } });
    expect(carried(told)[0]).toContain('SUMMARY:Rendez-vous – Cabinet\\, 12 rue des Lilas');
    expect(carried(told)[0]).toContain('LOCATION:12 rue des Lilas');
  });

  it('carries nothing when it does not leave, and the same when it leaves later', async () => {
    const there = aHouse();
    there.world.suffer({ outbox: 'down' });
    await onMail(there.world, there.house, aRawMail(MOVE));
    expect(await kept(there)).toMatchObject([{ state: 'unsent', sequence: 1 }]);
    there.world.suffer({ outbox: 'none' });
    there.world.turnClock(NOW + 5 * 60_000);
    await onTick(there.world, there.house);
    expect(methods(there)).toEqual(['REQUEST']);
    expect(await kept(there)).toMatchObject([{ state: 'invited', sequence: 1 }]);
  });

  it('leaves without, when the appointment stands elsewhere by now', async () => {
    const there = aHouse();
    there.world.suffer({ outbox: 'down' });
    await onMail(there.world, there.house, aRawMail(MOVE));
    byHand(there, toWednesday);
    there.world.suffer({ outbox: 'none' });
    there.world.turnClock(NOW + 5 * 60_000);
    await onTick(there.world, there.house);
    expect(methods(there)).toEqual([]);
  });
});

describe('nobody’s calendar is told', () => {
  it.each<[string, Before]>([
    ['when the practice wants no invitations', { practice: { invitations: { ...INVITING, mode: 'off' } } }],
    ['when the patient did not ask for them', { practice: { invitations: { ...INVITING, mode: 'opt-in' } } }],
    ['when the patient does not want them', { patient: { invitations: 'no' } }],
    ['of a psychologist’s patient who said nothing', { practice: { profession: 'psychologist' } }],
  ])('%s', async (_, different) => {
    const told = await worked(MOVE, different);
    expect(told.world.sent).toHaveLength(1);
    expect(carried(told)).toEqual([]);
    expect(await kept(told)).toEqual([]);
  });

  it('by default, unless the patient’s row says yes', async () => {
    const usual = { practice: { invitations: aPractice().invitations } };
    expect(methods(await worked(MOVE, usual))).toEqual([]);
    expect(methods(await worked(MOVE, { ...usual, patient: { invitations: 'yes' } }))).toEqual(['REQUEST']);
  });

  it('after a STOP', async () => {
    const there = aHouse();
    await there.world.store.stop(address('ana@example.org'), NOW);
    await onMail(there.world, there.house, aRawMail(MOVE));
    expect(methods(there)).toEqual([]);
  });

  it('at a second address: news go where the invitation went', async () => {
    const contacts = ['ana@example.org', 'ana@example.net'].map((text) => {
      return { address: address(text), holder: 'self', dead: false } as const;
    });
    const told = await worked(CONFIRM, { patient: { contacts } });
    const headers = {
      From: 'ana@example.net',
      'Authentication-Results': 'mx.example.org; dmarc=pass header.from=example.net',
    };
    await onMail(told.world, told.house, aRawMail(MOVE, headers));
    expect(told.world.sent).toHaveLength(2);
    expect(methods(told)).toEqual(['REQUEST']);
    await onTick(told.world, told.house);
    const [waiting] = await told.world.store.cases('waiting');
    expect(waiting).toMatchObject({ from: 'ana@example.org', reason: { code: 'changed-by-hand' } });
  });
});

describe('an appointment that somebody changes in the agenda by hand', () => {
  const yes = (id: string) => ({ kind: 'approve', case: id, by: 'Marie', at: NOW }) as const;

  it('is put before a human with the letter and the invitation, once, and leaves after a yes', async () => {
    const told = await worked(MOVE);
    byHand(told, toWednesday);
    for (let tick = 0; tick < 3; tick += 1) await onTick(told.world, told.house);
    const waiting = await told.world.store.cases('waiting');
    expect(waiting).toHaveLength(1);
    expect(waiting[0]).toMatchObject({ reason: { code: 'changed-by-hand', as: 'moved' }, patient: 'p1' });
    expect(told.world.sent).toHaveLength(1);
    expect(await onVerdict(told.world, told.house, yes(waiting[0]?.id ?? ''))).toBe('done');
    expect(told.world.sent[1]?.body).toContain('[moved]');
    const [event] = parsedEvents(carried(told)[1] ?? '');
    expect([event?.sequence, event && instantOf(event.startDate)]).toEqual([2, moment('2026-12-02T11:00')]);
    await onTick(told.world, told.house);
    expect(await told.world.store.cases('waiting')).toEqual([]);
  });

  it.each<[string, (text: string) => string]>([
    ['cancelled', (text) => text.replace('SUMMARY', 'STATUS:CANCELLED\r\nSUMMARY')],
    ['taken out', (text) => text.replace(/BEGIN:VEVENT[\s\S]*?END:VEVENT/, SOMEBODY_ELSE)],
  ])('is taken out of the patient’s calendar after a yes when it was %s', async (_, change) => {
    const told = await worked(MOVE);
    byHand(told, change);
    await onTick(told.world, told.house);
    const [waiting] = await told.world.store.cases('waiting');
    expect(waiting?.reason).toEqual({ code: 'changed-by-hand', as: 'cancelled' });
    await onVerdict(told.world, told.house, yes(waiting?.id ?? ''));
    expect(methods(told)).toEqual(['REQUEST', 'CANCEL']);
    await onTick(told.world, told.house);
    expect(await told.world.store.cases('waiting')).toEqual([]);
  });

  it('is not proposed again after a no, but a further change is', async () => {
    const told = await worked(MOVE);
    byHand(told, toWednesday);
    await onTick(told.world, told.house);
    const [first] = await told.world.store.cases('waiting');
    await onVerdict(told.world, told.house, { ...yes(first?.id ?? ''), kind: 'refuse', note: '' });
    await onTick(told.world, told.house);
    expect(await told.world.store.cases('waiting')).toEqual([]);
    byHand(told, (text) => text.replaceAll('20261202T11', '20261202T15'));
    await onTick(told.world, told.house);
    expect(await told.world.store.cases('waiting')).toHaveLength(1);
  });

  it('takes the prepared letter away when it is changed back, or again', async () => {
    const told = await worked(MOVE);
    byHand(told, toWednesday);
    await onTick(told.world, told.house);
    const [first] = await told.world.store.cases('waiting');
    byHand(told, (text) => text.replaceAll('20261202T11', '20261202T15'));
    await onTick(told.world, told.house);
    const again = await told.world.store.cases('waiting');
    expect(again).toHaveLength(1);
    expect(again[0]?.id).not.toBe(first?.id);
    byHand(told, (text) => text.replaceAll('20261202T15', '20261127T10'));
    await onTick(told.world, told.house);
    expect(await told.world.store.cases('waiting')).toEqual([]);
  });

  it('does not tell a time that is not the agenda’s any more, even with a yes', async () => {
    const told = await worked(MOVE);
    byHand(told, toWednesday);
    await onTick(told.world, told.house);
    const [waiting] = await told.world.store.cases('waiting');
    byHand(told, (text) => text.replaceAll('20261202T11', '20261202T15'));
    expect(await onVerdict(told.world, told.house, yes(waiting?.id ?? ''))).toBe('changed-since');
    expect(told.world.sent).toHaveLength(1);
  });

  it('is nobody’s news when no calendar was told of it', async () => {
    const there = aHouse();
    byHand(there, toWednesday);
    await onTick(there.world, there.house);
    expect(await there.world.store.cases()).toEqual([]);
  });

  it.each<[string, (told: Told) => void]>([
    ['can’t be read', ({ world }) => world.suffer({ agenda: 'unreadable' })],
    ['is empty', (told) => byHand(told, () => '')],
    ['is cut off', (told) => byHand(told, (text) => text.slice(0, text.indexOf('BEGIN:VEVENT')))],
    [
      'does not say when',
      (told) => byHand(told, (text) => text.replace(/DTSTART[^\r]*\r\n/, 'DTSTART:soon\r\n')),
    ],
  ])('is not said to be changed when the agenda %s', async (_, harm) => {
    const told = await worked(MOVE);
    harm(told);
    await onTick(told.world, told.house);
    // The broken agenda itself may be a human's case; no letter waits.
    const letters = (await told.world.store.cases('waiting')).flatMap(({ proposal }) => proposal);
    expect(letters).toEqual([]);
  });

  it('is not told to a patient who said no meanwhile', async () => {
    const told = await worked(MOVE);
    byHand(told, toWednesday);
    const changed = { ...told.world, directory: { patients: async () => [aPatient({ invitations: 'no' })] } };
    await onTick(changed, told.house);
    expect(await told.world.store.cases('waiting')).toEqual([]);
  });
});

describe('what was told', () => {
  it('is forgotten two months after the appointment', async () => {
    const told = await worked(MOVE);
    told.world.turnClock(moment('2027-01-25T10:00'));
    await onTick(told.world, told.house);
    expect(await kept(told)).toHaveLength(1);
    told.world.turnClock(moment('2027-01-27T10:00'));
    await onTick(told.world, told.house);
    expect(await kept(told)).toEqual([]);
  });
});

describe('the practice that wants to see each letter', () => {
  it('sends the invitation with the letter after its yes, and not before', async () => {
    const careful = { practice: { autonomy: autonomy({ move: 'suggest' }) } };
    const told = await worked(MOVE, careful);
    expect([carried(told), await kept(told)]).toEqual([[], []]);
    await onVerdict(told.world, told.house, { kind: 'approve', case: told.kase.id, by: 'Marie', at: NOW });
    expect(methods(told)).toEqual(['REQUEST']);
  });
});
