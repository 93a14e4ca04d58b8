import type { ActionRecord, CaseState } from '../../../domain/case.ts';
import type { Address } from '../../../domain/mail.ts';
import type { PatientId } from '../../../domain/patient.ts';
import type { KeptStage } from '../../../domain/privacy.ts';
import type { Reason } from '../../../domain/reason.ts';
import type { Instant } from '../../../domain/time.ts';
import { type Departures, departures, type StateIndex, stateIndex } from './indexes.ts';

export interface KeptCase {
  readonly body: string;
  readonly code: Reason['code'];
  readonly patient: PatientId | null;
  readonly from: Address | null;
  readonly opened: Instant;
  readonly thread: ReadonlySet<string>;
  readonly state: CaseState;
  readonly stateSince: Instant;
  readonly stage: KeptStage;
}

export interface KeptRecord extends Omit<ActionRecord, 'action'> {
  readonly body: string;
  readonly recipient: string | null;
}

export interface KeptCases {
  readonly cases: Map<string, KeptCase>;
  readonly fingerprints: Set<string>;
  readonly records: Map<string, KeptRecord>;
  /** Ids of a case's actions, in the order in which they were planned. */
  readonly plans: Map<string, readonly string[]>;
  readonly states: StateIndex;
  readonly left: Departures;
}

/** An empty memory with its indexes. */
export function noCases(): KeptCases {
  return {
    cases: new Map(),
    fingerprints: new Set(),
    records: new Map(),
    plans: new Map(),
    states: stateIndex(),
    left: departures(),
  };
}

/** Takes out of a map what is meant; returns how many. */
export function dropFrom<T>(kept: Map<string, T>, isMeant: (one: T, key: string) => boolean): number {
  const meant = [...kept].filter(([key, one]) => isMeant(one, key));
  for (const [key] of meant) kept.delete(key);
  return meant.length;
}
