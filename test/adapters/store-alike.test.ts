import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sqliteStore } from '../../src/adapters/sqlite.ts';
import { memoryStore } from '../../src/adapters/store/memory-store.ts';
import type { Store } from '../../src/ports.ts';
import {
  aCase,
  anOffer,
  aReply,
  aWaitingCase,
  LABEL,
  LEA,
  MORNING,
  PAUL,
} from '../contract/store-builders.ts';

/** Something done to a store; what it answers must not depend on which store it is. */
type Deed = (store: Store) => Promise<unknown>;

const id = fc.constantFrom('c-1', 'c-2', 'c-3');
const offer = fc.constantFrom('o-1', 'o-2');
const address = fc.constantFrom(LEA, PAUL);
const thread = fc.subarray(['<c-1@mail.example.org>', '<root@example.org>', '<c-2@mail.example.org>']);
const at = fc.integer({ min: MORNING - 3, max: MORNING + 3 });
const words = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.constantFrom('a\0b', '\ud800', '__proto__', 'emergency'),
);
const action = fc
  .tuple(id, fc.constantFrom('now', 'approved'), fc.nat(2))
  .map(([kase, stage, step]) => `${kase}-${stage}-${step}`);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc
    .record({
      id,
      opened: at,
      thread,
      contentHash: fc.constantFrom('x', 'y'),
      to: address,
      waits: fc.boolean(),
    })
    .map(({ to, waits, ...difference }): Deed => {
      const plan = { plan: [LABEL, aReply(to)], ...difference };
      const kase = waits ? aWaitingCase({ ...difference, proposal: [aReply(to)] }) : aCase(plan);
      return (store) => store.open({ ...kase, messageId: '<same@example.org>' });
    }),
  fc
    .tuple(action, fc.constantFrom('planned', 'started', 'done', 'failed', 'unknown', 'skipped'), words, at)
    .map(
      ([what, state, note, when]): Deed =>
        (store) =>
          store.mark(what, state, note, when),
    ),
  fc.tuple(id, fc.constantFrom('acting', 'waiting', 'done', 'refused')).map(
    ([kase, state]): Deed =>
      (store) =>
        store.settle(kase, state),
  ),
  fc.tuple(id, words, at).map(
    ([kase, by, when]): Deed =>
      (store) =>
        store.approve(kase, by, when),
  ),
  fc.tuple(offer, fc.constantFrom('p-1', 'p-2'), at).map(
    ([which, patient, until]): Deed =>
      (store) =>
        store.saveOffer(anOffer({ id: which, patient, until })),
  ),
  fc.tuple(offer, fc.constantFrom('open', 'taken', 'expired', 'released')).map(
    ([which, state]): Deed =>
      (store) =>
        store.closeOffer(which, state),
  ),
  fc.tuple(address, words, at).map(
    ([whom, why, when]): Deed =>
      (store) =>
        store.freeze(whom, why, when),
  ),
  fc.tuple(address, at).map(
    ([whom, when]): Deed =>
      (store) =>
        store.stop(whom, when),
  ),
  words.map(
    (key): Deed =>
      (store) =>
        store.addMove(key),
  ),
  fc.tuple(words, at).map(
    ([patient, when]): Deed =>
      (store) =>
        store.addWaiting(patient, when),
  ),
  fc.tuple(words, words, at).map(
    ([key, by, when]): Deed =>
      (store) =>
        store.approveText(key, 'hash', by, when),
  ),
  fc.nat(3).map(
    (count): Deed =>
      (store) =>
        store.saveEventCount(count),
  ),
  fc.tuple(at, thread).map(
    ([since, ids]): Deed =>
      (store) =>
        store.countSent({ since, thread: ids }),
  ),
  fc.tuple(at, address).map(
    ([since, to]): Deed =>
      (store) =>
        store.countSent({ since, to }),
  ),
);

/** Everything that can be asked. */
async function everything(store: Store): Promise<unknown> {
  return {
    cases: await store.cases(),
    waiting: await store.cases('waiting'),
    actions: await Promise.all(['c-1', 'c-2', 'c-3'].map(store.actions)),
    unfinished: await store.unfinished(),
    offers: await store.offers(),
    ofOne: await store.offers('p-1'),
    frozen: [await store.frozen(LEA), await store.frozen(PAUL)],
    stopped: [await store.stopped(LEA), await store.stopped(PAUL)],
    moves: await store.moves(),
    list: await store.waiting(),
    approvals: await store.approvals(),
    events: await store.eventCount(),
    sent: await store.countSent({ since: 0 }),
    trail: await store.verifyAudit(),
  };
}

async function answerOf(store: Store, work: Deed): Promise<unknown> {
  try {
    return await work(store);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : error;
  }
}

describe('the store on disk and the one in memory', () => {
  it('answer alike, whatever is done to them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 40 }), async (deeds) => {
        const folder = mkdtempSync(join(tmpdir(), 'alike-'));
        const onDisk = await sqliteStore({ file: join(folder, 'state.db'), now: () => MORNING });
        const inMemory = memoryStore({ now: () => MORNING });
        for (const work of deeds)
          expect(await answerOf(inMemory, work)).toEqual(await answerOf(onDisk, work));
        expect(await everything(inMemory)).toEqual(await everything(onDisk));
        expect(await onDisk.verifyAudit()).toBeNull();
        await onDisk.close();
        rmSync(folder, { recursive: true });
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
