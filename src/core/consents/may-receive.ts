// Who may be written to without having asked, by class (handbook §1.9, R-10, R-16, R-19). What a patient asks for is
// answered whatever stands here.

import type { MessageConsent } from '../../domain/follow-up.ts';
import type { MessageClass } from '../../domain/letter.ts';
import type { Patient } from '../../domain/patient.ts';

/** What is known of one patient and one way to reach them. */
export interface Standing {
  readonly patient: Patient;
  /** All that was recorded of this patient, of any class, in any order. */
  readonly consents: readonly MessageConsent[];
  /** Classes that the address stopped. */
  readonly stopped: readonly MessageClass[];
  /** Why the address is frozen; null when it is not. */
  readonly frozen: string | null;
  /** A human chose this very message for this patient. */
  readonly chosen: boolean;
  /** A complaint, an emergency or a distress within a year: no survey. */
  readonly troubled: boolean;
  /** A mail of theirs waits for a human: no money is asked for before somebody read it ("I have paid"). */
  readonly unread: boolean;
  /** Messages of this class and matter that left before: reminders of one appointment, of one invoice, or of one year. */
  readonly sentBefore: number;
}

/** `ask`: only when a human says yes to this very message. */
export type May =
  | { readonly kind: 'yes' }
  | { readonly kind: 'ask' }
  | {
      readonly kind: 'no';
      readonly why: 'stopped' | 'frozen' | 'human-only' | 'no-consent' | 'limit' | 'mail-waits';
    };

/**
 * The most that one patient gets: two reminders of an appointment (S1), S3 one and one reminder a year, S5 two for an
 * invoice, S7 one for a pause (handbook §1.9).
 */
const MOST: Readonly<Record<MessageClass, number>> = {
  S1: 2,
  S2: Number.POSITIVE_INFINITY,
  S3: 2,
  S4: Number.POSITIVE_INFINITY,
  S5: 2,
  S7: 1,
};

/**
 * Whether a message of this class may go to this patient now; what protects somebody is asked first. `reminders`: in
 * Germany an express yes stands before the first one, elsewhere people are told and may opt out.
 */
export function mayReceive(kind: MessageClass, standing: Standing, reminders: 'opt-in' | 'opt-out'): May {
  const kept = keptByHuman(standing);
  if (kept !== null) return no(kept);
  const said = saidOf(kind, standing);
  if (standing.stopped.includes(kind) || said === 'refused') return no('stopped');
  if (standing.sentBefore >= MOST[kind]) return no('limit');
  const chosen = standing.chosen || said === 'given';
  switch (kind) {
    case 'S1':
      return reminders === 'opt-in' && said === null ? no('no-consent') : YES;
    case 'S2':
    case 'S7':
      return chosen ? YES : { kind: 'ask' };
    case 'S3':
      return said === null ? no('no-consent') : YES;
    case 'S4':
      return standing.troubled ? no('no-consent') : YES;
    case 'S5':
      if (standing.unread) return no('mail-waits');
      return standing.sentBefore === 0 ? { kind: 'ask' } : YES;
  }
}

function keptByHuman({ patient: { flags }, frozen }: Standing): 'frozen' | 'human-only' | null {
  if (frozen !== null || flags.includes('deceased') || flags.includes('frozen')) return 'frozen';
  return flags.some((flag) => flag !== 'confidential') ? 'human-only' : null;
}

/**
 * What was last said of a class. The patients' file carries no date: its no stands until the practice takes it out, its
 * yes until somebody says no.
 */
export function saidOf(
  kind: MessageClass,
  { patient, consents }: Pick<Standing, 'patient' | 'consents'>,
): MessageConsent['state'] | null {
  const listed = patient.consents?.filter((one) => one.class === kind).map(({ state }) => state) ?? [];
  if (listed.includes('refused')) return 'refused';
  const [last] = consents
    .filter((one) => one.class === kind && one.patient === patient.id)
    .toSorted(
      (one, other) =>
        other.at - one.at || Number(other.state === 'refused') - Number(one.state === 'refused'),
    );
  return last?.state ?? listed[0] ?? null;
}

const YES: May = { kind: 'yes' };

function no(why: Extract<May, { kind: 'no' }>['why']): May {
  return { kind: 'no', why };
}
