import { type AuditLine, pseudonym, wellFormed } from '../../../core/audit.ts';
import { fingerprintOf } from '../../../core/case-id.ts';
import { plannedRecords } from '../../../core/planned-records.ts';
import type { ActionRecord, ActionState, Case, CaseState, Stage } from '../../../domain/case.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Advance, SentQuery } from '../../../ports/store.ts';
import { parseCase, parseRecord, toJson } from '../json/json.ts';
import {
  asInstant,
  mayBecome,
  mayReplan,
  mayRevise,
  notReplanned,
  threadKey,
  threadKeys,
} from '../records.ts';
import {
  approvedLine,
  decidedAgainLine,
  endedLine,
  openedLine,
  postponedLine,
  revisedLine,
  settledLine,
} from '../tables/audit-lines.ts';
import type { CaseTable } from '../tables/tables.ts';
import { notWaiting } from '../trouble.ts';
import type { KeptCase, KeptCases, KeptRecord } from './kept.ts';

interface Around {
  readonly now: () => Instant;
  readonly add: (line: AuditLine) => void;
  readonly secret: string;
  /** Writes down which follow-ups a case does; false when one of them was done before. */
  readonly claim: (kase: Case) => boolean;
}

/** Cases and their actions in memory, as JSON like on disk: what was handed in can't be changed from outside. */
export function memoryCases(around: Around, kept: KeptCases): CaseTable {
  return {
    open: async (kase, started = []) => open(kept, around, kase, started),
    replan: async (kase, started = []) => replan(kept, around, kase, started),
    case: async (id) => (kept.cases.has(id) ? caseOf(found(kept, id)) : null),
    cases: async (state, since = 0) =>
      inState(kept, state)
        .filter((kase) => kase.opened >= since)
        .sort((a, b) => a.opened - b.opened)
        .map(caseOf),
    eachCase: async (state, look) => {
      for (const kase of inState(kept, state).toSorted((a, b) => a.opened - b.opened)) look(caseOf(kase));
    },
    eachSince: async (state, since, look) => {
      const found = inState(kept, state).filter(({ stateSince }) => stateSince >= since);
      for (const kase of found.sort((a, b) => a.stateSince - b.stateSince))
        look(caseOf(kase), kase.stateSince);
    },
    casesFrom: async (address) =>
      [...kept.cases.values()]
        .filter(({ from }) => from === address)
        .sort((a, b) => a.opened - b.opened)
        .map(caseOf),
    casesDecided: async ({ codes, since, patient }) =>
      [...kept.cases.values()]
        .filter((kase) => kase.opened >= since && codes.includes(kase.code))
        .filter((kase) => patient === undefined || kase.patient === patient)
        .sort((a, b) => a.opened - b.opened)
        .map(caseOf),
    settle: async (id, state) =>
      advance(kept, around, { case: id, marks: [], settle: state, at: around.now() }),
    actions: async (id) => recordsOf(kept, id).map(recordOf),
    approve: async (id, by, at) => approve(kept, around, id, { by: wellFormed(by), at }),
    revise: async (kase) => {
      const before = found(kept, kase.id);
      if (!mayRevise(before, recordsOf(kept, kase.id))) throw notReplanned(kase.id);
      put(kept, kase.id, { ...before, ...written(kase) });
      around.add(revisedLine(kase.id, around.now()));
    },
    mark: async (id, state, note, at) => {
      keep(kept, around, marked(foundRecord(kept, id), { state, note, at }));
    },
    postpone: async (id, until, note) => {
      const record = foundRecord(kept, id);
      if (record.state !== 'started' && record.state !== 'planned')
        throw new Error(`${id} is ${record.state}: it can't be put off`);
      const later = { note: wellFormed(note), at: around.now(), notBefore: asInstant(until) };
      const attempts = record.attempts + 1;
      kept.records.set(id, { ...record, ...later, state: 'planned', attempts });
      around.add(postponedLine(recordOf(record), around.now()));
    },
    postponed: async () =>
      [...kept.records.values()]
        .filter(({ state, notBefore }) => state === 'planned' && notBefore !== null)
        .map(recordOf),
    advance: async (step) => advance(kept, around, step),
    unfinished: async () =>
      [...kept.records.values()].filter(({ state }) => state === 'started').map(recordOf),
    countSent: async (query) => countSent(kept, around, query),
  };
}

/** With its state noted in the index: never set a case without it. */
export function put(kept: KeptCases, id: string, kase: KeptCase): void {
  kept.states.note(id, kase.state);
  kept.cases.set(id, kase);
}

function inState({ cases, states }: KeptCases, state: CaseState | undefined): readonly KeptCase[] {
  if (state === undefined) return [...cases.values()];
  return states.of(state).flatMap((id) => cases.get(id) ?? []);
}

function found(kept: KeptCases, id: string): KeptCase {
  const kase = kept.cases.get(id);
  if (kase === undefined) throw new Error(`there is no case ${id}`);
  return kase;
}

function foundRecord(kept: KeptCases, id: string, kase?: string): KeptRecord {
  const record = kept.records.get(id);
  if (record === undefined || (kase !== undefined && record.case !== kase))
    throw new Error(`there is no action ${id}`);
  return record;
}

interface Mark {
  readonly state: ActionState;
  readonly note: string;
  readonly at: Instant;
}

function marked(record: KeptRecord, { state, note, at }: Mark): KeptRecord {
  if (!mayBecome(record.state, state))
    throw new Error(`${record.id} is ${record.state}: it can't be ${state}`);
  return { ...record, state, note: wellFormed(note), at: asInstant(at) };
}

function keep(kept: KeptCases, { add, secret }: Around, record: KeptRecord): void {
  kept.records.set(record.id, record);
  if (record.state === 'done' && record.recipient !== null) kept.left.note(record.id, record.at);
  const line = endedLine(recordOf(record), { state: record.state, at: record.at, key: secret });
  if (line !== null) add(line);
}

/** Everything is looked at before anything is changed: all or nothing, like on disk. */
function advance(kept: KeptCases, around: Around, { case: id, marks, settle, at }: Advance): void {
  asInstant(at);
  const next = new Map<string, KeptRecord>();
  const steps = marks.map(({ id: action, state, note }) => {
    const record = marked(next.get(action) ?? foundRecord(kept, action, id), { state, note, at });
    next.set(action, record);
    return record;
  });
  const kase = settle === null ? null : { ...found(kept, id), state: settle, stateSince: at };
  for (const record of steps) keep(kept, around, record);
  if (kase === null) return;
  put(kept, id, kase);
  around.add(settledLine(id, kase.state, at));
}

interface Approval {
  readonly by: string;
  readonly at: Instant;
}

function approve(kept: KeptCases, around: Around, id: string, { by, at }: Approval): void {
  const kase = caseOf(found(kept, id));
  const known = recordsOf(kept, id).some(({ stage }) => stage === 'approved');
  if (kase.state === 'acting' && known) return;
  if (kase.state !== 'waiting') throw notWaiting(id, 'en');
  if (!known) plan(kept, around, { kase, stage: 'approved', at });
  put(kept, id, { ...found(kept, id), state: 'acting', stateSince: asInstant(at) });
  around.add(approvedLine(id, by, at));
}

function open(kept: KeptCases, around: Around, kase: Case, started: readonly string[]): 'opened' | 'known' {
  const fingerprint = fingerprintOf(kase);
  if (kept.cases.has(kase.id) || kept.fingerprints.has(fingerprint) || !around.claim(kase)) return 'known';
  const thread = new Set(threadKeys(kase));
  const first = written(kase);
  planAndStart(kept, around, kase, { started, at: asInstant(kase.opened) });
  kept.fingerprints.add(fingerprint);
  const { opened, state } = kase;
  put(kept, kase.id, { ...first, opened, thread, state, stateSince: opened, stage: 'whole' });
  around.add(openedLine(kase));
  return 'opened';
}

/** The columns that the file keeps beside a case's JSON. */
export function written(kase: Case): Pick<KeptCase, 'body' | 'code' | 'patient' | 'from'> {
  const patient = kase.patient === null ? null : wellFormed(kase.patient);
  return { body: toJson(kase), code: kase.reason.code, patient, from: kase.from };
}

interface Starting {
  readonly started: readonly string[];
  readonly at: Instant;
}

function planAndStart(kept: KeptCases, around: Around, kase: Case, { started, at }: Starting): void {
  const planned = plannedRecords(kase, 'now', at).map(({ id }) => id);
  const stranger = started.find((id) => !planned.includes(id));
  if (stranger !== undefined) throw new Error(`there is no action ${stranger}`);
  plan(kept, around, { kase, stage: 'now', at });
  for (const id of started)
    keep(kept, around, marked(foundRecord(kept, id), { state: 'started', note: '', at }));
}

function replan(kept: KeptCases, around: Around, kase: Case, started: readonly string[]): void {
  const before = found(kept, kase.id);
  const records = recordsOf(kept, kase.id);
  if (!mayReplan(before, records)) throw notReplanned(kase.id);
  const anew = written(kase);
  for (const { id } of records) kept.records.delete(id);
  kept.plans.delete(kase.id);
  planAndStart(kept, around, kase, { started, at: around.now() });
  put(kept, kase.id, { ...before, ...anew });
  around.add(decidedAgainLine(kase, around.now()));
}

interface Planning {
  readonly kase: Case;
  readonly stage: Stage;
  readonly at: Instant;
}

function plan(kept: KeptCases, { secret }: Around, { kase, stage, at }: Planning): void {
  const planned = plannedRecords(kase, stage, asInstant(at)).map(({ action, ...record }) => ({
    ...record,
    body: toJson(action),
    recipient: action.kind === 'reply' ? pseudonym(action.letter.to, secret) : null,
  }));
  for (const record of planned) kept.records.set(record.id, record);
  const before = kept.plans.get(kase.id) ?? [];
  kept.plans.set(kase.id, [...before, ...planned.map(({ id }) => id)]);
}

function countSent(kept: KeptCases, { secret }: Around, { since, to, thread }: SentQuery): number {
  const recipient = to === undefined ? null : pseudonym(to, secret);
  const messages = thread?.map(threadKey);
  const records = kept.left.since(since).flatMap((id) => kept.records.get(id) ?? []);
  return records.filter(
    (record) =>
      record.state === 'done' &&
      record.recipient !== null &&
      record.at >= since &&
      (recipient === null || record.recipient === recipient) &&
      (messages?.some((message) => kept.cases.get(record.case)?.thread.has(message)) ?? true),
  ).length;
}

/** In the order in which they are to be done: what is done at once, then what was approved. */
export function recordsOf(kept: KeptCases, id: string): readonly KeptRecord[] {
  return (kept.plans.get(id) ?? []).flatMap((action) => kept.records.get(action) ?? []);
}

/** Read back as from the file, so that memory forgives nothing the file would not. Throws for what can't be. */
export function caseOf({ body, state }: KeptCase): Case {
  const kase = parseCase(body, state);
  if (kase === null) throw new Error('a case was handed in that could not be read back');
  return kase;
}

/** Read back as from the file. Throws for what can't be. */
export function recordOf(kept: KeptRecord): ActionRecord {
  const record = parseRecord(kept);
  if (record === null) throw new Error(`${kept.id} could not be read back`);
  return record;
}
