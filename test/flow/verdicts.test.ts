import { describe, expect, it } from 'vitest';
import { laterOf, sealOf } from '../../src/core/review/seal.ts';
import type { Case, Verdict } from '../../src/domain/case.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { aPractice, autonomy, NOW } from '../build/builders.ts';
import { aRawMail, aWorld } from '../build/world.ts';

const practice = aPractice({ autonomy: autonomy({ when: 'suggest', move: 'suggest' }) });
const BY = { by: 'anne', at: NOW };
const seal = (kase: Case) => sealOf(kase, laterOf(kase, [kase]));

async function aWaitingMail(words = '[when] c’est quand') {
  const world = aWorld();
  const kase = await onMail(world, practice, aRawMail(words));
  const say = (said: Omit<Verdict, 'case' | 'by' | 'at'> & { kind: Verdict['kind'] }) =>
    onVerdict(world, practice, { ...said, case: kase.id, ...BY } as Verdict);
  return { world, kase, say };
}

describe('a yes', () => {
  it('is for what was seen', async () => {
    const { world, kase, say } = await aWaitingMail();
    expect(await say({ kind: 'approve', seal: 'of something else' })).toBe('not-as-seen');
    expect(world.sent).toHaveLength(0);
    expect(await say({ kind: 'approve', seal: seal(kase) })).toBe('done');
    expect(world.sent).toHaveLength(1);
  });

  it('given twice does nothing twice', async () => {
    const { world, kase, say } = await aWaitingMail();
    await say({ kind: 'approve', seal: seal(kase) });
    expect(await say({ kind: 'approve', seal: seal(kase) })).toBe('already-settled');
    expect(world.sent).toHaveLength(1);
  });

  it('is void when the patient wrote again meanwhile, and nothing leaves', async () => {
    const { world, kase, say } = await aWaitingMail();
    await onMail(world, practice, aRawMail('[move] finalement je veux changer'));
    expect(await say({ kind: 'approve', seal: seal(kase) })).toBe('wrote-again');
    expect(world.sent).toHaveLength(0);
    expect((await world.store.case(kase.id))?.state).toBe('waiting');
  });

  it('is void when the practice answered by itself', async () => {
    const { world, kase, say } = await aWaitingMail();
    const answers = [kase.messageId ?? ''];
    await world.store.noteSent([{ messageId: '<own@example.org>', answers, to: [], at: NOW }]);
    expect(await say({ kind: 'approve', seal: seal(kase) })).toBe('answered-since');
    expect(world.sent).toHaveLength(0);
  });
});

describe('the line that says how a letter was made', () => {
  it('names a reader from the moment the letter is proposed, and what leaves is what was seen', async () => {
    const { world, kase, say } = await aWaitingMail();
    expect(bodyOf(kase)).toContain('[AI, read]');
    await say({ kind: 'approve', seal: seal(kase) });
    expect(world.sent[0]?.body).toBe(bodyOf(kase));
  });

  it('is the assistant’s own where the letter leaves alone', async () => {
    const world = aWorld();
    const open = aPractice({ autonomy: autonomy({ when: 'auto' }) });
    await onMail(world, open, aRawMail('[when] c’est quand'));
    expect(world.sent[0]?.body).toContain('[AI]');
  });

  it('names a reader again once a person stopped what was to leave alone, or sending was paused', async () => {
    const world = aWorld();
    const open = aPractice({ autonomy: autonomy({ when: 'auto' }), grace: 5 });
    const kase = await onMail(world, open, aRawMail('[when] c’est quand'));
    await onVerdict(world, open, { kind: 'undo', case: kase.id, ...BY });
    const stopped = await world.store.case(kase.id);
    expect(stopped === null ? '' : bodyOf(stopped)).toContain('[AI, read]');
    await world.store.pause({ by: 'anne', since: NOW });
    const held = await onMail(world, open, aRawMail('[when] c’est quand', { Subject: 'autre' }));
    expect(bodyOf(held)).toContain('[AI, read]');
  });
});

describe('a letter that a person wrote anew', () => {
  it('leaves with their words, marked as theirs', async () => {
    const { world, kase, say } = await aWaitingMail();
    const body = bodyOf(kase);
    expect(await say({ kind: 'edit', text: `${body}\nBelle journée.`, seal: seal(kase) } as never)).toBe(
      'done',
    );
    expect(world.sent[0]?.body).toContain('Belle journée.');
    const kept = (await world.store.case(kase.id))?.proposal[0];
    expect(kept?.kind === 'reply' && kept.letter.editedBy).toBe('anne');
  });

  it('stays here when the emergency numbers are gone', async () => {
    const { world, kase, say } = await aWaitingMail();
    expect(await say({ kind: 'edit', text: 'Oui !' } as never)).toBe('not-fit');
    expect(world.sent).toHaveLength(0);
    expect((await world.store.case(kase.id))?.state).toBe('waiting');
  });
});

describe('another reading', () => {
  it('takes back what rested on the one before, and the case waits on', async () => {
    const { world, kase, say } = await aWaitingMail();
    expect(await say({ kind: 'relabel', sentence: 1, labels: ['cancel'] } as never)).toBe('prepared-anew');
    const now = await world.store.case(kase.id);
    expect(now).toMatchObject({ state: 'waiting', proposal: [] });
    expect(now?.reading?.sentences[0]?.labels).toEqual(['cancel']);
    expect(await say({ kind: 'relabel', sentence: 9, labels: ['cancel'] } as never)).toBe('cannot');
  });
});

describe('what a person notes', () => {
  it('leaves the case waiting, whoever has it and however long it is put off', async () => {
    const { world, kase, say } = await aWaitingMail();
    expect(await say({ kind: 'hand', to: 'Paul' } as never)).toBe('noted');
    expect(await say({ kind: 'snooze', until: NOW + MINUTE } as never)).toBe('noted');
    expect(await say({ kind: 'seen' })).toBe('noted');
    expect(await world.store.reviewNotes()).toEqual([
      { case: kase.id, handed: { to: 'Paul', ...BY }, snoozedUntil: NOW + MINUTE, seen: BY },
    ]);
    expect((await world.store.case(kase.id))?.state).toBe('waiting');
  });
});

describe('a period of grace', () => {
  const patient = aPractice({ grace: 2 });

  it('keeps an automatic letter here until it is over', async () => {
    const world = aWorld();
    const kase = await onMail(world, patient, aRawMail('[when] c’est quand'));
    expect(kase.state).toBe('acting');
    expect(world.sent).toHaveLength(0);
    world.turnClock(NOW + MINUTE);
    await onTick(world, patient);
    expect(world.sent).toHaveLength(0);
    world.turnClock(NOW + 2 * MINUTE);
    await onTick(world, patient);
    expect(world.sent).toHaveLength(1);
    expect((await world.store.case(kase.id))?.state).toBe('done');
  });

  it('lets a person stop it: nothing leaves, and it waits for their yes', async () => {
    const world = aWorld();
    const kase = await onMail(world, patient, aRawMail('[when] c’est quand'));
    const undo: Verdict = { kind: 'undo', case: kase.id, ...BY };
    expect(await onVerdict(world, patient, undo)).toBe('undone');
    world.turnClock(NOW + 5 * MINUTE);
    await onTick(world, patient);
    expect(world.sent).toHaveLength(0);
    const stopped = await world.store.case(kase.id);
    expect(stopped).toMatchObject({ state: 'waiting', reason: { code: 'stopped' } });
    expect(await onVerdict(world, patient, { kind: 'approve', case: kase.id, ...BY })).toBe('done');
    expect(world.sent).toHaveLength(1);
    expect(await onVerdict(world, patient, undo)).toBe('too-late');
  });
});

function bodyOf({ proposal }: Case): string {
  const reply = proposal.find((action) => action.kind === 'reply');
  return reply?.kind === 'reply' ? reply.letter.body : '';
}
