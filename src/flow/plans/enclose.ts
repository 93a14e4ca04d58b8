// What goes along for the patient's own calendar, made at the moment at which a letter leaves.

import { letterCalendars } from '../../core/invitations/letter-calendars.ts';
import { mayInvite } from '../../core/invitations/may-invite.ts';
import { toldBy } from '../../core/invitations/told-by.ts';
import type { Action } from '../../domain/action.ts';
import type { ActionRecord } from '../../domain/case.ts';
import type { Invitation } from '../../domain/invitation.ts';
import type { Letter, LetterCalendar } from '../../domain/letter.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import type { Job } from './job.ts';

interface Leaving {
  readonly job: Job;
  readonly record: ActionRecord;
  readonly action: Extract<Action, { kind: 'reply' }>;
  readonly letter: Letter;
}

/** Calendars of a letter, and how to forget what was written down of them when it certainly did not leave. */
export interface Enclosure {
  readonly calendars: readonly LetterCalendar[];
  readonly takeBack: () => Promise<void>;
}

const NOTHING: Enclosure = { calendars: [], takeBack: () => Promise.resolve() };

/**
 * The invitations of the appointments that a letter tells of, as they stand in the agenda now. They are written down
 * before the letter is handed over: after a crash a calendar may be told twice, and is never forgotten. An agenda that
 * can't be read holds back no letter: what a calendar was not told shows at a later tick (`invitations-due.ts`).
 */
export async function enclose(world: World, practice: Practice, leaving: Leaving): Promise<Enclosure> {
  const { job, record, action, letter } = leaving;
  const patient = await invited(world, practice, leaving);
  if (patient === null) return NOTHING;
  const records = (await world.store.actions(job.kase.id)).filter(({ stage }) => stage === record.stage);
  const tellings = toldBy(job.kase, records, action);
  if (tellings.events.length === 0 && tellings.declined === null) return NOTHING;
  const state = await world.agenda.read();
  if (state.kind === 'unreadable') return NOTHING;
  const known = await world.store.invitations();
  const { calendars, invitations } = letterCalendars({
    tellings,
    files: state.files,
    known,
    practice,
    patient: patient.id,
    to: letter.to,
    language: letter.language,
    now: world.clock.now(),
  });
  await world.store.saveInvitations(invitations);
  return { calendars, takeBack: () => world.store.saveInvitations(invitations.map(asBefore(known))) };
}

/** Whose calendar it is, when it may be told; null when not. */
async function invited(
  { directory, store }: World,
  practice: Practice,
  { job, letter }: Leaving,
): Promise<Patient | null> {
  if (practice.invitations.mode === 'off' || job.kase.patient === null) return null;
  const patient = (await directory.patients()).find(({ id }) => id === job.kase.patient);
  if (patient === undefined || !mayInvite({ practice, patient, to: letter.to })) return null;
  return (await store.stopped(letter.to)) ? null : patient;
}

/** What was known of an appointment before a letter that did not leave; of a new one its number stays taken. */
function asBefore(known: readonly Invitation[]): (invitation: Invitation) => Invitation {
  return (invitation) =>
    known.find(
      ({ uid, recurrenceId }) => uid === invitation.uid && recurrenceId === invitation.recurrenceId,
    ) ?? {
      ...invitation,
      state: 'unsent',
    };
}
