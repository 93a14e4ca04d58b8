import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../../src/adapters/store/memory/world.ts';
import { messageIdFor } from '../../../src/core/mail/reply-token.ts';
import type { Case } from '../../../src/domain/case.ts';
import type { SentMail } from '../../../src/domain/mail.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { onSent } from '../../../src/flow/mails/on-sent.ts';
import { address, aPractice, autonomy, NOW } from '../../build/builders.ts';
import { aRawMail, aWorld } from '../../build/world.ts';

const practice = aPractice();
const careful = aPractice({ autonomy: autonomy({ cancel: 'suggest', move: 'suggest', when: 'suggest' }) });

/** The world, with these mails found in the practice's Sent folder at the next look. */
function sentFrom(world: MemoryWorld, ...mails: readonly SentMail[]): MemoryWorld {
  const waiting = [...mails];
  return { ...world, mailbox: { ...world.mailbox, sentSince: async () => waiting.splice(0) } };
}

function aSentMail(different: Partial<SentMail> = {}): SentMail {
  return { messageId: '<by-hand@example.org>', answers: [], to: [], at: NOW + MINUTE, ...different };
}

async function aWaitingCase(world: MemoryWorld, headers: Record<string, string> = {}): Promise<Case> {
  return onMail(world, careful, aRawMail('[cancel] je ne viens pas jeudi', headers));
}

async function stateOf(world: MemoryWorld, { id }: Case): Promise<string | undefined> {
  return (await world.store.case(id))?.state;
}

describe('when the practice answered by itself', () => {
  it('stands down: the case is set aside, its draft withdrawn, its trail says who answered', async () => {
    const world = aWorld();
    const kase = await aWaitingCase(world);
    const step = kase.proposal.findIndex(({ kind }) => kind === 'reply');
    const draft = messageIdFor(`${kase.id}-approved-${step}`, 'example.org', await world.store.secret());
    const withdrawn: string[] = [];
    const seen = sentFrom(world, aSentMail({ answers: [kase.messageId ?? ''] }));
    const watched = {
      ...seen,
      mailbox: {
        ...seen.mailbox,
        withdraw: async (messageId: string) => {
          withdrawn.push(messageId);
          return { kind: 'done', note: '' } as const;
        },
      },
    };
    expect(await onSent(watched, careful)).toMatchObject({ answered: [kase.id] });
    expect(await stateOf(world, kase)).toBe('set-aside');
    expect(withdrawn).toEqual([draft]);
    expect(world.sent).toEqual([]);
  });

  it('leaves the thread to the practice from then on', async () => {
    const world = aWorld();
    const kase = await aWaitingCase(world);
    await onSent(sentFrom(world, aSentMail({ answers: [kase.messageId ?? ''] })), careful);
    const next = await onMail(
      world,
      practice,
      aRawMail('[when] c’est quand', { 'In-Reply-To': '<by-hand@example.org>' }),
    );
    expect(next).toMatchObject({ decision: 'review', reason: { code: 'already-answered' } });
  });

  it('gives the kept times of the case back', async () => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[move] je ne peux pas jeudi'));
    await world.store.settle(kase.id, 'waiting');
    await onSent(sentFrom(world, aSentMail({ answers: [kase.messageId ?? ''] })), practice);
    expect((await world.store.offers())[0]).toMatchObject({ state: 'released' });
  });

  it('knows its own answer again that went where the patient wants answers', async () => {
    const world = aWorld();
    const kase = await aWaitingCase(world, { 'Reply-To': 'Ana <ana.work@example.com>' });
    const answer = aSentMail({ answers: [kase.messageId ?? ''], to: [address('ana.work@example.com')] });
    expect(await onSent(sentFrom(world, answer), careful)).toMatchObject({ answered: [kase.id] });
    expect(kase).toMatchObject({ from: 'ana@example.org', replyTo: ['ana.work@example.com'] });
  });

  it('does not take a forward to a colleague for an answer', async () => {
    const world = aWorld();
    const kase = await aWaitingCase(world);
    const forward = aSentMail({ answers: [kase.messageId ?? ''], to: [address('colleague@example.org')] });
    await onSent(sentFrom(world, forward), careful);
    expect(await stateOf(world, kase)).toBe('waiting');
  });

  it('does not take the mail that the patient answers for an answer to theirs', async () => {
    const world = aWorld();
    const kase = await aWaitingCase(world, { References: '<first@example.org> <by-hand@example.org>' });
    await onSent(sentFrom(world, aSentMail({ answers: ['<first@example.org>'] })), careful);
    expect(await stateOf(world, kase)).toBe('waiting');
  });

  it('takes a later mail into the thread for an answer, an earlier one not', async () => {
    const world = aWorld();
    const kase = await aWaitingCase(world, { References: '<first@example.org>' });
    const early = aSentMail({ answers: ['<first@example.org>'], at: NOW - MINUTE });
    await onSent(sentFrom(world, early), careful);
    expect(await stateOf(world, kase)).toBe('waiting');
    await onSent(sentFrom(world, { ...early, at: NOW + MINUTE }), careful);
    expect(await stateOf(world, kase)).toBe('set-aside');
  });

  it('changes nothing of a case that is done', async () => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[when] c’est quand'));
    await onSent(sentFrom(world, aSentMail({ answers: [kase.messageId ?? ''] })), practice);
    expect(await stateOf(world, kase)).toBe('done');
  });
});

describe('a letter of ours in the Sent folder', () => {
  it('has left, when nobody knew whether it had', async () => {
    const world = aWorld();
    world.suffer({ outbox: 'unknown' });
    const kase = await onMail(world, practice, aRawMail('[when] c’est quand'));
    expect(kase.state).toBe('unknown');
    const messageId = messageIdFor(`${kase.id}-now-0`, 'example.org', await world.store.secret());
    expect(await onSent(sentFrom(world, aSentMail({ messageId })), practice)).toMatchObject({
      answered: [],
      left: [kase.id],
    });
    expect(await stateOf(world, kase)).toBe('done');
    expect((await world.store.actions(kase.id))[0]).toMatchObject({ state: 'done' });
  });

  it('is no answer of the practice, and no forged one counts as ours', async () => {
    const world = aWorld();
    const kase = await aWaitingCase(world);
    const key = await world.store.secret();
    const own = aSentMail({
      messageId: messageIdFor(`${kase.id}-now-0`, 'example.org', key),
      answers: [kase.messageId ?? ''],
    });
    await onSent(sentFrom(world, own), careful);
    expect(await stateOf(world, kase)).toBe('waiting');
    const forged = { ...own, messageId: messageIdFor(`${kase.id}-now-0`, 'example.org', 'guessed') };
    await onSent(sentFrom(world, forged), careful);
    expect(await stateOf(world, kase)).toBe('set-aside');
  });

  it('is told apart when a human sent it from the Drafts', async () => {
    const world = aWorld();
    const kase = await aWaitingCase(world);
    const messageId = messageIdFor(`${kase.id}-approved-1`, 'example.org', await world.store.secret());
    expect(await onSent(sentFrom(world, aSentMail({ messageId })), careful)).toMatchObject({
      byHand: [kase.id],
    });
    expect(await world.store.letterState(messageId)).toBe('left');
  });

  it('does not settle a case of which something else was left out', async () => {
    const world = aWorld();
    world.suffer({ outbox: 'unknown' });
    const kase = await onMail(world, practice, aRawMail('[stop] stop'));
    const step = kase.plan.findIndex(({ kind }) => kind === 'reply');
    const key = await world.store.secret();
    const messageId = messageIdFor(`${kase.id}-now-${step}`, 'example.org', key);
    await onSent(sentFrom(world, aSentMail({ messageId })), practice);
    const records = await world.store.actions(kase.id);
    const left = records.some(({ state, action }) => state === 'skipped' && action.kind !== 'label');
    expect(await stateOf(world, kase)).toBe(left ? 'unknown' : 'done');
    expect(records.find(({ action }) => action.kind === 'reply')).toMatchObject({ state: 'done' });
  });
});

describe('whatever lies in the Sent folder', () => {
  it('only answered waiting cases are set aside, and looking twice changes nothing more', async () => {
    const kinds = fc.constantFrom('waiting', 'done', 'unrelated', 'forward', 'ours');
    await fc.assert(
      fc.asyncProperty(fc.array(kinds, { maxLength: 8 }), async (found) => {
        const world = aWorld();
        const waiting = await aWaitingCase(world);
        const other = await aWaitingCase(world, { From: 'ana@example.org', Subject: 'autre' });
        const done = await onMail(world, practice, aRawMail('[when] c’est quand'));
        const key = await world.store.secret();
        const mails = found.map((kind, index): SentMail => {
          const messageId = `<hand-${index}@example.org>`;
          if (kind === 'waiting') return aSentMail({ messageId, answers: [waiting.messageId ?? ''] });
          if (kind === 'done') return aSentMail({ messageId, answers: [done.messageId ?? ''] });
          if (kind === 'unrelated') return aSentMail({ messageId, answers: ['<else@example.org>'] });
          const answers = [waiting.messageId ?? ''];
          if (kind === 'forward') return aSentMail({ messageId, answers, to: [address('b@example.org')] });
          return aSentMail({ messageId: messageIdFor(`${done.id}-now-0`, 'example.org', key), answers });
        });
        await onSent(sentFrom(world, ...mails), careful);
        const after = await Promise.all([waiting, other, done].map((kase) => stateOf(world, kase)));
        expect(after).toEqual([found.includes('waiting') ? 'set-aside' : 'waiting', 'waiting', 'done']);
        expect(await onSent(sentFrom(world, ...mails), careful)).toMatchObject({ answered: [], left: [] });
        expect(world.sent).toHaveLength(1);
        expect(await world.store.verifyAudit()).toBeNull();
      }),
      { numRuns: 40 },
    );
  });
});

describe('an answer of the practice’s own that shows in the inbox alone', () => {
  const OWN = {
    From: 'cabinet@example.org',
    To: 'ana@example.org',
    Cc: 'cabinet@example.org',
    'Message-ID': '<copy@example.org>',
  };

  it('makes the program stand down like one in Sent', async () => {
    const world = aWorld();
    const kase = await aWaitingCase(world);
    await onMail(world, careful, aRawMail('c’est noté', { ...OWN, 'In-Reply-To': kase.messageId ?? '' }));
    expect(await stateOf(world, kase)).toBe('set-aside');
    expect(await world.store.answered([kase.messageId ?? ''])).toBe(true);
  });

  it.each([
    ['nobody vouches for it', { 'Authentication-Results': 'mx.example.org; dmarc=fail' }],
    ['it is a note to oneself', { To: 'cabinet@example.org' }],
  ])('changes nothing when %s', async (_, headers) => {
    const world = aWorld();
    const kase = await aWaitingCase(world);
    const answers = { 'In-Reply-To': kase.messageId ?? '' };
    await onMail(world, careful, aRawMail('c’est noté', { ...OWN, ...answers, ...headers }));
    expect(await stateOf(world, kase)).toBe('waiting');
  });
});
