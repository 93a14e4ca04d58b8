import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../src/core/alert-sentence.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { resume } from '../../src/flow/plans/resume.ts';
import { takeVerdicts } from '../../src/flow/verdicts/take-verdicts.ts';
import { address, aPractice, autonomy, NOW } from '../build/builders.ts';
import { aRawMail, aWorld } from '../build/world.ts';

const practice = aPractice();
const careful = aPractice({ autonomy: autonomy({ when: 'suggest' }) });
const PAUSE = { by: 'Anne', since: NOW };
const yes = (id: string) => ({ kind: 'approve', case: id, by: 'marie', at: NOW }) as const;

async function aPausedWorld() {
  const world = aWorld();
  await world.store.pause(PAUSE);
  return world;
}

describe('while sending is paused', () => {
  it('a mail is read and decided, and its answer waits for a yes', async () => {
    const world = await aPausedWorld();
    const before = world.calendars()[0]?.text;
    const kase = await onMail(world, practice, aRawMail('[cancel] je ne viens pas jeudi'));
    expect(kase).toMatchObject({ decision: 'review', state: 'waiting', reason: { code: 'paused' } });
    expect(kase.proposal.map(({ kind }) => kind)).toEqual(['cancel', 'reply']);
    expect(world.sent).toEqual([]);
    expect(world.calendars()[0]?.text).toBe(before);
    expect(world.labels.map(({ keyword }) => keyword)).toEqual(['to-review']);
  });

  it('no time is kept for anybody', async () => {
    const world = await aPausedWorld();
    await onMail(world, practice, aRawMail('[move] je ne peux pas jeudi'));
    expect(await world.store.offers()).toEqual([]);
  });

  it('a human is alerted of an emergency, and told that the patient got no text', async () => {
    const world = await aPausedWorld();
    const kase = await onMail(world, practice, aRawMail('[danger-life] j’étouffe'));
    expect(world.sent).toEqual([]);
    expect(world.raised.map(({ sentence }) => sentence)).toEqual([
      sentenceOf({ kind: 'alert', level: 'red', about: 'emergency-held' }, practice.programLanguage),
    ]);
    expect(kase).toMatchObject({ state: 'waiting', reason: { code: 'emergency-wording' } });
    expect(kase.proposal.map(({ kind }) => kind)).toEqual(['reply']);
    expect(await world.store.frozen(address('ana@example.org'))).toBe('emergency');
  });

  it('a stop is obeyed', async () => {
    const world = await aPausedWorld();
    await onMail(world, practice, aRawMail('[stop] stop'));
    expect(await world.store.stopped(address('ana@example.org'))).toBe(true);
    expect(world.sent).toEqual([]);
  });

  it('a yes stays in the list, and is acted on once sending goes on', async () => {
    const world = aWorld();
    const { id } = await onMail(world, careful, aRawMail('[when] c’est quand'));
    await world.store.pause(PAUSE);
    await world.store.recordVerdict(yes(id));
    expect(await takeVerdicts(world, careful)).toEqual([]);
    expect(world.sent).toEqual([]);
    expect((await world.store.case(id))?.state).toBe('waiting');
    await world.store.pause(null);
    expect(await takeVerdicts(world, careful)).toEqual([{ case: id, verdict: 'approve', judged: 'done' }]);
    expect(world.sent).toHaveLength(1);
  });

  it('a no is obeyed', async () => {
    const world = aWorld();
    const { id } = await onMail(world, careful, aRawMail('[when] c’est quand'));
    await world.store.pause(PAUSE);
    await world.store.recordVerdict({ ...yes(id), kind: 'refuse', note: '' });
    expect(await takeVerdicts(world, careful)).toMatchObject([{ judged: 'refused' }]);
  });

  it('a letter that was put off waits on without losing an attempt, and leaves when sending goes on', async () => {
    const world = aWorld();
    world.suffer({ outbox: 'down' });
    const { id } = await onMail(world, practice, aRawMail('[when] c’est quand'));
    world.suffer({ outbox: 'none' });
    await world.store.pause(PAUSE);
    world.turnClock(NOW + 5 * MINUTE);
    const before = await world.store.actions(id);
    await onTick(world, practice);
    expect(await world.store.actions(id)).toEqual(before);
    await world.store.pause(null);
    await onTick(world, practice);
    expect(world.sent).toHaveLength(1);
    expect((await world.store.case(id))?.state).toBe('done');
  });

  it('a plan that a crash cut off stays as it is', async () => {
    const world = aWorld();
    const cut = { ...world.outbox, send: () => Promise.reject(new Error('killed')) };
    await expect(onMail({ ...world, outbox: cut }, practice, aRawMail('[when] c’est quand'))).rejects.toThrow(
      'killed',
    );
    await world.store.pause(PAUSE);
    expect(await resume(world, practice)).toBe(0);
    expect((await world.store.cases()).map(({ state }) => state)).toEqual(['acting']);
    expect(world.sent).toEqual([]);
    await world.store.pause(null);
    await onTick(world, practice);
    expect(world.sent).toHaveLength(1);
  });

  it('a pause that comes between deciding and sending still holds the letter back', async () => {
    const world = aWorld();
    const store = {
      ...world.store,
      open: async (...given: Parameters<typeof world.store.open>) => {
        const opened = await world.store.open(...given);
        await world.store.pause(PAUSE);
        return opened;
      },
    };
    const kase = await onMail({ ...world, store }, practice, aRawMail('[cancel] je ne viens pas jeudi'));
    expect(kase.state).toBe('acting');
    expect(world.sent).toEqual([]);
    expect((await world.store.actions(kase.id)).map(({ state }) => state)).toEqual(
      kase.plan.map(() => 'planned'),
    );
  });
});

describe('the list of verdicts', () => {
  it('is acted on once, also after a crash between acting and taking', async () => {
    const world = aWorld();
    const { id } = await onMail(world, careful, aRawMail('[when] c’est quand'));
    await world.store.recordVerdict(yes(id));
    const cut = { ...world.store, verdictTaken: () => Promise.reject(new Error('killed')) };
    await expect(takeVerdicts({ ...world, store: cut }, careful)).rejects.toThrow('killed');
    expect(await takeVerdicts(world, careful)).toEqual([
      { case: id, verdict: 'approve', judged: 'already-settled' },
    ]);
    expect(world.sent).toHaveLength(1);
    expect(await world.store.verdicts()).toEqual([]);
  });
});
