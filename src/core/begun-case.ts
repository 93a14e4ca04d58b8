import { createHash } from 'node:crypto';
import type { Case, CaseId, Origin } from '../domain/case.ts';
import type { Decision } from '../domain/decision.ts';
import type { Address } from '../domain/mail.ts';
import type { PatientId } from '../domain/patient.ts';
import type { Instant } from '../domain/time.ts';
import { caseIdOf } from './case-id.ts';

type Beginning = Exclude<Origin, { kind: 'mail' }>;

interface Begun {
  readonly origin: Beginning;
  /** What makes it one of its kind: the same origin and key are the same case, for ever. */
  readonly key: string;
  readonly batch?: string | null;
  readonly patient: PatientId | null;
  /** Whom its letter goes to; null when it writes to nobody. */
  readonly to: Address | null;
  readonly decision: Decision;
  readonly due: Instant;
  readonly now: Instant;
}

/** A case that no mail began: something fell due, or a human asked for it. Its id is computed from origin and key. */
export function begunCase({ origin, key, batch = null, patient, to, decision, due, now }: Begun): Case {
  const contentHash = hashOf(origin, key);
  return {
    id: begunCaseId(origin, key),
    origin,
    batch,
    source: null,
    messageId: null,
    contentHash,
    thread: [],
    from: to,
    patient,
    sent: due,
    opened: now,
    reading: null,
    decision: decision.kind,
    reason: decision.reason,
    plan: decision.plan,
    proposal: decision.kind === 'review' ? decision.proposal : [],
    state: 'acting',
  };
}

/** The id of the case that an origin and key make: known before anything is decided, so that an offer can name it. */
export function begunCaseId(origin: Beginning, key: string): CaseId {
  return caseIdOf({ messageId: null, contentHash: hashOf(origin, key) });
}

function hashOf(origin: Beginning, key: string): string {
  const name = origin.kind === 'clock' ? origin.rule : origin.command;
  return createHash('sha256')
    .update(JSON.stringify([origin.kind, name, key]))
    .digest('hex');
}
