import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { purgeLimits } from '../../../src/core/privacy/purge-limits.ts';
import type { Case, CaseState } from '../../../src/domain/case.ts';
import type { ApprovedText } from '../../../src/domain/letter.ts';
import { termDays, USUAL_TERMS } from '../../../src/domain/privacy.ts';
import type { Reading } from '../../../src/domain/reading.ts';
import { DAY } from '../../../src/domain/time.ts';
import { newEntry } from '../../../src/domain/waiting.ts';
import type { Store } from '../../../src/ports/store.ts';
import { aCase, aLetter, anAddress, anInvitation, anOffer, MORNING } from '../../contract/store-builders.ts';

interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly address: ReturnType<typeof anAddress>;
}

const PEOPLE: readonly Somebody[] = ['Zélie Quatrevaux', 'Ødgar Whittlestone', 'Bastienne Korrigan'].map(
  (name, at) => ({ id: `p-${at + 1}`, name, address: anAddress(`someone-${at + 1}x@mail.example.org`) }),
);
const [ZELIE, ...OTHERS] = PEOPLE as [Somebody, ...Somebody[]];

function aReading(text: string): Reading {
  return {
    language: 'fr',
    automatic: null,
    urgency: 'none',
    danger: null,
    flags: [],
    sentences: [{ number: 1, text, labels: ['unknown'], by: ['lexical'] }],
    requests: [],
    unexplained: [text],
    readers: ['lexical'],
    modelAway: false,
    closed: false,
  };
}

/** What is written down of one person at one moment: their words carry a mark of their own. */
interface Event {
  readonly who: number;
  readonly sort: 'case' | 'offer' | 'waiting' | 'invitation' | 'mention' | 'settled';
  readonly filler: number;
}

const events = fc.array(
  fc.record({
    who: fc.integer({ min: 0, max: PEOPLE.length - 1 }),
    sort: fc.constantFrom('case', 'offer', 'waiting', 'invitation', 'mention', 'settled'),
    // Long words spill over pages of the file, which are freed and used again.
    filler: fc.integer({ min: 0, max: 6000 }),
  }),
  { minLength: 3, maxLength: 25 },
);

const markOf = ({ id }: Somebody) => `words-of-${id}-only`;

function theCase(number: number, somebody: Somebody, text: string): Case {
  const letter = {
    ...aLetter(somebody.address),
    body: `Bonjour ${somebody.name}, ${markOf(somebody)}` as ApprovedText,
  };
  return aCase({
    id: `c-${String(number).padStart(12, '0')}`,
    patient: somebody.id,
    from: somebody.address,
    reading: aReading(text),
    plan: [{ kind: 'label', keyword: 'to-review' }],
    proposal: [{ kind: 'reply', letter, unlessAlerted: null }],
    state: 'waiting',
    decision: 'review',
  });
}

async function happen(store: Store, { who, sort, filler }: Event, number: number): Promise<void> {
  const somebody = PEOPLE[who] ?? ZELIE;
  const text = `${markOf(somebody)} ${somebody.name} ${'x'.repeat(filler)}`;
  const id = `c-${String(number).padStart(12, '0')}`;
  switch (sort) {
    case 'case':
      return void (await store.open(theCase(number, somebody, text)));
    case 'settled':
      await store.open(theCase(number, somebody, text));
      await store.recordVerdict({ kind: 'edit', case: id, by: 'Anne', at: MORNING, text });
      return store.settle(id, 'refused');
    case 'offer':
      return store.saveOffer(anOffer({ id: `o-${id}`, patient: somebody.id }));
    case 'waiting': {
      const entry = { ...newEntry({ patient: somebody.id, since: MORNING }), contact: somebody.address };
      return void (await store.changeWaiting({ kind: 'enter', entry }, MORNING));
    }
    case 'invitation':
      return store.saveInvitations([
        anInvitation({ uid: `u-${number}`, patient: somebody.id, to: somebody.address }),
      ]);
    case 'mention': {
      const other = OTHERS[number % OTHERS.length] ?? ZELIE;
      const words = `Pour ma voisine ${ZELIE.name.toUpperCase()}, ${ZELIE.address}. ${markOf(other)}`;
      return void (await store.open(theCase(number, other, words)));
    }
  }
}

function bytesOf(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('utf8'))
    .join('\n');
}

describe('a memory that forgot somebody', () => {
  it('holds no byte of their name, address or words, whatever was written down before', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (all) => {
        const folder = mkdtempSync(join(tmpdir(), 'forget-'));
        // Not encrypted, so that every byte of the file can be read here.
        const store = await sqliteStore({ file: join(folder, 'state.db'), now: () => MORNING });
        try {
          for (const [number, event] of all.entries()) await happen(store, event, number);
          const before = bytesOf(folder);
          await store.forget(
            { patient: ZELIE.id, addresses: [ZELIE.address], words: [ZELIE.name] },
            'Anne',
            MORNING,
          );
          const after = bytesOf(folder).toLowerCase();
          expect(after).not.toContain(ZELIE.name.toLowerCase());
          expect(after).not.toContain(ZELIE.address);
          expect(after).not.toContain(markOf(ZELIE));
          for (const other of OTHERS)
            if (before.includes(markOf(other))) expect(after).toContain(markOf(other));
          expect(await store.verifyAudit()).toBeNull();
        } finally {
          await store.close();
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

/** A case so old, in that state, still has exactly what its terms allow. */
async function expectKept(
  store: Store,
  number: number,
  { days, state }: { readonly days: number; readonly state: CaseState },
): Promise<void> {
  const found = await store.case(`c-${String(number).padStart(12, '0')}`);
  const open = state === 'waiting' || state === 'unknown' || state === 'acting';
  const [reply] = found?.proposal ?? [];
  const letter = reply?.kind === 'reply' ? reply.letter.body : '';
  expect(letter !== '', `draft after ${days} days, ${state}`).toBe(
    open || days <= termDays(USUAL_TERMS.drafts),
  );
  expect((found?.reading?.sentences.length ?? 0) > 0).toBe(open || days <= termDays(USUAL_TERMS.text));
  expect(found?.patient === ZELIE.id).toBe(open || days <= termDays(USUAL_TERMS.history));
}

describe('a purge at any moment', () => {
  const states = fc.constantFrom<CaseState>('done', 'set-aside', 'refused', 'waiting', 'unknown', 'acting');
  const kept = fc.array(fc.record({ age: fc.integer({ min: 0, max: 900 }), state: states }), {
    maxLength: 12,
  });

  it('leaves nothing that is older than its term, and takes nothing before', async () => {
    await fc.assert(
      fc.asyncProperty(
        kept,
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
        async (all, steps) => {
          const folder = mkdtempSync(join(tmpdir(), 'purge-'));
          const store = await sqliteStore({ file: join(folder, 'state.db'), now: () => MORNING });
          try {
            for (const [number, { age, state }] of all.entries()) {
              const opened = MORNING - age * DAY;
              const kase = theCase(number, ZELIE, `text ${number}.`);
              await store.open({
                ...kase,
                opened,
                messageId: `<${number}@mail.example.org>`,
                contentHash: `${number}`,
              });
              await store.settle(kase.id, state);
            }
            for (const later of [0, ...steps.sort((a, b) => a - b)]) {
              const now = MORNING + later * DAY;
              await store.purge(purgeLimits(now, USUAL_TERMS), { patients: [], addresses: [] }, now);
              for (const [number, { age, state }] of all.entries())
                await expectKept(store, number, { days: age + later, state });
            }
          } finally {
            await store.close();
            rmSync(folder, { recursive: true });
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
