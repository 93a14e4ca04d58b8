import type { Plan } from '../../domain/action.ts';
import type { Case, Origin } from '../../domain/case.ts';
import type { Patient } from '../../domain/patient.ts';
import type { PlannedSeries, SeriesQuery } from '../../domain/series.ts';
import { agendaView } from '../agenda/view.ts';
import { begunCase, begunCaseId } from '../begun-case.ts';
import { compose } from '../letters/compose.ts';
import { contactOf } from '../patients/contact-of.ts';
import { seriesLetter, seriesReason } from '../policy/requests/series.ts';
import { type Known, languageFor } from './known.ts';

export interface AskedSeries {
  readonly patient: Patient;
  readonly query: SeriesQuery;
  /** The how-manieth time the same is asked, after a no: 0 for the first. */
  readonly turn: number;
}

/** A series as it was planned, or why none can be. */
export type SeriesMade =
  | { readonly kind: 'case'; readonly kase: Case; readonly planned: PlannedSeries }
  | { readonly kind: 'no-time' }
  | { readonly kind: 'trouble'; readonly sentence: string };

/** The id of the case that the same question always makes. */
export function seriesCaseId(asked: AskedSeries, by: string): string {
  return begunCaseId(originOf(by), keyOf(asked));
}

/** One case with all bookings and one letter, waiting for one yes: nothing is booked before it, and then all or nothing. */
export function seriesCase(known: Known, asked: AskedSeries): SeriesMade {
  const { practice, now, by } = known;
  const view = agendaView({ ...known, patient: asked.patient });
  if (view.trouble !== '') return { kind: 'trouble', sentence: view.trouble };
  const planned = view.series(asked.query);
  if (planned.sessions.length === 0) return { kind: 'no-time' };
  const to = contactOf(asked.patient);
  const reason = seriesReason(planned, asked.query.count, practice.country);
  const kase = begunCase({
    origin: originOf(by),
    key: keyOf(asked),
    patient: asked.patient.id,
    to,
    decision: { kind: 'review', plan: [], proposal: proposalOf(known, asked, planned), reason },
    due: now,
    now,
  });
  return { kind: 'case', kase, planned };
}

/** The bookings, and the letter as far as it can be written: without an address or an approved text a person tells it. */
function proposalOf({ practice, texts, by }: Known, asked: AskedSeries, planned: PlannedSeries): Plan {
  const { patient } = asked;
  const language = languageFor(patient, practice);
  const caseId = seriesCaseId(asked, by);
  const { parts, bookings } = seriesLetter({ planned, patient, caseId, language, zone: practice.zone });
  const to = contactOf(patient);
  const written = to === null ? null : compose({ texts, language, to, parts });
  return written?.kind === 'letter'
    ? [...bookings, { kind: 'reply', letter: written.letter, unlessAlerted: null }]
    : [...bookings, { kind: 'task', task: 'call-back', due: null }];
}

function originOf(by: string): Exclude<Origin, { kind: 'mail' }> {
  return { kind: 'human', command: 'series', by };
}

function keyOf({ patient, query, turn }: AskedSeries): string {
  return JSON.stringify([patient.id, query, turn]);
}
