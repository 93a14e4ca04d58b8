import type { Offer } from '../../domain/action.ts';
import type { Case } from '../../domain/case.ts';
import type { Patient } from '../../domain/patient.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { expand } from '../agenda/recurrence/expand.ts';
import type { Known } from './known.ts';

/** How it stands with one patient of an absence. */
export interface PatientStanding {
  readonly kase: Case;
  readonly patient: Patient | null;
  /** `prepared`: waits for the yes. `underway`: the secretary is at it. `asked`: written to, no answer yet. `answered`: no old time stands any more. */
  readonly state:
    | 'prepared'
    | 'asked'
    | 'answered'
    | 'to-call'
    | 'called'
    | 'underway'
    | 'unsent'
    | 'refused';
  /** Old appointments that still stand in the agenda. */
  readonly standing: readonly Instant[];
}

interface Asked extends Pick<Known, 'patients' | 'practice' | 'state' | 'now'> {
  readonly cases: readonly Case[];
  /** Whatever their state. */
  readonly offers: readonly Offer[];
  readonly batch: string;
}

/** Everybody of an absence, in the order in which they were affected. */
export function absenceStanding({
  cases,
  offers,
  batch,
  patients,
  practice,
  state,
}: Asked): readonly PatientStanding[] {
  const ours = cases.filter((kase) => kase.batch === batch);
  const olds = ours.flatMap(({ plan }) => plan.flatMap(replacedBy));
  const window = {
    start: Math.min(...olds.map(({ span }) => span.start)) - DAY,
    end: Math.max(...olds.map(({ span }) => span.end)) + DAY,
  };
  const events =
    state.kind === 'readable' && olds.length > 0
      ? expand(state.files, window, practice.zone).occurrences
      : null;
  return ours.map((kase) => {
    const standing = kase.plan
      .flatMap(replacedBy)
      .filter(
        ({ ref, span }) =>
          events === null ||
          events.some((one) => one.uid === ref.uid && one.start === span.start && one.status !== 'CANCELLED'),
      );
    return {
      kase,
      patient: patients.find(({ id }) => id === kase.patient) ?? null,
      state: stateOf(kase, standing.length > 0 || !isTaken(kase, offers)),
      standing: standing.map(({ span }) => span.start),
    };
  });
}

function replacedBy(action: Case['plan'][number]): readonly NonNullable<Offer['replaces']>[] {
  return action.kind === 'hold' && action.offer.replaces !== null ? [action.offer.replaces] : [];
}

/** Of appointments that were cancelled at once: whether new times were taken. */
function isTaken({ plan }: Case, offers: readonly Offer[]): boolean {
  const held = plan.flatMap((action) => (action.kind === 'hold' ? [action.offer] : []));
  return held.every(
    ({ id, replaces }) =>
      replaces !== null || offers.some((offer) => offer.id === id && offer.state === 'taken'),
  );
}

function stateOf({ state, proposal, plan }: Case, isOpen: boolean): PatientStanding['state'] {
  if (state === 'refused') return 'refused';
  if (proposal.length === 0) return state === 'done' ? 'called' : 'to-call';
  if (state === 'waiting') return 'prepared';
  if (state === 'acting') return 'underway';
  if (state === 'unknown') return 'unsent';
  return plan.length > 0 && !isOpen ? 'answered' : 'asked';
}
