import { type AuditLine, pseudonym, wellFormed } from '../../core/audit.ts';
import { fingerprintOf } from '../../core/case-id.ts';
import type { ActionRecord, Case, CaseState, Stage } from '../../domain/case.ts';
import type { Instant } from '../../domain/time.ts';
import type { SentQuery, Store } from '../../ports.ts';
import { approvedLine, endedLine, openedLine, settledLine } from './audit-lines.ts';
import { parseCase, parseRecord, toJson } from './json.ts';
import { asInstant, mayBecome, plannedRecords, threadKey, threadKeys } from './records.ts';
import { notWaiting } from './trouble.ts';

type CaseTable = Pick<
  Store,
  'open' | 'case' | 'cases' | 'settle' | 'actions' | 'approve' | 'mark' | 'unfinished' | 'countSent'
>;

interface Around {
  readonly now: () => Instant;
  readonly add: (line: AuditLine) => void;
  readonly secret: string;
}

interface KeptCase {
  readonly body: string;
  readonly opened: Instant;
  readonly thread: ReadonlySet<string>;
  readonly state: CaseState;
}

interface KeptRecord extends Omit<ActionRecord, 'action'> {
  readonly body: string;
  readonly recipient: string | null;
}

interface Kept {
  readonly cases: Map<string, KeptCase>;
  readonly fingerprints: Set<string>;
  readonly records: Map<string, KeptRecord>;
  /** Ids of a case's actions, in the order in which they were planned. */
  readonly plans: Map<string, readonly string[]>;
}

/** Cases and their actions in memory, as JSON like on disk: what was handed in can't be changed from outside. */
export function memoryCases(around: Around): CaseTable {
  const kept: Kept = { cases: new Map(), fingerprints: new Set(), records: new Map(), plans: new Map() };
  const found = (id: string): KeptCase => {
    const kase = kept.cases.get(id);
    if (kase === undefined) throw new Error(`there is no case ${id}`);
    return kase;
  };
  return {
    open: async (kase) => open(kept, around, kase),
    case: async (id) => (kept.cases.has(id) ? caseOf(found(id)) : null),
    cases: async (state) =>
      [...kept.cases.values()]
        .filter((kase) => state === undefined || kase.state === state)
        .sort((a, b) => a.opened - b.opened)
        .map(caseOf),
    settle: async (id, state) => {
      kept.cases.set(id, { ...found(id), state });
      around.add(settledLine(id, state, around.now()));
    },
    actions: async (id) => recordsOf(kept, id).map(recordOf),
    approve: async (id, by, at) => {
      const kase = caseOf(found(id));
      if (kase.state !== 'waiting') throw notWaiting(id, 'en');
      if (recordsOf(kept, id).some(({ stage }) => stage === 'approved')) return;
      plan(kept, around, { kase, stage: 'approved', at });
      around.add(approvedLine(id, wellFormed(by), at));
    },
    mark: async (id, state, note, at) => {
      const known = kept.records.get(id);
      if (known === undefined) throw new Error(`there is no action ${id}`);
      if (!mayBecome(known.state, state)) throw new Error(`${id} is ${known.state}: it can't be ${state}`);
      kept.records.set(id, { ...known, state, note: wellFormed(note), at: asInstant(at) });
      const line = endedLine(recordOf(known), { state, at, key: around.secret });
      if (line !== null) around.add(line);
    },
    unfinished: async () =>
      [...kept.records.values()].filter(({ state }) => state === 'started').map(recordOf),
    countSent: async (query) => countSent(kept, around, query),
  };
}

function open(kept: Kept, around: Around, kase: Case): 'opened' | 'known' {
  const fingerprint = fingerprintOf(kase);
  if (kept.cases.has(kase.id) || kept.fingerprints.has(fingerprint)) return 'known';
  const thread = new Set(threadKeys(kase));
  const body = toJson(kase);
  plan(kept, around, { kase, stage: 'now', at: asInstant(kase.opened) });
  kept.fingerprints.add(fingerprint);
  kept.cases.set(kase.id, { body, opened: kase.opened, thread, state: kase.state });
  around.add(openedLine(kase));
  return 'opened';
}

interface Planning {
  readonly kase: Case;
  readonly stage: Stage;
  readonly at: Instant;
}

function plan(kept: Kept, { secret }: Around, { kase, stage, at }: Planning): void {
  const planned = plannedRecords(kase, stage, asInstant(at)).map(({ action, ...record }) => ({
    ...record,
    body: toJson(action),
    recipient: action.kind === 'reply' ? pseudonym(action.letter.to, secret) : null,
  }));
  for (const record of planned) kept.records.set(record.id, record);
  const before = kept.plans.get(kase.id) ?? [];
  kept.plans.set(kase.id, [...before, ...planned.map(({ id }) => id)]);
}

function countSent(kept: Kept, { secret }: Around, { since, to, thread }: SentQuery): number {
  const recipient = to === undefined ? null : pseudonym(to, secret);
  const messages = thread?.map(threadKey);
  return [...kept.records.values()].filter(
    (record) =>
      record.state === 'done' &&
      record.recipient !== null &&
      record.at >= since &&
      (recipient === null || record.recipient === recipient) &&
      (messages?.some((message) => kept.cases.get(record.case)?.thread.has(message)) ?? true),
  ).length;
}

/** In the order in which they are to be done: what is done at once, then what was approved. */
function recordsOf(kept: Kept, id: string): readonly KeptRecord[] {
  return (kept.plans.get(id) ?? []).flatMap((action) => kept.records.get(action) ?? []);
}

function caseOf({ body, state }: KeptCase): Case {
  const kase = parseCase(body, state);
  if (kase === null) throw new Error('a case was handed in that could not be read back');
  return kase;
}

function recordOf(kept: KeptRecord): ActionRecord {
  const record = parseRecord(kept);
  if (record === null) throw new Error(`${kept.id} could not be read back`);
  return record;
}
