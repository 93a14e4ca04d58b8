// The practitioner's bad day: time is closed in the agenda, and everybody who has an appointment in it gets other times,
// all with one yes. Nothing is cancelled before a new time is chosen, unless the human wants it so.

import type { Action, Offer } from '../../domain/action.ts';
import type { Occurrence } from '../../domain/agenda.ts';
import type { Case } from '../../domain/case.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Letter, LetterPart } from '../../domain/letter.ts';
import type { Patient } from '../../domain/patient.ts';
import { DAY, type Span } from '../../domain/time.ts';
import { agendaView } from '../agenda/view.ts';
import { begunCase, begunCaseId } from '../begun-case.ts';
import { compose } from '../letters/compose.ts';
import { factMaker, flagFact, numberFact } from '../letters/facts.ts';
import { contactOf } from '../patients/contact-of.ts';
import { refOf } from '../policy/ref.ts';
import { type Around, affectedIn, occurrencesOf, unknownOf } from './affected.ts';
import { batchId } from './batch-id.ts';
import { closingCase, closingsIn } from './closing-case.ts';
import { type EarlierCase, earlierAbsences, isOvertaken, toldBefore } from './earlier-absences.ts';
import { type Known, languageFor } from './known.ts';
import { type Affected, type Offered, offersFor, spanOf } from './other-times.ts';
import type { ReasonCode } from './reason-codes.ts';

export interface Absence {
  readonly span: Span;
  /** Ids of those who are away. */
  readonly practitioners: readonly string[];
  readonly because: ReasonCode;
  /** Frees the old times at once instead of when a new one is chosen. */
  readonly cancelNow: boolean;
  /** The how-manieth time the same absence is told, after it was undone: 0 for the first. */
  readonly turn: number;
}

export interface AbsencePlan {
  readonly batch: string;
  /** Closes the time in the agenda; done at once. */
  readonly closing: Case;
  /** One for each patient, soonest appointment first. */
  readonly cases: readonly Case[];
  /** Letters of an earlier absence that wait for their yes and are overtaken: these patients get another one. */
  readonly withdrawn: readonly Case[];
  /** Events in that time that are certainly nobody's appointment, or not certainly anybody's. */
  readonly unknown: readonly Occurrence[];
}

/** The batch of an absence: the same one told again is the same batch. */
export function absenceId({ span, practitioners, turn }: Absence): string {
  return batchId('absent', span.start, span.end, [...practitioners].sort().join(' '), turn);
}

/**
 * Who is affected and what each of them gets; a sentence when the agenda can't be relied on. Among `before` are the cases
 * of absences told earlier: whoever was given other times there is left in peace, unless those are closed now too.
 */
export function planAbsence(
  known: Known,
  absence: Absence,
  before: readonly Case[] = [],
): AbsencePlan | { readonly trouble: string } {
  const view = agendaView({ ...known, patient: null });
  if (view.trouble !== '') return { trouble: view.trouble };
  const batch = absenceId(absence);
  const earlier = earlierAbsences(before, known.offers).filter(({ kase }) => kase.batch !== batch);
  const overtaken = earlier.filter((one) => isOvertaken(one, absence.span));
  const spans = [absence.span, ...overtaken.flatMap((one) => one.spans)];
  const window = {
    start: Math.min(...spans.map(({ start }) => start)) - DAY,
    end: Math.max(...spans.map(({ end }) => end)) + DAY,
  };
  const theirs = occurrencesOf(known, absence.practitioners, window);
  const found = affectedIn(known, absence.span, { theirs, overtaken });
  const named = new Set(
    found.flatMap(({ appointments }) => appointments.map(({ occurrence }) => occurrence)),
  );
  const told = earlier.filter((one) => !overtaken.includes(one));
  const free = new Set(overtaken.flatMap((one) => one.offers.map(({ id }) => id)));
  const still = { ...known, offers: known.offers.filter(({ id }) => !free.has(id)) };
  return {
    batch,
    closing: closingCase(known, {
      ...absence,
      batch,
      appointments: named.size,
      closed: closingsIn(theirs, batch),
    }),
    cases: casesFor(still, absence, { found: found.flatMap((one) => notTold(one, told)), overtaken }),
    withdrawn: overtaken.flatMap(({ kase }) => (kase.state === 'waiting' ? [kase] : [])),
    unknown: unknownOf(known, absence.span, theirs),
  };
}

/** Without the appointments for which they were given other times before; nobody when none is left. */
function notTold({ patient, appointments }: Affected, told: readonly EarlierCase[]): readonly Affected[] {
  const left = appointments.filter(
    ({ occurrence }) => toldBefore(told, patient.id, occurrence) === undefined,
  );
  return left.length === 0 ? [] : [{ patient, appointments: left }];
}

/** Those who are affected soonest choose first; no time is offered to two. */
function casesFor(
  known: Known,
  absence: Absence,
  { found, overtaken }: Pick<Around, 'overtaken'> & { readonly found: readonly Affected[] },
): readonly Case[] {
  const given: Offer[] = [];
  return found.map(({ patient, appointments }) => {
    const key = `${absenceId(absence)} ${patient.id}`;
    const caseId = begunCaseId({ kind: 'human', command: 'absent', by: known.by }, key);
    const offered = offersFor({ known, absence, given, caseId }, { patient, appointments });
    given.push(...offered.flatMap(({ offer }) => (offer === null ? [] : [offer])));
    const theirs = overtaken.filter(({ kase }) => kase.patient === patient.id && kase.state !== 'waiting');
    const overtakenOffers = theirs.flatMap((one) => one.offers);
    return patientCase(known, absence, { patient, offered, key, overtaken: overtakenOffers });
  });
}

interface ForPatient {
  readonly patient: Patient;
  readonly offered: readonly Offered[];
  readonly key: string;
  /** Times of an earlier letter that are closed now: they are given back. */
  readonly overtaken: readonly Offer[];
}

function patientCase(known: Known, absence: Absence, person: ForPatient): Case {
  const { patient, offered, key } = person;
  const { practice, texts, now, by } = known;
  const to = contactOf(patient);
  const language = languageFor(patient, practice);
  const parts = partsFor(known, absence, person);
  const written = to === null ? null : compose({ texts, language, to, parts });
  const reason = { code: 'absence', appointments: offered.length } as const;
  const decision: Decision =
    written?.kind === 'letter'
      ? { kind: 'review', ...letterPlans(absence, person, written.letter), reason }
      : { kind: 'review', plan: [CALL_BACK], proposal: [], reason: written?.reason ?? reason };
  const origin = { kind: 'human', command: 'absent', by } as const;
  return begunCase({
    origin,
    key,
    batch: absenceId(absence),
    patient: patient.id,
    to,
    decision,
    due: now,
    now,
  });
}

const CALL_BACK: Action = { kind: 'task', task: 'call-back', due: null };

/** The new times are kept at once, so that nobody else gets them while the letter waits for its yes. */
function letterPlans(absence: Absence, { patient, offered, overtaken }: ForPatient, letter: Letter) {
  const releases = overtaken.map(({ id }): Action => ({ kind: 'release', offer: id, as: 'released' }));
  const holds = offered.flatMap(({ offer }): Action[] => (offer === null ? [] : [{ kind: 'hold', offer }]));
  const cancels = absence.cancelNow
    ? offered.map(({ appointment }): Action => {
        return { kind: 'cancel', patient: patient.id, ref: refOf(appointment), from: spanOf(appointment) };
      })
    : [];
  const reply: Action = { kind: 'reply', letter, unlessAlerted: null };
  return { plan: [...releases, ...holds], proposal: [...holds, ...cancels, reply] };
}

/** A paragraph for each appointment that has new times, numbers running on, and one for those that have none. */
function partsFor(
  { practice }: Known,
  absence: Absence,
  { patient, offered }: ForPatient,
): readonly LetterPart[] {
  const say = factMaker(languageFor(patient, practice), practice.zone);
  const why = Object.fromEntries(SAID.map((code) => [code, flagFact(absence.because === code)]));
  const times = offered.flatMap(({ appointment, offer }): LetterPart[] => {
    if (offer === null) return [];
    const facts = {
      ...why,
      old: say.moment(appointment.occurrence.start),
      slots: say.moments(offer.slots.map(({ start }) => start)),
      before: numberFact((offer.numberedFrom ?? 1) - 1),
      until: say.moment(offer.until),
    };
    return [{ template: 'absent-offer', facts }];
  });
  const none = offered.filter(({ offer }) => offer === null);
  if (none.length === 0) return times;
  const appointments = say.moments(none.map(({ appointment }) => appointment.occurrence.start));
  return [...times, { template: 'absent-no-slot', facts: { ...why, appointments } }];
}

/** The reasons that a letter may give. */
const SAID: readonly ReasonCode[] = ['training', 'strike', 'weather'];
