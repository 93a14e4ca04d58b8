import type { ActionRecord, Case } from '../../domain/case.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import type { AuditLine } from '../audit.ts';

/** One moment of a story. `detail` stands in lines of its own below it. */
export interface Moment {
  readonly at: Instant;
  readonly words: string;
  readonly detail: readonly string[];
}

/** What is known of a case. */
export interface Told {
  readonly kase: Case;
  readonly records: readonly ActionRecord[];
  /** The entries of the trail about it, oldest first. */
  readonly trail: readonly AuditLine[];
  readonly patients: ReadonlyMap<string, Pick<Patient, 'givenName' | 'familyName'>>;
  readonly language: ProgramLanguage;
  readonly zone: Zone;
}
