import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import { wordDistance } from '../../src/core/autonomy/word-distance.ts';
import type { Case } from '../../src/domain/case.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { resume } from '../../src/flow/plans/resume.ts';
import { onMailProgram } from '../../src/flow/verdicts/on-mail-program.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { NOW } from '../build/builders.ts';
import { aMailboxPractice } from '../build/mailbox-practice.ts';
import { anAgendaOf, aRawMail, aWorld } from '../build/world.ts';

const practice = aMailboxPractice();

async function aCase(world: MemoryWorld, words: string, headers: Record<string, string> = {}): Promise<Case> {
  const kase = await onMail(world, practice, aRawMail(words, headers));
  await onMailProgram(world, practice);
  return kase;
}

const cancels = (world: MemoryWorld) => aCase(world, '[cancel] je ne viens pas jeudi');

function draftIn(world: MemoryWorld): string {
  const [id] = [...world.drafts.keys()];
  if (id === undefined) throw new Error('there is no draft');
  return id;
}

async function stateOf(world: MemoryWorld, { id }: Case): Promise<string | undefined> {
  return (await world.store.case(id))?.state;
}

function cancelled(world: MemoryWorld): number {
  return world.calendars().filter(({ text }) => text.includes('STATUS:CANCELLED')).length;
}

async function passes(world: MemoryWorld, minutes: number): Promise<void> {
  world.turnClock(world.clock.now() + minutes * MINUTE);
  await onMailProgram(world, practice);
}

const yes = (kase: Case) => ({ kind: 'approve', case: kase.id, by: 'practitioner', at: NOW }) as const;

describe('sending the draft from any mail program', () => {
  it.each([{}, { replaced: true as const }])('does what hangs on it, once (%j)', async (how) => {
    const world = aWorld();
    const kase = await cancels(world);
    world.phone.send(draftIn(world), NOW + MINUTE, how);
    expect(cancelled(world)).toBe(0);
    expect(await onMailProgram(world, practice)).toMatchObject({ byHand: [kase.id], answered: [] });
    expect(cancelled(world)).toBe(1);
    expect(await stateOf(world, kase)).toBe('done');
    expect(world.sent).toEqual([]);
    expect(world.raised).toEqual([]);
    expect(await onVerdict(world, practice, yes(kase))).toBe('already-settled');
  });

  it('is a yes with other words too, and the trail says that they are theirs', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    const { body } = world.drafts.get(draftIn(world)) ?? { body: '' };
    world.phone.send(draftIn(world), NOW, { text: body.replace('Bonjour,', 'Chère Ana, merci du mot.') });
    await onMailProgram(world, practice);
    expect(cancelled(world)).toBe(1);
    const trail = await world.store.trail({ case: kase.id });
    expect(trail.find(({ verb }) => verb === 'SentByHand')).toMatchObject({
      actor: 'human',
      detail: 'edited',
    });
  });

  it.each([
    [{}, '\n-- \nEnvoyé de mon téléphone'],
    [{}, ''],
    [{ replaced: true as const }, '\n\nEnvoyé de mon téléphone'],
  ])('counts how many words were changed, as for an edit in the terminal (%j, %j)', async (how, added) => {
    const world = aWorld();
    await cancels(world);
    const { body } = world.drafts.get(draftIn(world)) ?? { body: '' };
    const text = body.replace('Bonjour,', 'Chère Ana, merci du mot.');
    world.phone.send(draftIn(world), NOW + MINUTE, { ...how, text: `${text}${added}` });
    await onMailProgram(world, practice);
    const record = (await world.store.autonomy()).find(({ kind }) => kind === 'cancel');
    expect(record).toMatchObject({ edited: 1, approved: 0, words: wordDistance(body, text) });
    expect(record?.words.changed).toBe(5);
  });

  it('leaves the agenda to the human when their words are other words, and tells them at once', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    world.phone.send(draftIn(world), NOW, { text: 'Bonjour Ana, appelez-moi plutôt ce soir.' });
    await onMailProgram(world, practice);
    expect(cancelled(world)).toBe(0);
    expect(await stateOf(world, kase)).toBe('unknown');
    expect(world.raised).toMatchObject([{ level: 'amber', case: kase.id }]);
  });

  it('takes a whole answer of their own, in another message, for their own', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    const text = 'Bonjour Ana, appelez-moi plutôt ce soir.';
    world.phone.send(draftIn(world), NOW + MINUTE, { text, replaced: true });
    expect(await onMailProgram(world, practice)).toMatchObject({ byHand: [], answered: [kase.id] });
    expect(await stateOf(world, kase)).toBe('set-aside');
    expect(cancelled(world)).toBe(0);
  });

  it('tells the human at once when the appointment is not there any more', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    world.replaceCalendars([anAgendaOf('2026-12-10T09:00')]);
    world.phone.send(draftIn(world), NOW);
    await onMailProgram(world, practice);
    expect(await stateOf(world, kase)).toBe('unknown');
    expect(world.raised.map(({ sentence }) => sentence)).toEqual([
      'Une réponse envoyée depuis votre logiciel de mail annonce un changement que l’agenda n’a pas. Regardez-le maintenant.',
    ]);
    expect(world.sent).toEqual([]);
  });

  it('after it left from the terminal is told: the person got it twice', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    const draft = draftIn(world);
    const { letter } = { letter: world.drafts.get(draft) };
    await onVerdict(world, practice, yes(kase));
    expect(world.sent).toHaveLength(1);
    if (letter !== undefined) await world.mailbox.draft(letter);
    world.phone.send(draft, NOW);
    await onMailProgram(world, practice);
    expect(world.raised).toMatchObject([{ sentence: expect.stringContaining('déjà réglée') }]);
    expect(cancelled(world)).toBe(1);
  });
});

describe('a yes in the terminal while the draft is leaving the phone', () => {
  it('waits for the Sent folder, and ends in one letter', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    const draft = draftIn(world);
    const letter = world.drafts.get(draft);
    world.phone.delete(draft);
    expect(await onVerdict(world, practice, yes(kase))).toBe('draft-leaving');
    expect(world.sent).toEqual([]);
    if (letter !== undefined) await world.mailbox.draft(letter);
    world.phone.send(draft, NOW);
    await onMailProgram(world, practice);
    expect(await onVerdict(world, practice, yes(kase))).toBe('already-settled');
    expect(world.sent).toEqual([]);
    expect(cancelled(world)).toBe(1);
  });

  it('counts when nothing was sent after all', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    world.phone.delete(draftIn(world));
    expect(await onVerdict(world, practice, yes(kase))).toBe('draft-leaving');
    world.turnClock(NOW + 11 * MINUTE);
    expect(await onVerdict(world, practice, yes(kase))).toBe('done');
    expect(world.sent).toHaveLength(1);
  });

  it('sends nothing while a human is writing in the draft', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    world.phone.edit(draftIn(world));
    expect(await onVerdict(world, practice, yes(kase))).toBe('draft-touched');
    expect(world.drafts.size).toBe(1);
  });

  it('waits while the mailbox does not answer', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    world.suffer({ mailbox: 'down' });
    expect(await onVerdict(world, practice, yes(kase))).toBe('draft-leaving');
    world.suffer({ mailbox: 'none' });
    expect(await onVerdict(world, practice, yes(kase))).toBe('done');
  });
});

describe('deleting the draft', () => {
  it('is a no, once it is certain that it was not sent', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    world.phone.delete(draftIn(world));
    await passes(world, 1);
    expect(await stateOf(world, kase)).toBe('waiting');
    await passes(world, 11);
    expect(await stateOf(world, kase)).toBe('refused');
    expect(world.drafts.size).toBe(0);
  });

  it('is none while the folder can not be read, nor when it is another folder', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    world.phone.renumber('emptied');
    await passes(world, 1);
    await passes(world, 30);
    expect(await stateOf(world, kase)).toBe('waiting');
    expect(world.drafts.size).toBe(1);
  });

  it('is none when all of them vanish at once', async () => {
    const world = aWorld();
    const kases = [
      await cancels(world),
      await aCase(world, '[when] c’est quand'),
      await aCase(world, '[when] et l’heure'),
    ];
    for (const id of [...world.drafts.keys()]) world.phone.delete(id);
    await passes(world, 1);
    await passes(world, 30);
    for (const kase of kases) expect(await stateOf(world, kase)).toBe('waiting');
    expect(world.drafts.size).toBe(0);
  });

  it('of a draft that turns up again is none', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    const letter = world.drafts.get(draftIn(world));
    world.phone.delete(draftIn(world));
    await passes(world, 5);
    if (letter !== undefined) await world.mailbox.draft(letter);
    await passes(world, 5);
    await passes(world, 30);
    expect(await stateOf(world, kase)).toBe('waiting');
  });
});

describe('a touched draft', () => {
  it('is never overwritten, and stays when the case is settled elsewhere', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    world.phone.edit(draftIn(world));
    await onVerdict(world, practice, { ...yes(kase), kind: 'refuse', note: '' });
    await passes(world, 1);
    expect(world.drafts.size).toBe(1);
    expect(await world.store.laidOut()).toEqual([]);
  });
});

describe('moving a message', () => {
  const messageOf = (world: MemoryWorld) => [...world.review.keys()][0] ?? '';

  it('to the folder of yes sends the reply and does what hangs on it, once', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    world.phone.move(messageOf(world), 'approved');
    expect(await onMailProgram(world, practice)).toMatchObject({
      moved: [{ case: kase.id, judged: 'done' }],
    });
    expect(world.sent).toHaveLength(1);
    expect(cancelled(world)).toBe(1);
    expect(await onMailProgram(world, practice)).toMatchObject({ moved: [] });
    expect(world.drafts.size).toBe(0);
  });

  it('to the folder of no refuses it', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    world.phone.move(messageOf(world), 'refused');
    await onMailProgram(world, practice);
    expect(await stateOf(world, kase)).toBe('refused');
    expect(world.sent).toEqual([]);
  });

  it('to both at once means nothing', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    world.phone.move(messageOf(world), 'both');
    await onMailProgram(world, practice);
    expect(await stateOf(world, kase)).toBe('waiting');
  });

  it('is void when the patient wrote again meanwhile, and shows anew', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    const before = messageOf(world);
    await onMail(world, practice, aRawMail('[when] et c’est quand', { Subject: 'encore' }));
    world.phone.move(before, 'approved');
    const { moved } = await onMailProgram(world, practice);
    expect(moved).toMatchObject([{ case: kase.id, judged: 'wrote-again' }]);
    expect(world.sent).toEqual([]);
    expect(world.review.has(before)).toBe(false);
    expect([...world.review.values()]).toEqual(['waiting', 'waiting']);
  });

  it('takes our message away when the case is settled elsewhere', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    await onVerdict(world, practice, yes(kase));
    await onMailProgram(world, practice);
    expect(world.review.size).toBe(0);
  });
});

interface Race {
  readonly world: MemoryWorld;
  readonly kase: Case;
  byPhone: number;
}

function sendNow(race: Race, how: { replaced?: true }): void {
  const [draft] = [...race.world.drafts.keys()];
  if (draft === undefined) return;
  race.world.phone.send(draft, race.world.clock.now(), how);
  race.byPhone += 1;
}

function move({ world }: Race, to: 'approved' | 'refused'): void {
  const [message] = [...world.review.keys()];
  if (message !== undefined) world.phone.move(message, to);
}

function atDraft({ world }: Race, does: (messageId: string) => void): void {
  const [draft] = [...world.drafts.keys()];
  if (draft !== undefined) does(draft);
}

const said = ({ world, kase }: Race) => ({ case: kase.id, by: 'practitioner', at: world.clock.now() });

const STEPS: Readonly<Record<string, (race: Race) => unknown>> = {
  send: (race) => sendNow(race, {}),
  'send-replaced': (race) => sendNow(race, { replaced: true }),
  edit: (race) => atDraft(race, race.world.phone.edit),
  delete: (race) => atDraft(race, race.world.phone.delete),
  yes: (race) => onVerdict(race.world, practice, { kind: 'approve', ...said(race) }),
  no: (race) => onVerdict(race.world, practice, { kind: 'refuse', note: '', ...said(race) }),
  'move-yes': (race) => move(race, 'approved'),
  'move-no': (race) => move(race, 'refused'),
  look: ({ world }) => onMailProgram(world, practice).catch(() => undefined),
  wait: ({ world }) => world.turnClock(world.clock.now() + 6 * MINUTE),
  down: ({ world }) => world.suffer({ mailbox: 'down' }),
  up: ({ world }) => world.suffer({ mailbox: 'none' }),
  restart: ({ world }) => resume(world, practice),
  renumber: ({ world }) => world.phone.renumber(),
};

describe('whatever is done on whichever surface, in whatever order', () => {
  const steps = fc.array(fc.constantFrom(...Object.values(STEPS)), { minLength: 1, maxLength: 14 });

  it('a draft that was sent is not sent again by a late second yes, though nobody has looked at Sent since', async () => {
    const world = aWorld();
    const race: Race = { world, kase: await cancels(world), byPhone: 0 };
    for (const step of ['send', 'yes', 'wait', 'wait', 'yes']) await STEPS[step]?.(race);
    expect(world.sent).toEqual([]);
    expect(cancelled(world)).toBe(1);
    expect(await stateOf(world, race.kase)).toBe('done');
  });

  it('one letter leaves at most, and the agenda is changed at most once, only with a letter', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (order) => {
        const world = aWorld();
        const race: Race = { world, kase: await cancels(world), byPhone: 0 };
        for (const step of order) await step(race);
        world.suffer({ mailbox: 'none' });
        await onMailProgram(world, practice);
        await onTick(world, practice);
        const letters = world.sent.length + race.byPhone;
        expect(letters).toBeLessThanOrEqual(1);
        expect(cancelled(world)).toBeLessThanOrEqual(letters);
        if ((await stateOf(world, race.kase)) === 'done') expect(cancelled(world)).toBe(1);
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});

describe('a look that fails', () => {
  it('takes nothing from the others, and while Sent is not seen no draft counts as deleted', async () => {
    const world = aWorld();
    const kase = await cancels(world);
    world.phone.send(draftIn(world), NOW + MINUTE, {});
    const blind = {
      ...world,
      mailbox: { ...world.mailbox, sentSince: () => Promise.reject(new Error('no search')) },
    };
    for (let look = 0; look < 4; look += 1) {
      world.turnClock(world.clock.now() + 10 * MINUTE);
      const seen = await onMailProgram(blind, practice);
      expect(seen).toMatchObject({ deleted: [], byHand: [], failed: [{ at: 'sent' }] });
    }
    expect(await stateOf(world, kase)).toBe('waiting');
    expect(await onMailProgram(world, practice)).toMatchObject({ byHand: [kase.id], failed: [] });
    expect(await stateOf(world, kase)).toBe('done');
  });
});
