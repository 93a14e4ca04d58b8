// What the review screen sees of a practice, and where what is said on it goes.

import { kindQuestions } from '../../core/autonomy/questions.ts';
import { listed } from '../../core/review/listed.ts';
import { queueOf } from '../../core/review/queue.ts';
import { laterOf, sealOf } from '../../core/review/seal.ts';
import type { Case, CaseId, CaseState, ListedCase, Seal } from '../../domain/case.ts';
import { type Instant, startOfDay } from '../../domain/time.ts';
import type { Store } from '../../ports/store.ts';
import type { ReviewDesk } from '../../tui/desk.ts';
import type { Picture, Whole } from '../../tui/state.ts';
import { patientsToShow } from '../options.ts';
import { withOldStore, withStore } from '../with-store.ts';
import type { DeskInput } from './review-detail.ts';

/** The desk of a practice; its memory is opened for each look and closed again, so that the secretary can work. */
export function reviewDesk(input: DeskInput): ReviewDesk {
  const { context, practice, folder, now } = input;
  let stamp = '';
  return {
    now,
    glance: async () => (await seenIn(input, UNKNOWN, 'unsealed')) ?? UNKNOWN,
    picture: async () => {
      stamp = await context.doors.stateStamp(practice);
      return pictureOf(input);
    },
    whole: async (id) => withOldStore(context, practice, (store) => wholeIn(store, id)),
    detail: async (id) => {
      const { detailOf } = await import('./review-detail.ts');
      return withOldStore(context, practice, (store) => detailOf(input, store, id));
    },
    changed: async () => (await context.doors.stateStamp(practice)) !== stamp,
    letAlone: async (kind, by) => {
      const { switchedOn } = await import('../autonomy-verbs.ts');
      const at = now();
      return withStore(context, practice, (store) =>
        switchedOn({ context, practice, store, kind, by, now: at }),
      );
    },
    say: async (verdicts, here) => {
      const { judgeAll, noteOnly, sentenceFor } = await import('./judge.ts');
      const isBroken = input.isBroken?.() === true;
      if ((isBroken || !here) && !(await runs(input))) return noteOnly(context, practice, verdicts);
      return sentenceFor(context, await judgeAll(context, { folder, practice, isBroken }, verdicts));
    },
  };
}

/** Before anybody was asked: nobody's name, and no complaint of what was not looked at. */
const UNKNOWN: Picture = {
  queue: [],
  today: [],
  seals: new Map(),
  patients: new Map(),
  running: true,
  paused: false,
  asked: null,
};

async function runs({ context, folder }: DeskInput): Promise<boolean> {
  return (await context.doors.ask(folder, { ask: 'status' })).kind !== 'nobody';
}

async function pictureOf(input: DeskInput): Promise<Picture> {
  const { context, practice } = input;
  const patients = await patientsToShow(context, practice);
  const byId = new Map(patients.map((patient) => [patient.id, patient]));
  const known = { ...UNKNOWN, patients: byId, running: await runs(input) };
  return (await seenIn(input, known, 'sealed')) ?? known;
}

/** What the memory adds to what is known; null when there is none yet. `unsealed`: nothing can be said yes to. */
async function seenIn(input: DeskInput, known: Picture, how: 'sealed' | 'unsealed'): Promise<Picture | null> {
  const { context, practice, now } = input;
  return withOldStore(context, practice, async (store) => {
    const seals = new Map<CaseId, Seal>();
    const seal = (kase: Case) => void seals.set(kase.id, sealOf(kase, []));
    const midnight = startOfDay(now(), practice.zone);
    const cases = await casesIn(store, midnight, how === 'sealed' ? seal : () => undefined);
    if (how === 'sealed') await sealAgain(store, cases.open, seals);
    return {
      ...known,
      queue: queueOf(cases.open, await store.reviewNotes(), now()),
      today: cases.today,
      seals,
      paused: (await store.paused()) !== null,
      asked: kindQuestions(await store.autonomy(), practice, context.language)[0] ?? null,
    };
  });
}

interface Cases {
  readonly open: readonly ListedCase[];
  /** What came to its end since midnight, or is on its way there, the last one first. */
  readonly today: readonly ListedCase[];
}

async function casesIn(store: Store, midnight: Instant, seal: (kase: Case) => void): Promise<Cases> {
  const waiting: ListedCase[] = [];
  await store.eachCase('waiting', (kase) => {
    waiting.push(listed(kase));
    seal(kase);
  });
  const [acting, unknown] = [await listOf(store, 'acting'), await listOf(store, 'unknown')];
  const open = [...waiting, ...acting, ...unknown];
  return { open, today: await settledSince(store, midnight) };
}

async function listOf(store: Store, state: CaseState): Promise<readonly ListedCase[]> {
  const found: ListedCase[] = [];
  await store.eachCase(state, (kase) => void found.push(listed(kase)));
  return found;
}

/** A yes today to a mail of last week is of today. */
async function settledSince(store: Store, midnight: Instant): Promise<readonly ListedCase[]> {
  const found: { readonly at: Instant; readonly kase: ListedCase }[] = [];
  for (const state of ['acting', 'done', 'set-aside', 'refused'] as const)
    await store.eachSince(state, midnight, (kase, at) => void found.push({ at, kase: listed(kase) }));
  return found.toSorted((a, b) => b.at - a.at).map(({ kase }) => kase);
}

/**
 * Where the same person wrote again, a yes is bound to that too. Later mails are looked for among those of the same
 * address only: two thousand cases are one look.
 */
async function sealAgain(store: Store, open: readonly ListedCase[], seals: Map<CaseId, Seal>): Promise<void> {
  const byWriter = new Map<string, ListedCase[]>();
  for (const kase of open) {
    const same = byWriter.get(kase.from ?? '');
    if (same === undefined) byWriter.set(kase.from ?? '', [kase]);
    else same.push(kase);
  }
  for (const line of open) {
    const later = seals.has(line.id) ? laterOf(line, byWriter.get(line.from ?? '') ?? []) : [];
    const kase = later.length === 0 ? null : await store.case(line.id);
    if (kase !== null) seals.set(kase.id, sealOf(kase, later));
  }
}

async function wholeIn(store: Store, id: CaseId): Promise<Whole | null> {
  const kase = await store.case(id);
  if (kase === null) return null;
  const same = kase.from === null ? [] : await store.casesFrom(kase.from);
  const open = same.filter(({ state }) => state === 'waiting' || state === 'acting' || state === 'unknown');
  return { kase, seal: sealOf(kase, laterOf(kase, open)) };
}
