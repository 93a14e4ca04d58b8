import type { Appointment } from '../../domain/agenda.ts';
import type { Case } from '../../domain/case.ts';
import type { Patient } from '../../domain/patient.ts';
import { DAY, dayOf, type Instant, toLocal } from '../../domain/time.ts';
import { appointmentsOf } from '../agenda/appointments.ts';
import { expand } from '../agenda/recurrence/expand.ts';
import { takenFrom, takesTime } from '../agenda/slots/busy.ts';
import { agendaView } from '../agenda/view.ts';
import { begunCase } from '../begun-case.ts';
import { compose } from '../letters/compose.ts';
import { factMaker, numberFact } from '../letters/facts.ts';
import { contactOf } from '../patients/contact-of.ts';
import { batchId } from './batch-id.ts';
import { type Known, languageFor } from './known.ts';

export interface LateDay {
  readonly minutes: number;
  readonly practitioners: readonly string[];
  /** Appointments that begin before it are told. */
  readonly until: Instant;
  /** The human asked for it in so many words: it leaves without another yes. */
  readonly atOnce: boolean;
}

export interface LatePlan {
  readonly batch: string;
  readonly cases: readonly Case[];
  /** Whom a person must call, with what they come for: soonest first. */
  readonly toCall: readonly { readonly patient: Patient; readonly start: Instant }[];
}

/** The batch of one day's delay: telling the same twice is the same batch. */
function lateBatch({ practice, now }: Known, { minutes, practitioners }: LateDay): string {
  const today = dayOf(toLocal(now, practice.zone));
  return batchId('late', today, minutes, [...practitioners].sort().join(' '));
}

/** One short letter to each patient who is still to come; never to one whose appointment has begun. */
export function planLateDay(known: Known, late: LateDay): LatePlan | { readonly trouble: string } {
  const { practice, patients, state, now } = known;
  const { trouble } = agendaView({ ...known, patient: null });
  if (state.kind === 'unreadable' || trouble !== '') return { trouble };
  const window = { start: now - DAY, end: late.until + DAY };
  const seen = expand(state.files, window, practice.zone, practice.programLanguage);
  const behind = practice.practitioners.filter(({ id }) => late.practitioners.includes(id));
  const occurrences = [
    ...new Set(behind.flatMap((one) => takenFrom(one, practice, seen).occurrences)),
  ].filter((one) => takesTime(one) && !one.allDay && one.start > now && one.start < late.until);
  const found = patients
    .flatMap((patient) => {
      const [first] = appointmentsOf({ occurrences, patient, patients, now });
      return first === undefined ? [] : [{ patient, first }];
    })
    .sort((a, b) => a.first.occurrence.start - b.first.occurrence.start);
  const made = found.map(({ patient, first }) => ({
    patient,
    first,
    kase: lateCase(known, late, patient, first),
  }));
  return {
    batch: lateBatch(known, late),
    cases: made.flatMap(({ kase }) => (kase === null ? [] : [kase])),
    toCall: made.flatMap(({ patient, first, kase }) =>
      kase === null ? [{ patient, start: first.occurrence.start }] : [],
    ),
  };
}

/** Null when there is no letter for them: a person calls. */
function lateCase(known: Known, late: LateDay, patient: Patient, { occurrence }: Appointment): Case | null {
  const { practice, texts, now, by } = known;
  const to = contactOf(patient);
  const language = languageFor(patient, practice);
  const appointment = factMaker(language, practice.zone).moment(occurrence.start);
  const facts = { minutes: numberFact(late.minutes), appointment };
  const written =
    to === null ? null : compose({ texts, language, to, parts: [{ template: 'late-today', facts }] });
  if (written?.kind !== 'letter') return null;
  const plan = [{ kind: 'reply', letter: written.letter, unlessAlerted: null }] as const;
  const reason = { code: 'running-late', minutes: late.minutes } as const;
  return begunCase({
    origin: { kind: 'human', command: 'late', by },
    key: `${lateBatch(known, late)} ${patient.id}`,
    batch: lateBatch(known, late),
    patient: patient.id,
    to,
    decision: late.atOnce
      ? { kind: 'act', plan, reason }
      : { kind: 'review', plan: [], proposal: plan, reason },
    due: now,
    now,
  });
}
