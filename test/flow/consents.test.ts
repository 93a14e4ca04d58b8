import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begunCase } from '../../src/core/begun-case.ts';
import { runsOut } from '../../src/core/renewals/days-left.ts';
import { surveyLinks } from '../../src/core/survey/survey-links.ts';
import { MESSAGE_CLASSES } from '../../src/domain/contact.ts';
import type { ApprovedText, MessageClass } from '../../src/domain/letter.ts';
import { DAY } from '../../src/domain/time.ts';
import { remindOfRenewals } from '../../src/flow/clock/renewals-due.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { carryOut } from '../../src/flow/plans/carry-out.ts';
import { address, aPatient, aPractice, NOW } from '../build/builders.ts';
import { aRawMail, aWorld } from '../build/world.ts';

const practice = { ...aPractice(), quietHours: null };
const ANA = address('ana@example.org');
type World = ReturnType<typeof aWorld>;

/** A letter of a class that nobody asked for, to Ana; returns its case. */
async function unasked(
  world: World,
  kind: MessageClass,
  texts: readonly string[] = ['reminder'],
  key: string = kind,
) {
  const letter = {
    to: ANA,
    language: 'fr',
    subject: 'Votre message' as ApprovedText,
    body: 'Bonjour,' as ApprovedText,
    made: texts.map((id) => ({ id, hash: 'h' })),
    class: kind,
  } as const;
  const kase = begunCase({
    origin: { kind: 'clock', rule: 'test', key },
    key,
    patient: 'p1',
    to: ANA,
    decision: {
      kind: 'act',
      plan: [{ kind: 'reply', letter, unlessAlerted: null }],
      reason: { code: 'understood', kinds: [] },
    },
    due: world.clock.now(),
    now: world.clock.now(),
  });
  await carryOut(world, practice, kase);
  return kase;
}

const bodies = (world: World) => world.sent.map(({ body }) => body);
const isNoted = (body: string) => body.includes('[stop-noted');

describe('a STOP', () => {
  it('ends reminders at once, is confirmed once, and leaves answers to what is asked', async () => {
    const world = aWorld();
    await onMail(world, practice, aRawMail('[stop] plus de rappels'));
    await onMail(world, practice, aRawMail('[stop] plus de rappels'));
    expect(bodies(world).filter(isNoted)).toHaveLength(1);
    await unasked(world, 'S1');
    expect(world.sent).toHaveLength(1);
    await onMail(world, practice, aRawMail('[when] à quelle heure est mon rendez-vous ?'));
    expect(bodies(world).at(-1)).toContain('[appointments]');
  });

  it('of reminders leaves the survey, and the other way round', async () => {
    const world = aWorld();
    await onMail(world, practice, aRawMail('[stop] plus de rappels mais oui aux enquêtes'));
    await unasked(world, 'S1');
    await unasked(world, 'S4');
    expect(world.sent.slice(1)).toHaveLength(1);
    expect(await world.store.consents('p1')).toMatchObject([{ class: 'S4', state: 'given', source: 'mail' }]);
  });

  it('is done beside a cancellation in the same mail', async () => {
    const world = aWorld();
    await onMail(world, practice, aRawMail('[cancel] je ne viens pas jeudi\n[stop] ne m’écrivez plus'));
    expect(world.calendars()[0]?.text).toContain('STATUS:CANCELLED');
    expect(await world.store.stopped(ANA)).toBe(true);
  });

  it('is done even where a human must read the rest', async () => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[stop] ne m’écrivez plus\nautre chose'));
    expect(kase).toMatchObject({ decision: 'review', state: 'waiting' });
    expect(await world.store.stopped(ANA)).toBe(true);
  });

  it('by the way out of a letter’s header counts from any address, for that letter’s class', async () => {
    const world = aWorld();
    await unasked(world, 'S3', ['recall']);
    const token = world.sent[0]?.messageId.slice(1).split('@')[0];
    const stranger = { From: 'x@example.org', Subject: `STOP ${token}` };
    await onMail(world, practice, aRawMail('', stranger));
    expect(await world.store.stoppedClasses(ANA)).toEqual(['S3']);
    const forged = { From: 'x@example.org', Subject: `STOP ${token?.replace(/[0-9a-f]{4}$/, '0000')}` };
    await world.store.unstop(ANA, 'Anne', NOW);
    await onMail(world, practice, aRawMail('', forged));
    expect(await world.store.stoppedClasses(ANA)).toEqual([]);
  });
});

describe('a click on the practice’s own page (RFC 8058)', () => {
  const handed = (token: string, more: Readonly<Record<string, string>> = {}) =>
    aRawMail('', {
      From: 'www@example.org',
      Subject: `STOP ${token}`,
      'Auto-Submitted': 'auto-generated',
      ...more,
    });

  it('acts at once for the address the letter went to, and nobody is answered', async () => {
    const world = aWorld();
    await unasked(world, 'S4', ['survey']);
    const token = world.sent[0]?.messageId.slice(1).split('@')[0] ?? '';
    await onMail(world, practice, handed(token));
    expect(await world.store.stoppedClasses(ANA)).toEqual(['S4']);
    expect(await world.store.stoppedClasses(address('www@example.org'))).toEqual([]);
    expect(world.sent).toHaveLength(1);
  });

  it('counts from the practice’s own address too, and never without a token of ours', async () => {
    const world = aWorld();
    await unasked(world, 'S3', ['recall']);
    const token = world.sent[0]?.messageId.slice(1).split('@')[0] ?? '';
    await onMail(world, practice, handed(token.replace(/[0-9a-f]{4}$/, '0000')));
    await onMail(world, practice, handed(token, { Subject: `Re: STOP ${token}` }));
    expect(await world.store.stoppedClasses(ANA)).toEqual([]);
    await onMail(world, practice, handed(token, { From: 'cabinet@example.org' }));
    expect(await world.store.stoppedClasses(ANA)).toEqual(['S3']);
  });
});

describe('a STOP from another address', () => {
  const SECOND = address('second@example.org');
  const proved = (from: string) => ({
    From: `A <${from}>`,
    'Authentication-Results': `mx.example.org; dmarc=pass header.from=${from.split('@')[1]}`,
  });

  it('of the patient’s own ends what goes to the first', async () => {
    const contacts = [ANA, SECOND].map((one) => ({ address: one, holder: 'self' as const, dead: false }));
    const world = aWorld({ patients: [aPatient({ contacts })] });
    await onMail(world, practice, aRawMail('[stop] plus de rappels', proved(SECOND)));
    expect(await world.store.stoppedClasses(ANA)).toEqual(['S1']);
  });

  it('in answer to our letter ends what goes where that letter went', async () => {
    const world = aWorld();
    await unasked(world, 'S1');
    const thread = { 'In-Reply-To': world.sent[0]?.messageId ?? '' };
    await onMail(
      world,
      practice,
      aRawMail('[stop] plus de rappels', { ...proved('me@example.net'), ...thread }),
    );
    expect(await world.store.stoppedClasses(ANA)).toEqual(['S1']);
    expect(await world.store.stoppedClasses(address('me@example.net'))).toEqual(['S1']);
  });

  it('of a carer leaves the patient’s own letters', async () => {
    const contacts = [
      { address: ANA, holder: 'self' as const, dead: false },
      { address: SECOND, holder: 'carer' as const, dead: false },
    ];
    const world = aWorld({ patients: [aPatient({ contacts })] });
    await onMail(world, practice, aRawMail('[stop] plus de rappels', proved(SECOND)));
    expect(await world.store.stoppedClasses(ANA)).toEqual([]);
  });
});

describe('a stranger who gets our letters', () => {
  it('gets no more of them, a human hears of it, and the breach has its clock', async () => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[none] vous vous trompez de personne'));
    expect(kase).toMatchObject({ decision: 'review', reason: { code: 'wrong-person' } });
    expect(kase.plan).toContainEqual({ kind: 'task', task: 'breach', due: NOW + 3 * DAY });
    expect(await world.store.breaches()).toMatchObject([{ id: kase.id, known: kase.opened, closed: null }]);
    expect(world.raised).toHaveLength(1);
    expect(await world.store.frozen(ANA)).toBe('wrong-person');
    await unasked(world, 'S1');
    expect(bodies(world).filter((body) => !isNoted(body))).toEqual([]);
  });
});

describe('a loss that is told', () => {
  it('goes to a human, and nothing unasked follows it', async () => {
    const world = aWorld();
    const kase = await onMail(
      world,
      practice,
      aRawMail('[cancel] mon mari est décédé, je ne viens pas jeudi'),
    );
    expect(kase).toMatchObject({ decision: 'review', reason: { code: 'loss-told' } });
    for (const kind of MESSAGE_CLASSES) await unasked(world, kind);
    expect(world.sent).toEqual([]);
  });
});

describe('an answer to the survey', () => {
  const asked = async () => {
    const world = aWorld();
    const kase = await unasked(world, 'S4', ['survey']);
    return {
      world,
      kase,
      thread: { 'In-Reply-To': world.sent[0]?.messageId ?? '', Subject: 'Re: Votre message' },
    };
  };

  it('by reply is counted with its words and thanked for', async () => {
    const { world, kase, thread } = await asked();
    await onMail(world, practice, aRawMail('[choose] 4\n[thanks] merci pour tout', thread));
    expect(await world.store.surveyAnswers()).toMatchObject([
      { asked: kase.id, patient: 'p1', score: 4, words: expect.stringContaining('merci pour tout') },
    ]);
    expect(bodies(world).at(-1)).toContain('[survey-thanks]');
  });

  it('by a link of the letter is counted without a thread', async () => {
    const { world, kase } = await asked();
    const links = surveyLinks({
      to: practice.mail.addresses[0],
      case: kase.id,
      key: await world.store.secret(),
    });
    const Subject = decodeURIComponent(links[1]?.split('subject=')[1] ?? '');
    await onMail(world, practice, aRawMail('', { Subject }));
    expect(await world.store.surveyAnswers()).toMatchObject([{ asked: kase.id, score: 2 }]);
  });

  it.each([
    '[complaint] c’est une honte',
    '[health] j’ai très mal au dos',
    'une phrase inconnue',
    '[cancel] et annulez jeudi',
  ])('leaves the survey with "%s" in it', async (line) => {
    const { world, thread } = await asked();
    const kase = await onMail(world, practice, aRawMail(`[choose] 1\n${line}`, thread));
    expect(await world.store.surveyAnswers()).toEqual([]);
    expect(kase.reason).not.toEqual({ code: 'understood', kinds: ['survey'] });
  });
});

describe('a renewal', () => {
  it('is told to a human once, two days before the patient has nothing left', async () => {
    const world = aWorld();
    await onMail(world, practice, aRawMail('[renewal] renouvellement svp, il me reste 5 jours'));
    expect(await remindOfRenewals(world, practice)).toBe(0);
    world.turnClock(NOW + 3 * DAY);
    expect(await remindOfRenewals(world, practice)).toBe(1);
    expect(await remindOfRenewals(world, practice)).toBe(0);
    expect(world.raised.at(-1)?.sentence).toContain('renouvellement');
  });

  it.each([
    ['Il me reste 5 jours', 5],
    ['I only have three days left', 3],
    ['Ik heb nog een week', 7],
    ['Es reicht noch für zwei Wochen'.replace('für ', ''), 14],
    ['Zostało mi 4 dni', 4],
    ['Me quedan 6 días', 6],
    ['Mi restano due giorni', 2],
    ['Restam-me 3 dias', 3],
    ['J’ai mal depuis 5 jours', null],
    ['Pourriez-vous renouveler ?', null],
  ])('is due as "%s" says', (ownWords, days) => {
    expect(runsOut({ ownWords, sent: NOW })).toBe(days === null ? null : NOW + days * DAY);
  });
});

describe('whatever is said in whatever order', () => {
  const deed = fc.oneof(
    fc
      .constantFrom('[stop] plus de rappels', '[stop] stop', '[stop] plus d’enquêtes', '[thanks] merci')
      .map((words) => async (world: World) => void (await onMail(world, practice, aRawMail(words)))),
    fc
      .constantFrom(...MESSAGE_CLASSES)
      .map((kind) => async (world: World) => world.store.stop(ANA, world.clock.now(), [kind])),
    fc.constant(async (world: World) => void (await world.store.unstop(ANA, 'Anne', world.clock.now()))),
    fc.constant(async (world: World) => world.store.freeze(ANA, 'human-wanted', world.clock.now())),
    fc.constant(async (world: World) => void (await world.store.unfreeze(ANA, 'Anne', world.clock.now()))),
    fc.constant(async (world: World) =>
      world.store.markPatient({ patient: 'p1', flag: 'deceased', by: 'Anne', at: world.clock.now() }),
    ),
  );

  it('nothing of a class leaves that its address stopped, or to whom a human keeps', async () => {
    const tries = fc.array(fc.tuple(deed, fc.constantFrom(...MESSAGE_CLASSES)), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(tries, async (steps) => {
        const world = aWorld();
        for (const [index, [does, kind]] of steps.entries()) {
          await does(world);
          const before = world.sent.length;
          const closed =
            (await world.store.stoppedClasses(ANA)).includes(kind) ||
            (await world.store.frozen(ANA)) !== null ||
            (await world.store.marks()).length > 0;
          await unasked(world, kind, ['reminder'], `${index}`);
          expect(world.sent.length - before).toBe(closed ? 0 : 1);
        }
        expect(bodies(world).filter(isNoted).length).toBeLessThanOrEqual(steps.length);
      }),
      { numRuns: 60 },
    );
  });
});
