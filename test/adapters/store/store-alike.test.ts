import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/adapters/store/memory/store.ts';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { newEntry } from '../../../src/domain/waiting.ts';
import type { Store } from '../../../src/ports/store.ts';
import {
  aCase,
  anOffer,
  aReply,
  aWaitingCase,
  LABEL,
  LEA,
  MORNING,
  PAUL,
} from '../../contract/store-builders.ts';

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
      const started = waits ? [] : [`${kase.id}-now-1`];
      return (store) => store.open({ ...kase, messageId: '<same@example.org>' }, started);
    }),
  fc
    .tuple(action, fc.constantFrom('planned', 'started', 'done', 'failed', 'unknown', 'skipped'), words, at)
    .map(
      ([what, state, note, when]): Deed =>
        (store) =>
          store.mark(what, state, note, when),
    ),
  fc
    .tuple(
      id,
      fc.array(fc.tuple(action, fc.constantFrom('planned', 'started', 'done', 'unknown'), words), {
        maxLength: 3,
      }),
      fc.constantFrom(null, 'acting', 'waiting', 'done'),
      at,
    )
    .map(
      ([kase, steps, settle, when]): Deed =>
        (store) =>
          store.advance({
            case: kase,
            marks: steps.map(([what, state, note]) => ({ id: what, state, note })),
            settle,
            at: when,
          }),
    ),
  fc.tuple(action, at, words).map(
    ([what, until, note]): Deed =>
      (store) =>
        store.postpone(what, until, note),
  ),
  fc.tuple(id, fc.boolean(), address).map(
    ([kase, starts, to]): Deed =>
      (store) =>
        store.replan(aCase({ id: kase, plan: [aReply(to)] }), starts ? [`${kase}-now-0`] : []),
  ),
  fc.tuple(id, words, fc.boolean()).map(
    ([kase, by, approves]): Deed =>
      (store) =>
        store.recordVerdict(
          approves
            ? { kind: 'approve', case: kase, by, at: MORNING }
            : { kind: 'refuse', case: kase, by, at: MORNING, note: by },
        ),
  ),
  id.map(
    (kase): Deed =>
      (store) =>
        store.verdictTaken(kase),
  ),
  fc.option(fc.tuple(words, at)).map(
    (pause): Deed =>
      (store) =>
        store.pause(pause === null ? null : { by: pause[0], since: pause[1] }),
  ),
  fc.tuple(thread, fc.option(words)).map(
    ([answers, messageId]): Deed =>
      (store) =>
        store.noteSent([{ messageId, answers, to: [], at: MORNING }]),
  ),
  fc.tuple(words, words, fc.nat(3), at).map(
    ([folder, uidValidity, uid, since]): Deed =>
      (store) =>
        store.saveCursor(folder, { uidValidity, uid, since }),
  ),
  fc.tuple(words, fc.constantFrom('leaving', 'left', 'returned'), at).map(
    ([messageId, state, when]): Deed =>
      (store) =>
        store.noteLetter(messageId, state, when),
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
        store.changeWaiting({ kind: 'enter', entry: newEntry({ patient, since: when }) }, when),
  ),
  fc.tuple(words, at, fc.constantFrom('left', 'served')).map(
    ([patient, when, as]): Deed =>
      (store) =>
        store.changeWaiting({ kind: 'end', entry: `w-${patient}`, as }, when),
  ),
  fc.tuple(words, at, fc.constantFrom('asked', 'kept')).map(
    ([patient, when, kind]): Deed =>
      (store) =>
        store.changeWaiting({ kind, entry: `w-${patient}` }, when),
  ),
  fc.tuple(words, words, at).map(
    ([key, by, when]): Deed =>
      (store) =>
        store.approveText(key, 'hash', by, when),
  ),
  fc.nat(3).map(
    (count): Deed =>
      (store) =>
        store.saveEventCount({ Marie: { total: count, singles: count, last: null } }),
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

const KEYS = ['<c-1@mail.example.org>', '<root@example.org>', 'a\0b', '\ud800', '__proto__', 'emergency'];

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
    freed: await store.freed(),
    taken: await store.taken(),
    approvals: await store.approvals(),
    events: await store.eventCount(),
    sent: await store.countSent({ since: 0 }),
    postponed: (await store.postponed()).map(({ id: postponed }) => postponed).sort(),
    verdicts: await store.verdicts(),
    paused: await store.paused(),
    answered: await Promise.all(KEYS.map((key) => store.answered([key]))),
    cursors: await Promise.all(KEYS.map(store.cursor)),
    letters: await Promise.all(KEYS.map(store.letterState)),
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
