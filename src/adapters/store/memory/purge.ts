import { pseudonym } from '../../../core/audit.ts';
import { agedAction, agedCase, leftOf } from '../../../core/privacy/aged.ts';
import { dueStage, hasEnded, isOldEnough } from '../../../core/privacy/due-stage.ts';
import { patientKey } from '../../../core/privacy/person-keys.ts';
import type { Case } from '../../../domain/case.ts';
import type { KeptStage, KnownContacts, PurgeLimits } from '../../../domain/privacy.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Store } from '../../../ports/store.ts';
import { toJson } from '../json/json.ts';
import { asInstant } from '../records.ts';
import { countedAs, isFurther } from '../tables/aged-cases.ts';
import { purgedLine } from '../tables/audit-lines.ts';
import type { DeskTable, Sheets } from '../tables/desk-table.ts';
import type { Trail } from '../tables/trail.ts';
import { hasGone } from '../waiting-ended.ts';
import { caseOf, put, recordOf, recordsOf, written } from './cases.ts';
import type { memoryConsents } from './consents.ts';
import type { memoryContacts } from './contacts.ts';
import type { memoryFollowUps } from './follow-ups.ts';
import type { memoryInvitations } from './invitations.ts';
import type { KeptCase, KeptCases } from './kept.ts';
import type { memoryVerdicts } from './letters.ts';
import type { memoryOffers } from './offers.ts';
import type { memoryOwedCopies } from './owed-copies.ts';
import type { memorySurveys } from './surveys.ts';
import type { memoryWaiting } from './waiting.ts';

/** All that a store in memory keeps, as far as things are taken out of it. */
export type Shelves = Pick<ReturnType<typeof memoryOffers>, 'dropOffers' | 'dropMoves'> &
  Pick<ReturnType<typeof memoryWaiting>, 'dropEntries'> &
  Pick<ReturnType<typeof memoryInvitations>, 'dropInvitations'> &
  Pick<ReturnType<typeof memoryConsents>, 'saidLast' | 'dropPatient'> &
  Pick<ReturnType<typeof memorySurveys>, 'detach'> &
  Pick<ReturnType<typeof memoryContacts>, 'stoppedLast' | 'dropStop'> &
  Pick<ReturnType<typeof memoryFollowUps>, 'age'> &
  Pick<ReturnType<typeof memoryVerdicts>, 'dropCase'> &
  Pick<ReturnType<typeof memoryOwedCopies>, 'dropCopies'> & {
    readonly kept: KeptCases;
    readonly desk: DeskTable;
    readonly sheets: Sheets;
    readonly trail: Trail;
  };

/** The same purge as on disk. */
export function memoryPurge(shelves: Shelves): Pick<Store, 'purge' | 'lastPurge'> {
  const { trail } = shelves;
  const seen = new Map<string, Instant>();
  let last: Instant | null = null;
  return {
    purge: async (limits, known, at) => {
      last = asInstant(at);
      shelves.dropCopies(limits.text);
      const purged = {
        ...ageCases(shelves, limits),
        offers: shelves.dropOffers(({ state, until }) => state !== 'open' && until < limits.history),
        waiting: shelves.dropEntries((entry) => hasGone(entry, limits.history)),
        followUps: shelves.age(({ at: done }) => done < limits.history),
        moves: shelves.dropMoves((moved) => moved < limits.history),
        ...purgeContacts(shelves, { before: limits.consents, known, at, seen }),
        audit: trail.dropBefore(limits.audit),
      };
      const line = purgedLine(purged, at);
      if (line !== null) trail.add(line);
      return purged;
    },
    lastPurge: async () => last,
  };
}

function ageCases(shelves: Shelves, limits: PurgeLimits) {
  const { kept } = shelves;
  const aged = { drafts: 0, texts: 0, cases: 0 };
  for (const one of [...kept.cases.values()]) {
    if (!hasEnded(one) || !isOldEnough(one.opened, one.stage, limits)) continue;
    const kase = caseOf(one);
    const stage = dueStage(kase, quietSince(kept, one), limits);
    if (!isFurther(stage, one.stage)) continue;
    writeStage(shelves, kase, stage);
    aged[countedAs(stage)] += 1;
  }
  return aged;
}

/** Writes what is left of a case and of its actions, as on disk. */
export function writeStage({ kept, dropCase }: Shelves, kase: Case, stage: KeptStage): void {
  const found = recordsOf(kept, kase.id);
  const rest = agedCase(kase, stage, leftOf(found));
  const isBare = stage === 'bare' || stage === 'forgotten';
  const keepsNotes = stage === 'whole' || stage === 'no-drafts';
  for (const record of found) {
    const action = agedAction(recordOf(record).action, stage, record.state === 'done');
    const open = record.state === 'planned' || record.state === 'unknown';
    kept.records.set(record.id, {
      ...record,
      body: toJson(action),
      note: keepsNotes ? record.note : '',
      recipient: isBare ? null : record.recipient,
      state: isBare && open ? 'skipped' : record.state,
    });
  }
  const before = kept.cases.get(kase.id);
  if (before === undefined) throw new Error(`there is no case ${kase.id}`);
  const thread = isBare ? new Set<string>() : before.thread;
  put(kept, kase.id, { ...before, ...written(rest), thread, state: rest.state, stage });
  if (!keepsNotes) dropCase(kase.id, 'notes');
}

function quietSince(kept: KeptCases, one: KeptCase): Instant | null {
  const shares = (other: KeptCase) => [...other.thread].some((message) => one.thread.has(message));
  const thread = [...kept.cases].filter(([, other]) => other === one || shares(other));
  if (!thread.every(([, other]) => hasEnded(other))) return null;
  const moments = thread.flatMap(([id, { opened }]) => [opened, ...recordsOf(kept, id).map(({ at }) => at)]);
  return Math.max(...moments);
}

interface Contacts {
  readonly before: Instant;
  readonly known: KnownContacts | null;
  readonly at: Instant;
  /** When the practice's list was last seen to name each contact. */
  readonly seen: Map<string, Instant>;
}

function purgeContacts(shelves: Shelves, { before, known, at, seen }: Contacts) {
  if (known === null) return { consents: 0, stops: 0 };
  const { secret } = shelves.trail;
  const listed = new Set([
    ...known.patients.map((patient) => patientKey(patient, secret)),
    ...known.addresses.map((address) => pseudonym(address, secret)),
  ]);
  const isOver = (contact: string, last: Instant) => {
    if (listed.has(contact)) seen.set(contact, at);
    return Math.max(last, seen.get(contact) ?? 0) < before;
  };
  const gone = { consents: 0, stops: 0 };
  for (const [patient, last] of shelves.saidLast())
    if (isOver(patientKey(patient, secret), last)) gone.consents += shelves.dropPatient(patient);
  for (const [contact, last] of [...shelves.stoppedLast()])
    if (isOver(contact, last)) gone.stops += shelves.dropStop(contact);
  return gone;
}
