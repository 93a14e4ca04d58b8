import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../../src/adapters/store/memory/world.ts';
import type { Outgoing } from '../../../src/domain/letter.ts';
import type { Practice } from '../../../src/domain/practice.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { morningMail } from '../../../src/flow/clock/morning-mail.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../../src/flow/verdicts/on-verdict.ts';
import { address, moment, NOW } from '../../build/builders.ts';
import { aMailboxPractice } from '../../build/mailbox-practice.ts';
import { aRawMail, aWorld } from '../../build/world.ts';

const TO = address('marie@example.net');
const settings = { to: TO, minute: 7 * 60 + 30, days: [1, 2, 3, 4, 5], evenWhenQuiet: true } as const;
const practice: Practice = { ...aMailboxPractice(), morningMail: settings };

const morningsIn = (world: MemoryWorld): readonly Outgoing[] => world.sent.filter(({ to }) => to === TO);

async function aMorning(world: MemoryWorld): Promise<Outgoing> {
  await morningMail(world, practice);
  const letter = morningsIn(world).at(-1);
  if (letter === undefined) throw new Error('no morning mail left');
  return letter;
}

const waits = (world: MemoryWorld) => onMail(world, practice, aRawMail('[cancel] je ne viens pas jeudi'));

function answer(world: MemoryWorld, letter: Outgoing, words: string, headers: Record<string, string> = {}) {
  return onMail(
    world,
    practice,
    aRawMail(words, {
      From: 'Marie <marie@example.net>',
      'Authentication-Results': 'mx.example.org; dmarc=pass header.from=example.net',
      'In-Reply-To': letter.messageId,
      Subject: `Re: ${letter.subject}`,
      ...headers,
    }),
  );
}

describe('the morning mail', () => {
  it('leaves once a day, after its time, on its days', async () => {
    const world = aWorld();
    world.turnClock(moment('2026-11-24T07:29'));
    await morningMail(world, practice);
    expect(morningsIn(world)).toHaveLength(0);
    world.turnClock(moment('2026-11-24T07:30'));
    await morningMail(world, practice);
    world.turnClock(moment('2026-11-24T08:00'));
    await morningMail(world, practice);
    expect(morningsIn(world)).toHaveLength(1);
    world.turnClock(moment('2026-11-28T08:00'));
    await morningMail(world, practice);
    expect(morningsIn(world)).toHaveLength(1);
  });

  it('does not leave while sending is paused, and leaves soon after', async () => {
    const world = aWorld();
    world.turnClock(moment('2026-11-24T08:00'));
    await world.store.pause({ by: 'Anne', since: NOW });
    await morningMail(world, practice);
    expect(world.sent).toEqual([]);
    await world.store.pause(null);
    await morningMail(world, practice);
    expect(morningsIn(world)).toHaveLength(1);
  });

  it('catches up after a short sleep, not after a long one', async () => {
    const world = aWorld();
    world.turnClock(moment('2026-11-24T11:29'));
    await morningMail(world, practice);
    expect(morningsIn(world)).toHaveLength(1);
    world.turnClock(moment('2026-11-25T15:00'));
    await morningMail(world, practice);
    expect(morningsIn(world)).toHaveLength(1);
  });

  it('tells in six lines at most what was done, what waits and how to act, and names nobody', async () => {
    const world = aWorld();
    await waits(world);
    const { subject, body } = await aMorning(world);
    expect(subject).toBe('Secrétariat du mardi 24 novembre');
    expect(body.split('\n').length).toBeLessThanOrEqual(6);
    expect(body).toContain('À valider : 1 annuler (reçu mardi 24 novembre à 9 h).');
    expect(body).toContain('« OK 1 »');
    for (const word of ['Ana', 'Lemaire', 'ana@', 'kiné', 'physio']) expect(body).not.toContain(word);
  });

  it('tells an open breach with the hours that are left until a person closes it', async () => {
    const world = aWorld();
    const quiet = { ...practice, morningMail: { ...settings, evenWhenQuiet: false } };
    const noted = { id: 'b-1', noted: NOW, what: 'x', whom: 'y', by: 'Anne', closed: null } as const;
    await world.store.openBreach({ ...noted, known: moment('2026-11-23T18:00') });
    await morningMail(world, quiet);
    const [letter] = morningsIn(world);
    expect(letter?.body).toContain('1 violation de données (reste 57 h : agent privacy breach list)');
    await world.store.closeBreach('b-1', { at: NOW, by: 'Anne', how: 'no risk' });
    world.turnClock(moment('2026-11-25T09:00'));
    await morningMail(world, quiet);
    expect(morningsIn(world)).toHaveLength(1);
  });

  it('counts what was settled since the last one, however long ago its mail came', async () => {
    const world = aWorld();
    const kase = await waits(world);
    world.turnClock(NOW + 20 * DAY);
    await aMorning(world);
    world.turnClock(NOW + 20 * DAY + HOUR);
    await world.store.settle(kase.id, 'set-aside');
    world.turnClock(NOW + 21 * DAY);
    expect((await aMorning(world)).body).toContain('0 après votre oui, 1 mis de côté.');
  });

  it('is left out on a quiet morning when the practice says so', async () => {
    const world = aWorld();
    await morningMail(world, { ...practice, morningMail: { ...settings, evenWhenQuiet: false } });
    await morningMail(world, practice);
    expect(morningsIn(world)).toHaveLength(0);
  });

  it('waits for a server that is away, and is not sent again when nobody knows whether it left', async () => {
    const world = aWorld();
    world.suffer({ outbox: 'down' });
    await morningMail(world, practice);
    world.suffer({ outbox: 'lost-answer' });
    await morningMail(world, practice);
    world.suffer({ outbox: 'none' });
    await morningMail(world, practice);
    expect(morningsIn(world).length).toBeLessThanOrEqual(1);
  });
});

describe('an answer to the morning mail', () => {
  it('says yes to a number: the reply leaves, the agenda is changed, and what was done is told', async () => {
    const world = aWorld();
    const kase = await waits(world);
    const letter = await aMorning(world);
    const answered = await answer(
      world,
      letter,
      'OK 1\n\nLe 24 nov., Secrétariat a écrit :\n> Répondez OK 2',
    );
    expect((await world.store.case(kase.id))?.state).toBe('done');
    expect(answered).toMatchObject({ decision: 'act', state: 'done', reason: { code: 'review-answer' } });
    expect(world.sent.filter(({ to }) => to === 'ana@example.org')).toHaveLength(1);
    expect(morningsIn(world).at(-1)?.body).toBe('1 : fait.');
  });

  it('says no', async () => {
    const world = aWorld();
    const kase = await waits(world);
    await answer(world, await aMorning(world), 'NON 1');
    expect((await world.store.case(kase.id))?.state).toBe('refused');
    expect(morningsIn(world).at(-1)?.body).toBe('1 : refusé, rien n’est parti.');
  });

  it('uses a number once', async () => {
    const world = aWorld();
    await waits(world);
    const letter = await aMorning(world);
    await answer(world, letter, 'OK 1');
    await answer(world, letter, 'NON 1', { Date: 'Tue, 24 Nov 2026 09:05:00 +0100' });
    expect(morningsIn(world).at(-1)?.body).toBe('1 : déjà fait.');
  });

  it.each([
    ['from another address', { From: 'Ana <ana@example.org>' }],
    ['without proof', { 'Authentication-Results': 'mx.example.org; dmarc=fail header.from=example.net' }],
    ['proved by another server', { 'Authentication-Results': 'evil.example.org; dmarc=pass' }],
  ])('%s does nothing and is a human’s', async (_, headers) => {
    const world = aWorld();
    const kase = await waits(world);
    const letter = await aMorning(world);
    const before = world.sent.length;
    const met = await answer(world, letter, 'OK 1', headers);
    expect((await world.store.case(kase.id))?.state).toBe('waiting');
    expect(met).toMatchObject({ decision: 'review', reason: { code: 'unproved-sender' } });
    expect(world.sent).toHaveLength(before);
  });

  it('to a mail of another installation, or a made-up one, is no answer at all', async () => {
    const world = aWorld();
    const kase = await waits(world);
    const letter = await aMorning(world);
    const forged = letter.messageId.replace(/\.[0-9a-f]{32}@/u, `.${'0'.repeat(32)}@`);
    await answer(world, letter, 'OK 1', { 'In-Reply-To': forged });
    expect((await world.store.case(kase.id))?.state).toBe('waiting');
  });

  it('is void when the patient wrote again meanwhile', async () => {
    const world = aWorld();
    const kase = await waits(world);
    const letter = await aMorning(world);
    await onMail(world, practice, aRawMail('[when] et c’est quand', { Subject: 'encore' }));
    await answer(world, letter, 'OK 1');
    expect((await world.store.case(kase.id))?.state).toBe('waiting');
    expect(morningsIn(world).at(-1)?.body).toBe('1 : rien : la même personne a écrit de nouveau.');
  });

  it('comes too late after two days', async () => {
    const world = aWorld();
    const kase = await waits(world);
    const letter = await aMorning(world);
    world.turnClock(NOW + 2 * DAY + HOUR);
    await answer(world, letter, 'OK 1');
    expect((await world.store.case(kase.id))?.state).toBe('waiting');
    expect(morningsIn(world).at(-1)?.body).toBe('1 : rien : ce mail est trop ancien.');
  });

  it('with other words is a human’s, and what was a number is done', async () => {
    const world = aWorld();
    const kase = await waits(world);
    const met = await answer(world, await aMorning(world), 'OK 1\nEt rappelez-moi pour le reste');
    expect((await world.store.case(kase.id))?.state).toBe('done');
    expect(met).toMatchObject({ decision: 'review', state: 'waiting', reason: { rest: true } });
  });

  it('after a yes in the terminal does nothing twice', async () => {
    const world = aWorld();
    const kase = await waits(world);
    const letter = await aMorning(world);
    await onVerdict(world, practice, { kind: 'approve', case: kase.id, by: 'practitioner', at: NOW });
    world.turnClock(NOW + MINUTE);
    await answer(world, letter, 'OK 1');
    expect(world.sent.filter(({ to }) => to === 'ana@example.org')).toHaveLength(1);
    expect(morningsIn(world).at(-1)?.body).toBe('1 : déjà fait.');
  });

  it('says of alerts that were raised before it that they were seen, and of no later one', async () => {
    const world = aWorld();
    const early = await onMail(world, practice, aRawMail('[danger-life] …'));
    const letter = await aMorning(world);
    world.turnClock(NOW + MINUTE);
    const late = await onMail(
      world,
      practice,
      aRawMail('[danger-life] …', { From: 'Zoé <zoe@example.org>' }),
    );
    await answer(world, letter, 'VU');
    const seen = (await world.store.reviewNotes()).filter((note) => note.seen !== null);
    expect(seen.map((note) => note.case)).toEqual([early.id]);
    expect((await world.store.openAlerts()).map((alert) => alert.case)).toContain(late.id);
  });

  it('from a vacation program is no answer', async () => {
    const world = aWorld();
    const kase = await waits(world);
    await answer(world, await aMorning(world), 'OK 1', { 'Auto-Submitted': 'auto-replied' });
    expect((await world.store.case(kase.id))?.state).toBe('waiting');
  });
});
