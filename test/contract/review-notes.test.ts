import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/store/memory/store.ts';
import { sqliteStore } from '../../src/adapters/store/sqlite.ts';
import type { Verdict } from '../../src/domain/case.ts';
import { aReply, aWaitingCase, MORNING } from './store-builders.ts';

const folder = mkdtempSync(join(tmpdir(), 'agent-notes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KASE = aWaitingCase();
const SAID = { case: KASE.id, by: 'anne', at: MORNING };
const SLOT = { start: MORNING, end: MORNING + 1, practitioner: 'anne', type: 'standard' };
const VERDICTS: readonly Verdict[] = [
  { ...SAID, kind: 'approve', seal: 'abc' },
  { ...SAID, kind: 'refuse', note: 'non' },
  { ...SAID, kind: 'edit', text: 'Oui.' },
  { ...SAID, kind: 'choose', instead: MORNING, slot: SLOT },
  { ...SAID, kind: 'relabel', sentence: 1, labels: ['cancel'] },
  { ...SAID, kind: 'hand', to: 'Paul' },
  { ...SAID, kind: 'snooze', until: MORNING },
  { ...SAID, kind: 'seen' },
  { ...SAID, kind: 'undo' },
];

describe.each([
  ['in memory', async () => memoryStore({ now: () => MORNING })],
  [
    'on disk',
    async () => sqliteStore({ file: join(folder, 'state.db'), now: () => MORNING, language: 'fr' as const }),
  ],
])('what a person says of a case, kept %s', (_, open) => {
  it('comes back as it was said: verdicts, notes, and a revised proposal', async () => {
    const store = await open();
    await store.open(KASE);
    for (const verdict of VERDICTS) {
      await store.recordVerdict(verdict);
      expect(await store.verdicts()).toEqual([verdict]);
    }
    const note = {
      case: KASE.id,
      seen: null,
      snoozedUntil: MORNING,
      handed: { to: 'Paul', by: 'anne', at: MORNING },
    };
    await store.noteReview({ ...note, snoozedUntil: null });
    await store.noteReview(note);
    expect(await store.reviewNotes()).toEqual([note]);
    await expect(store.noteReview({ ...note, case: 'c-none' })).rejects.toThrow('there is no case c-none');
    await store.revise({ ...KASE, proposal: [aReply()] });
    expect((await store.case(KASE.id))?.proposal).toHaveLength(1);
    await store.approve(KASE.id, 'anne', MORNING);
    await expect(store.revise(KASE)).rejects.toThrow('may have been done');
    await store.close();
  });
});
