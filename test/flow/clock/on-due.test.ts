import { describe, expect, it } from 'vitest';
import { loadRules } from '../../../src/adapters/files/followup-files.ts';
import { tooManyReminders } from '../../../src/core/followups/too-many-reminders.ts';
import type { FollowUpRule } from '../../../src/domain/follow-up.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { onTick } from '../../../src/flow/clock/on-tick.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../../src/flow/verdicts/on-verdict.ts';
import { address, aPractice, moment } from '../../build/builders.ts';
import { aMessage, aRemindingWorld, aRule, numberedTexts, remindingTexts } from '../../build/follow-ups.ts';
import { agendaOf, anAnswer, type Booked, patientNumber } from '../../build/waiting.ts';
import { aRawMail } from '../../build/world.ts';

const practice = aPractice();
const THURSDAY = moment('2026-11-26T09:00');
/** An agenda that loses its last event counts as damaged. */
const LATER = { uid: 'later', start: THURSDAY + 40 * DAY };
const TEN = moment('2026-11-25T10:00');

/** One tick at this moment. */
async function tickAt(world: ReturnType<typeof aRemindingWorld>, when: number): Promise<void> {
  world.turnClock(when);
  await onTick(world, practice);
}

describe('a reminder', () => {
  it('leaves at its moment, once, whatever the number of ticks', async () => {
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }]);
    await tickAt(world, TEN - MINUTE);
    expect(world.sent).toHaveLength(0);
    for (const minutes of [0, 0, 1, 30, 60]) await tickAt(world, TEN + minutes * MINUTE);
    expect(world.sent.map(({ to }) => to)).toEqual(['n1@example.org']);
    expect(world.sent[0]?.autoSubmitted).toBe('auto-generated');
  });

  it('is for the new time alone when the appointment moved', async () => {
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }]);
    await tickAt(world, TEN - HOUR);
    world.replaceCalendars([agendaOf([{ uid: 'a', start: THURSDAY + 7 * DAY, patient: 'n1' }])]);
    await tickAt(world, TEN + MINUTE);
    expect(world.sent).toHaveLength(0);
    await tickAt(world, TEN + 7 * DAY);
    expect(world.sent).toHaveLength(1);
    expect(world.sent[0]?.body).toContain('jeudi 3 décembre à 9 h');
  });

  it('goes out again for a new time after one for the old time left', async () => {
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }]);
    await tickAt(world, TEN);
    world.replaceCalendars([agendaOf([{ uid: 'a', start: THURSDAY + DAY, patient: 'n1' }])]);
    await tickAt(world, TEN + DAY);
    expect(world.sent).toHaveLength(2);
  });

  it('does not go out for an appointment that was taken away', async () => {
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }]);
    await tickAt(world, TEN - HOUR);
    world.replaceCalendars([agendaOf([])]);
    await tickAt(world, TEN);
    expect(world.sent).toHaveLength(0);
  });

  it('holds all appointments of the day in one letter', async () => {
    const world = aRemindingWorld([
      { uid: 'a', start: THURSDAY, patient: 'n1' },
      { uid: 'b', start: THURSDAY + 2 * HOUR, patient: 'n1' },
    ]);
    await tickAt(world, TEN);
    expect(world.sent).toHaveLength(1);
    expect(world.sent[0]?.body).toContain('jeudi 26 novembre à 9 h');
    expect(world.sent[0]?.body).toContain('jeudi 26 novembre à 11 h');
  });

  it('writes to a family at one address without one in the letter of the other', async () => {
    const contacts = [{ address: address('home@example.org'), holder: 'self' as const, dead: false }];
    const world = aRemindingWorld(
      [
        { uid: 'a', start: THURSDAY, patient: 'n1' },
        { uid: 'b', start: THURSDAY + 2 * HOUR, patient: 'n2' },
      ],
      [aRule()],
      { patients: [patientNumber(1, { contacts }), patientNumber(2, { contacts })] },
    );
    await tickAt(world, TEN);
    expect(world.sent).toHaveLength(2);
    for (const { body } of world.sent) expect(body.includes('à 9 h') && body.includes('à 11 h')).toBe(false);
  });

  it('is written twice at most for one appointment', async () => {
    const at = (id: string, days: number, minute: number) =>
      aRule({ id, trigger: { kind: 'before', moment: { kind: 'day', days, minute } } });
    const rules = [at('three', 3, 600), at('two', 2, 600), at('one', 1, 600)];
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }], rules);
    for (const days of [2, 1, 0]) await tickAt(world, TEN - days * DAY);
    expect(world.sent).toHaveLength(2);
    expect(tooManyReminders(rules)).toEqual(['three', 'two', 'one']);
    expect(tooManyReminders(rules.slice(1))).toEqual([]);
  });

  it('goes the evening before when its moment is a quiet hour', async () => {
    const rule = aRule({
      trigger: { kind: 'before', moment: { kind: 'day', days: 0, minute: 420 } },
      usefulFor: 900,
    });
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }], [rule]);
    await tickAt(world, moment('2026-11-25T20:29'));
    expect(world.sent).toHaveLength(0);
    await tickAt(world, moment('2026-11-25T20:30'));
    expect(world.sent).toHaveLength(1);
  });

  it('does not leave late after days without power, and is listed once as missed', async () => {
    const world = aRemindingWorld([
      { uid: 'a', start: THURSDAY, patient: 'n1' },
      { uid: 'b', start: THURSDAY + 7 * DAY, patient: 'n2' },
    ]);
    await tickAt(world, TEN - HOUR);
    await tickAt(world, THURSDAY + 3 * DAY + HOUR);
    await tickAt(world, THURSDAY + 3 * DAY + 2 * HOUR);
    expect(world.sent).toHaveLength(0);
    const missed = (await world.store.followUps(0)).filter(({ as }) => as === 'missed');
    expect(missed.map(({ patient }) => patient)).toEqual(['n1']);
    const trail = await world.store.trail({ last: 100 });
    expect(trail.filter(({ verb }) => verb === 'FollowUpMissed')).toHaveLength(1);
  });

  it('does not leave while the agenda cannot be read, and leaves when it can', async () => {
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }]);
    world.suffer({ agenda: 'unreadable' });
    await tickAt(world, TEN);
    await tickAt(world, TEN + 31 * MINUTE);
    expect(world.sent).toHaveLength(0);
    expect(world.raised.length).toBeGreaterThan(0);
    world.suffer({ agenda: 'none' });
    await tickAt(world, TEN + HOUR);
    expect(world.sent).toHaveLength(1);
  });

  it('waits a quarter of an hour when nobody knows whether the one before left, and asks a human of that one', async () => {
    const five = [1, 2, 3, 4, 5].map((n) => ({ uid: `u${n}`, start: THURSDAY, patient: `n${n}` }));
    const world = aRemindingWorld(five);
    world.suffer({ outbox: 'unknown' });
    await tickAt(world, TEN);
    world.suffer({ outbox: 'none' });
    await tickAt(world, TEN + MINUTE);
    expect(world.sent).toHaveLength(0);
    expect(await world.store.cases('unknown')).toHaveLength(1);
    await tickAt(world, TEN + 16 * MINUTE);
    expect(world.sent).toHaveLength(4);
    expect(await world.store.cases('unknown')).toHaveLength(1);
  });

  it('is not sent a second time by an older memory that was put back', async () => {
    const booked = [{ uid: 'a', start: THURSDAY, patient: 'n1' }];
    const world = aRemindingWorld(booked);
    const secret = await world.store.secret();
    await tickAt(world, TEN);
    const again = aRemindingWorld(booked);
    const restored = {
      ...again,
      outbox: world.outbox,
      store: { ...again.store, secret: async () => secret },
    };
    again.turnClock(TEN + HOUR);
    await onTick(restored, practice);
    expect(world.sent).toHaveLength(1);
    expect((await again.store.followUps(0)).map(({ as }) => as)).toEqual(['left']);
  });

  it('waits, after a memory was put back, until Sent can be asked whether it left', async () => {
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }]);
    await world.store.noteRestored({ at: TEN + MINUTE, made: TEN - DAY });
    world.suffer({ outbox: 'unknown' });
    await tickAt(world, TEN + 2 * MINUTE);
    expect(world.sent).toHaveLength(0);
    expect((await world.store.cases()).map(({ reason }) => reason.code)).toEqual(['restored']);
    world.suffer({ outbox: 'none' });
    await tickAt(world, TEN + 3 * MINUTE);
    expect(world.sent).toHaveLength(1);
  });

  it('is not sent a second time for an appointment that the older memory had not seen yet', async () => {
    const notice = aRule({
      id: 'booked-notice',
      trigger: { kind: 'booked', moment: { kind: 'minutes', minutes: 10 } },
      usefulFor: 24 * 60,
    });
    const known = { uid: 'a', start: THURSDAY + 7 * DAY, patient: 'n2' };
    const made = { uid: 'b', start: THURSDAY + DAY, patient: 'n1' };
    const world = aRemindingWorld([known], [notice]);
    await tickAt(world, TEN - DAY);
    await world.store.noteRestored({ at: TEN, made: TEN - DAY });
    world.replaceCalendars([agendaOf([known, made])]);
    await tickAt(world, TEN + MINUTE);
    await tickAt(world, TEN + HOUR);
    expect(world.sent).toHaveLength(0);
    const later = { uid: 'c', start: THURSDAY + 2 * DAY, patient: 'n3' };
    world.replaceCalendars([agendaOf([known, made, later])]);
    await tickAt(world, TEN + 2 * HOUR);
    await tickAt(world, TEN + 3 * HOUR);
    expect(world.sent.map(({ to }) => to)).toEqual(['n3@example.org']);
  });

  it('does not leave while the text is not approved, and a human hears of it once', async () => {
    const texts = remindingTexts('edited-since');
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }], [aRule()], { texts });
    await tickAt(world, TEN);
    await tickAt(world, TEN + MINUTE);
    expect(world.sent).toHaveLength(0);
    expect(world.raised).toHaveLength(1);
  });

  it('rests while its rule is paused', async () => {
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }]);
    await world.store.pauseRule('reminder', true, 'practitioner', TEN - HOUR);
    await tickAt(world, TEN);
    expect(world.sent).toHaveLength(0);
    await world.store.pauseRule('reminder', false, 'practitioner', TEN);
    await tickAt(world, TEN + MINUTE);
    expect(world.sent).toHaveLength(1);
  });

  it('is not sent a second time when its rule gets another name', async () => {
    const rules = [aRule()];
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }], rules);
    await tickAt(world, TEN);
    rules.splice(0, 1, aRule({ id: 'my-reminder' }));
    await tickAt(world, TEN + HOUR);
    expect(world.sent).toHaveLength(1);
    world.replaceCalendars([agendaOf([{ uid: 'a', start: THURSDAY + DAY, patient: 'n1' }])]);
    await tickAt(world, TEN + DAY);
    expect(world.sent).toHaveLength(2);
  });

  it('is not sent to who stopped such messages', async () => {
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }]);
    await world.store.stop(address('n1@example.org'), TEN - DAY, ['S1']);
    await tickAt(world, TEN);
    expect(world.sent).toHaveLength(0);
  });

  it('needs a yes first where the practice says opt-in', async () => {
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }]);
    world.turnClock(TEN);
    const followUps = { ...practice.followUps, reminderConsent: 'opt-in' as const };
    await onTick(world, { ...practice, followUps });
    expect(world.sent).toHaveLength(0);
  });
});

describe('an appointment that is made', () => {
  const notice = aRule({
    id: 'booked-notice',
    trigger: { kind: 'booked', moment: { kind: 'minutes', minutes: 10 } },
    usefulFor: 24 * 60,
    does: aMessage({ template: 'booked-notice' }),
  });
  const questions = aRule({
    id: 'pre-visit',
    trigger: { kind: 'booked', moment: { kind: 'minutes', minutes: 60 } },
    only: { firstVisit: true },
    usefulFor: 48 * 60,
    does: aMessage({ template: 'received' }),
  });
  const known = { uid: 'known', start: THURSDAY + 20 * DAY, patient: 'n9' };

  /** A look, then the agenda with these as well, then a look every ten minutes. */
  async function madeAt(
    world: ReturnType<typeof aRemindingWorld>,
    when: number,
    booked: readonly Booked[],
    minutes: number,
  ) {
    await tickAt(world, when - MINUTE);
    world.replaceCalendars([agendaOf([known, ...booked])]);
    for (let after = 0; after <= minutes; after += 10) await tickAt(world, when + after * MINUTE);
  }

  it('is confirmed, and not reminded of on the same day', async () => {
    const world = aRemindingWorld([known], [notice, aRule()]);
    await madeAt(world, TEN + 4 * HOUR, [{ uid: 'x', start: THURSDAY, patient: 'n1' }], 240);
    expect(world.sent.map(({ body }) => body.includes('[booked-notice]'))).toEqual([true]);
  });

  it('is reminded of when its confirmation rests', async () => {
    const world = aRemindingWorld([known], [notice, aRule()]);
    await world.store.pauseRule('booked-notice', true, 'practitioner', TEN);
    await madeAt(world, TEN + 4 * HOUR, [{ uid: 'x', start: THURSDAY, patient: 'n1' }], 60);
    expect(world.sent.map(({ body }) => body.includes('[reminder]'))).toEqual([true]);
  });

  it('is neither confirmed nor reminded of that day when the program moved it and said so', async () => {
    const old = { uid: 'x', start: THURSDAY + 5 * DAY, patient: 'n1' };
    const world = aRemindingWorld([known, old], [notice, questions, aRule()]);
    const wednesday = TEN + 9 * HOUR;
    await tickAt(world, wednesday);
    const words = '[move] peut-on décaler ?';
    await onMail(world, practice, aRawMail(words, { From: 'N <n1@example.org>' }));
    await onMail(world, practice, anAnswer(world, 1, '[choose] le 1'));
    expect(world.calendars()[0]?.text).toContain('DTSTART;TZID=Europe/Paris:20261126');
    const answers = world.sent.length;
    for (const minutes of [1, 11, 61, 120]) await tickAt(world, wednesday + minutes * MINUTE);
    expect(world.sent).toHaveLength(answers);
  });

  it('gets its confirmation and its questions in one letter, and the questions once however it moves', async () => {
    const world = aRemindingWorld([known], [notice, questions]);
    const start = THURSDAY + 7 * DAY;
    await madeAt(world, TEN, [{ uid: 'x', start, patient: 'n1' }], 120);
    expect(world.sent).toHaveLength(1);
    expect((await world.store.followUps(0)).map(({ rule }) => rule)).toEqual(['booked-notice', 'pre-visit']);
    await madeAt(world, TEN + DAY, [{ uid: 'x', start: start + HOUR, patient: 'n1' }], 120);
    expect(world.sent).toHaveLength(2);
    expect((await world.store.followUps(0)).map(({ rule }) => rule)).toEqual([
      'booked-notice',
      'pre-visit',
      'booked-notice',
    ]);
  });
});

describe('what is counted from the last visit', () => {
  const thanks = (different: Partial<FollowUpRule>) =>
    aRule({
      id: 'long-ago',
      trigger: { kind: 'last-visit', months: 24, minute: 600 },
      usefulFor: 7 * 24 * 60,
      ...different,
    });
  const visit = { uid: 'a', start: moment('2024-11-25T09:00'), patient: 'n1' };

  it('goes as long after it as the rule says, though that is years', async () => {
    const world = aRemindingWorld([visit], [thanks({})]);
    await tickAt(world, TEN);
    expect(world.sent).toHaveLength(1);
  });

  it('asks of it what the rule asks of an appointment', async () => {
    for (const only of [
      { practitioners: ['somebody-else'] },
      { slotTypes: ['other'] },
      { firstVisit: false },
    ]) {
      const world = aRemindingWorld([visit], [thanks({ only })]);
      await tickAt(world, TEN);
      expect(world.sent).toHaveLength(0);
    }
    const world = aRemindingWorld(
      [visit],
      [thanks({ only: { noFurtherAppointment: true, firstVisit: true } })],
    );
    await tickAt(world, TEN);
    expect(world.sent).toHaveLength(1);
  });
});

describe('a message that a human approves', () => {
  const rule = aRule({ does: aMessage({ approver: 'each' }) });

  it('waits for the yes, and is true when it leaves', async () => {
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }], [rule]);
    await tickAt(world, TEN);
    expect(world.sent).toHaveLength(0);
    const [kase] = await world.store.cases('waiting');
    if (kase === undefined) throw new Error('no case waits');
    world.turnClock(TEN + HOUR);
    await onVerdict(world, practice, { kind: 'approve', case: kase.id, by: 'practitioner', at: TEN + HOUR });
    expect(world.sent).toHaveLength(1);
  });

  it('is set aside when the appointment is gone before the yes', async () => {
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }, LATER], [rule]);
    await tickAt(world, TEN);
    const [kase] = await world.store.cases('waiting');
    if (kase === undefined) throw new Error('no case waits');
    world.replaceCalendars([agendaOf([LATER])]);
    await tickAt(world, TEN + MINUTE);
    expect((await world.store.case(kase.id))?.state).toBe('set-aside');
  });

  it('is set aside when the patient says STOP before the yes, or its rule is switched off', async () => {
    const booked = [
      { uid: 'a', start: THURSDAY, patient: 'n1' },
      { uid: 'b', start: THURSDAY + HOUR, patient: 'n2' },
    ];
    const rules = [aRule({ does: aMessage({ approver: 'each' }) })];
    const world = aRemindingWorld(booked, rules);
    await tickAt(world, TEN);
    await world.store.stop(address('n1@example.org'), TEN);
    await tickAt(world, TEN + MINUTE);
    expect((await world.store.cases('waiting')).map(({ patient }) => patient)).toEqual(['n2']);
    rules.splice(0, 1, aRule({ on: false }), aRule({ id: 'another' }));
    await tickAt(world, TEN + 2 * MINUTE);
    expect((await world.store.cases('set-aside')).map(({ patient }) => patient)).toEqual(['n1', 'n2']);
  });

  it('leaves in the morning on a yes that is given at night, unless it is not true any more by then', async () => {
    const rules = [aRule({ usefulFor: 24 * 60, does: aMessage({ approver: 'each' }) })];
    const booked = [
      { uid: 'a', start: THURSDAY + DAY, patient: 'n1' },
      { uid: 'b', start: THURSDAY + DAY + HOUR, patient: 'n2' },
    ];
    const world = aRemindingWorld(booked, rules);
    await tickAt(world, TEN + DAY);
    const night = moment('2026-11-26T22:30');
    world.turnClock(night);
    for (const { id } of await world.store.cases('waiting'))
      expect(await onVerdict(world, practice, { kind: 'approve', case: id, by: 'anne', at: night })).toBe(
        'later',
      );
    await tickAt(world, night + MINUTE);
    expect(world.sent).toHaveLength(0);
    world.replaceCalendars([agendaOf(booked.slice(1))]);
    await tickAt(world, moment('2026-11-27T08:00'));
    expect(world.sent.map(({ to }) => to)).toEqual(['n2@example.org']);
  });

  it('does not leave on a yes that comes after the appointment', async () => {
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }], [rule]);
    await tickAt(world, TEN);
    const [kase] = await world.store.cases('waiting');
    if (kase === undefined) throw new Error('no case waits');
    world.turnClock(THURSDAY + HOUR);
    await onVerdict(world, practice, {
      kind: 'approve',
      case: kase.id,
      by: 'practitioner',
      at: THURSDAY + HOUR,
    });
    expect(world.sent).toHaveLength(0);
  });

  it('needs the yes once for each patient where the rule says so', async () => {
    const once = aRule({ does: aMessage({ approver: 'patient' }) });
    const world = aRemindingWorld(
      [
        { uid: 'a', start: THURSDAY, patient: 'n1' },
        { uid: 'b', start: THURSDAY + 7 * DAY, patient: 'n1' },
      ],
      [once],
    );
    await tickAt(world, TEN);
    const [kase] = await world.store.cases('waiting');
    if (kase === undefined) throw new Error('no case waits');
    await onVerdict(world, practice, { kind: 'approve', case: kase.id, by: 'practitioner', at: TEN });
    expect(world.sent).toHaveLength(1);
    await tickAt(world, TEN + 7 * DAY);
    expect(world.sent).toHaveLength(2);
  });

  it('asks again when the file that goes with it holds something else than what was agreed to', async () => {
    const sheet = { name: 'document.pdf', contentType: 'application/pdf', path: '/nowhere/document.pdf' };
    const withSheet = (hash: string) =>
      aRule({ does: aMessage({ approver: 'patient', files: [{ ...sheet, hash }] }) });
    const rules = [withSheet('one')];
    const world = aRemindingWorld(
      [0, 7, 14].map((days) => ({ uid: `${days}`, start: THURSDAY + days * DAY, patient: 'n1' })),
      rules,
    );
    const approve = async () => {
      const [kase] = await world.store.cases('waiting');
      if (kase === undefined) throw new Error('no case waits');
      await onVerdict(world, practice, { kind: 'approve', case: kase.id, by: 'practitioner', at: TEN });
    };
    await tickAt(world, TEN);
    await approve();
    rules[0] = withSheet('two');
    await tickAt(world, TEN + 7 * DAY);
    expect(world.sent).toHaveLength(1);
    await approve();
    await tickAt(world, TEN + 14 * DAY);
    expect(world.sent.map(({ files }) => files.map(({ hash }) => hash))).toEqual([['one'], ['two'], ['two']]);
  });
});

describe('an answer to a reminder', () => {
  const booked = [
    { uid: 'a', start: THURSDAY, patient: 'n1' },
    { uid: 'b', start: THURSDAY + DAY, patient: 'n1' },
  ];

  it('confirms the appointment that the reminder named, though another one is near', async () => {
    const world = aRemindingWorld(booked);
    await tickAt(world, TEN);
    await onMail(world, practice, anAnswer(world, 1, '[confirm] OK je confirme'));
    const text = world.calendars()[0]?.text ?? '';
    const [, first = '', second = ''] = text.split('BEGIN:VEVENT');
    expect(first).toContain('X-PRACTICE-CONFIRMED:TRUE');
    expect(second).not.toContain('X-PRACTICE-CONFIRMED');
  });

  it('cancels exactly that one', async () => {
    const world = aRemindingWorld(booked);
    await tickAt(world, TEN);
    await onMail(world, practice, anAnswer(world, 1, '[cancel] merci de l’annuler'));
    const [, first = '', second = ''] = (world.calendars()[0]?.text ?? '').split('BEGIN:VEVENT');
    expect(first).toContain('STATUS:CANCELLED');
    expect(second).not.toContain('STATUS:CANCELLED');
  });
});

describe('a number in answer to a reminder', () => {
  const booked = [
    { uid: 'a', start: THURSDAY, patient: 'n1' },
    { uid: 'b', start: THURSDAY + DAY, patient: 'n1' },
  ];
  const reminded = async (texts = numberedTexts(), events = booked) => {
    const world = aRemindingWorld(events, [aRule()], { texts });
    await tickAt(world, TEN);
    return world;
  };
  const eventsOf = (world: ReturnType<typeof aRemindingWorld>) =>
    (world.calendars()[0]?.text ?? '').split('BEGIN:VEVENT').slice(1);

  it('confirms with 1 exactly what the reminder named', async () => {
    const world = await reminded();
    await onMail(world, practice, anAnswer(world, 1, '1'));
    const [first, second] = eventsOf(world);
    expect(first).toContain('X-PRACTICE-CONFIRMED:TRUE');
    expect(second).not.toContain('X-PRACTICE-CONFIRMED');
  });

  it('offers other times for 2, and the appointment stands until one is chosen', async () => {
    const world = await reminded();
    const before = eventsOf(world);
    await onMail(world, practice, anAnswer(world, 1, '2'));
    const [offer] = await world.store.offers('n1');
    expect(offer?.state).toBe('open');
    expect(offer?.replaces?.ref.uid).toBe('a');
    expect(world.sent.at(-1)?.to).toBe('n1@example.org');
    expect(eventsOf(world)).toEqual(before);
  });

  it('cancels with 3 exactly what the reminder named', async () => {
    const world = await reminded();
    await onMail(world, practice, anAnswer(world, 1, '3.'));
    const [first, second] = eventsOf(world);
    expect(first).toContain('STATUS:CANCELLED');
    expect(second).not.toContain('STATUS:CANCELLED');
  });

  it('cancels nothing when the appointment moved since the reminder', async () => {
    const world = await reminded();
    world.replaceCalendars([
      agendaOf([{ uid: 'a', start: THURSDAY + 5 * DAY, patient: 'n1' }, ...booked.slice(1)]),
    ]);
    await onMail(world, practice, anAnswer(world, 1, '3'));
    expect(eventsOf(world).join('')).not.toContain('STATUS:CANCELLED');
  });

  it('cancels nothing when the reminder named two: which one is asked', async () => {
    const both = [booked[0], { uid: 'b', start: THURSDAY + HOUR, patient: 'n1' }].flatMap((one) => one ?? []);
    const world = await reminded(numberedTexts(), both);
    await onMail(world, practice, anAnswer(world, 1, '3'));
    expect(eventsOf(world).join('')).not.toContain('STATUS:CANCELLED');
  });

  it.each(['3 ou 4', '1\n3', '3 [unknown] mais pas la semaine prochaine', '31'])(
    'counts only when it is the whole answer: %j changes nothing',
    async (words) => {
      const world = await reminded();
      const before = eventsOf(world);
      await onMail(world, practice, anAnswer(world, 1, words));
      expect(eventsOf(world)).toEqual(before);
    },
  );

  it('changes nothing when the reminder offered no numbers', async () => {
    const world = await reminded(remindingTexts());
    const before = eventsOf(world);
    await onMail(world, practice, anAnswer(world, 1, '3'));
    expect(eventsOf(world)).toEqual(before);
  });

  it('changes nothing when somebody else sends it', async () => {
    const world = await reminded();
    const before = eventsOf(world);
    const letter = world.sent.at(-1)?.messageId ?? '';
    await onMail(world, practice, aRawMail('3', { From: 'N <n2@example.org>', 'In-Reply-To': letter }));
    expect(eventsOf(world)).toEqual(before);
  });
});

describe('a task of a rule', () => {
  it('is given once, without a word to the patient', async () => {
    const rule = aRule({
      id: 'unconfirmed',
      only: { firstVisit: true, confirmed: false },
      does: { kind: 'task', task: 'call-back' },
    });
    const world = aRemindingWorld([{ uid: 'a', start: THURSDAY, patient: 'n1' }], [rule]);
    await tickAt(world, TEN);
    await tickAt(world, TEN + MINUTE);
    expect(world.sent).toHaveLength(0);
    const waiting = await world.store.cases('waiting');
    expect(waiting.map(({ plan }) => plan.map(({ kind }) => kind))).toEqual([['task']]);
  });

  /** Visits on these days before, the marked ones missed. */
  function seenBefore(...days: readonly (readonly [days: number, as: 'came' | 'missed'])[]) {
    const booked = days.map(([ago], n) => ({ uid: `v${n}`, start: THURSDAY - ago * DAY, patient: 'n1' }));
    const [head = '', ...events] = agendaOf(booked).text.split('BEGIN:VEVENT');
    const marked = events.map((event, n) =>
      days[n]?.[1] === 'missed' ? event.replace('SUMMARY:R.', 'SUMMARY:no-show R.') : event,
    );
    return { ...agendaOf([]), text: [head, ...marked].join('BEGIN:VEVENT') };
  }
  const task = { kind: 'task', task: 'series' } as const;

  it('comes of two absences that follow each other, and of none with a visit between them', async () => {
    const trigger = {
      kind: 'missed',
      times: 2,
      inARow: true,
      moment: { kind: 'day', days: 1, minute: 540 },
    } as const;
    const rule = aRule({ id: 'drop-out-absent', trigger, does: task, usefulFor: 14 * 1440 });
    const counted = async (between: 'came' | 'missed') => {
      const world = aRemindingWorld([], [rule]);
      world.replaceCalendars([seenBefore([30, 'came'], [12, 'missed'], [8, between], [5, 'missed'])]);
      await tickAt(world, TEN);
      return (await world.store.followUps(0)).map(({ key }) => key.split('|').at(-1));
    };
    expect(await counted('missed')).toEqual(['v2']);
    expect(await counted('came')).toEqual([]);
  });

  it('comes after one visit without a next date; a letter only after two', async () => {
    const trigger = { kind: 'without-date', days: 21, minute: 540 } as const;
    const letter = aMessage({ template: 'without-date', class: 'S7', approver: 'each' });
    const rules = [
      aRule({ id: 'drop-out', trigger, does: task, usefulFor: 14 * 1440 }),
      aRule({ id: 'keep-times', trigger, does: letter, usefulFor: 14 * 1440 }),
    ];
    const world = aRemindingWorld([], rules);
    world.replaceCalendars([seenBefore([22, 'came'])]);
    await tickAt(world, TEN);
    expect((await world.store.followUps(0)).map(({ rule }) => rule)).toEqual(['drop-out']);
  });

  it('comes on the working day before for a new patient who did not confirm', async () => {
    const rule = loadRules(practice).rules.find(({ id }) => id === 'first-visit-unconfirmed');
    if (rule === undefined) throw new Error('first-visit-unconfirmed');
    const monday = THURSDAY + 4 * DAY;
    const world = aRemindingWorld([{ uid: 'a', start: monday, patient: 'n1' }], [{ ...rule, on: true }]);
    await tickAt(world, moment('2026-11-27T13:50'));
    expect(await world.store.cases('waiting')).toHaveLength(0);
    await tickAt(world, moment('2026-11-27T14:00'));
    expect(await world.store.cases('waiting')).toHaveLength(1);
  });
});
