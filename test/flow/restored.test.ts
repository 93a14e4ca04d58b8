import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../src/core/alert-sentence.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { aPractice, NOW } from '../build/builders.ts';
import { aRawMail, aWorld } from '../build/world.ts';

const practice = aPractice();

async function aRestoredWorld(at: number) {
  const world = aWorld();
  await world.store.noteRestored({ made: NOW - 24 * HOUR, at });
  return world;
}

describe('after an older memory was put back', () => {
  it('a mail of before is a human’s: nothing is proposed, sent or changed', async () => {
    const world = await aRestoredWorld(NOW + MINUTE);
    const before = world.calendars()[0]?.text;
    const kase = await onMail(world, practice, aRawMail('[cancel] je ne viens pas jeudi'));
    expect(kase).toMatchObject({ decision: 'review', state: 'waiting', reason: { code: 'restored' } });
    expect(kase.proposal).toEqual([]);
    expect(world.sent).toEqual([]);
    expect(world.calendars()[0]?.text).toBe(before);
  });

  it('an emergency of before is alerted again, without a second text', async () => {
    const world = await aRestoredWorld(NOW + MINUTE);
    const kase = await onMail(world, practice, aRawMail('[danger-life] j’étouffe'));
    expect(world.raised.map(({ sentence }) => sentence)).toEqual([
      sentenceOf({ kind: 'alert', level: 'red', about: 'emergency-held' }, practice.programLanguage),
    ]);
    expect(kase.proposal.map(({ kind }) => kind)).toEqual(['reply']);
    expect(world.sent).toEqual([]);
  });

  it('a mail that comes later is answered as ever', async () => {
    const world = await aRestoredWorld(NOW - HOUR);
    const kase = await onMail(world, practice, aRawMail('[cancel] je ne viens pas jeudi'));
    expect(kase.state).toBe('done');
    expect(world.sent).toHaveLength(1);
  });
});
