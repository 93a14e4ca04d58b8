import type { Offer } from '../../domain/action.ts';
import type { AgendaState, EventCounts } from '../../domain/agenda.ts';
import type { Language } from '../../domain/language.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Texts } from '../../domain/texts.ts';
import type { Instant } from '../../domain/time.ts';

/** Everything that a case which a human begins is made of. */
export interface Known {
  readonly practice: Practice;
  readonly patients: readonly Patient[];
  readonly texts: Texts;
  readonly state: AgendaState;
  /** Open ones. */
  readonly offers: readonly Offer[];
  /** Future events of each source at the last good reading of the agenda; null before the first. */
  readonly lastEventCount: EventCounts | null;
  readonly now: Instant;
  /** Who asks. */
  readonly by: string;
}

/** For a letter that nobody wrote to us for: the recorded language, else the practice's. */
export function languageFor({ language }: Patient, practice: Practice): Language {
  return language ?? practice.language;
}
