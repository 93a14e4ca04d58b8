import { agendaView } from '../../core/agenda/view.ts';
import { begunCase, begunCaseId } from '../../core/begun-case.ts';
import { proposeChange } from '../../core/invitations/change-letter.ts';
import { changedByHand, changeKey, type HandChange } from '../../core/invitations/changed-by-hand.ts';
import { mayInvite } from '../../core/invitations/may-invite.ts';
import type { AgendaState } from '../../domain/agenda.ts';
import type { Case, Origin } from '../../domain/case.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY } from '../../domain/time.ts';
import type { World } from '../../ports/world.ts';
import { carryOut } from '../plans/carry-out.ts';
import { overtaken } from '../plans/overtaken.ts';

const RULE = 'invitation-changed';

/** What was told of an appointment is kept so long after it: until then it may still be put off or answered. */
const KEPT = 60 * DAY;

/**
 * Appointments that a patient's calendar was told of and that a human moved or cancelled in the agenda since: a letter
 * with the new invitation is prepared for that human's yes, once for each change. A change that was made back, or again,
 * takes the prepared letter away. An agenda that can't be relied on changes nothing.
 */
export async function invitationsDue(
  world: World,
  practice: Practice,
  waiting = () => world.store.cases('waiting'),
): Promise<void> {
  const known = await world.store.invitations();
  const now = world.clock.now();
  if (known.some(({ end }) => end < now - KEPT)) await world.store.forgetInvitations(now - KEPT);
  if (practice.invitations.mode === 'off' || !known.some(({ state }) => state === 'invited')) return;
  const state = await world.agenda.read();
  if (state.kind === 'unreadable' || (await isTroubled(world, practice, state))) return;
  const changes = changedByHand({ known, files: state.files, zone: practice.zone, now });
  await takeAway(world, changes, await waiting());
  if (changes.length === 0) return;
  const patients = await world.directory.patients();
  const acting = (await world.store.cases('acting')).map(({ patient }) => patient);
  for (const change of changes) {
    const patient = patients.find(({ id }) => id === change.invitation.patient);
    // A plan that is still going on may be about to tell it.
    if (patient !== undefined && !acting.includes(patient.id))
      await propose(world, practice, change, patient);
  }
}

async function isTroubled({ store, clock }: World, practice: Practice, state: AgendaState): Promise<boolean> {
  const lastEventCount = await store.eventCount();
  const seen = { state, practice, now: clock.now(), patient: null, patients: [], offers: [] };
  return agendaView({ ...seen, lastEventCount }).trouble !== '';
}

async function propose(
  world: World,
  practice: Practice,
  change: HandChange,
  patient: Patient,
): Promise<void> {
  const { store, clock, templates } = world;
  const { to } = change.invitation;
  const origin = originOf(change);
  if ((await store.case(begunCaseId(origin, origin.key))) !== null) return;
  if (!mayInvite({ practice, patient, to })) return;
  if ((await store.stopped(to)) || (await store.frozen(to)) !== null) return;
  const language = patient.language ?? practice.language;
  const decision = proposeChange(change, { texts: await templates.read(), language, zone: practice.zone });
  const now = clock.now();
  const kase = begunCase({ origin, key: origin.key, patient: patient.id, to, decision, due: now, now });
  await carryOut(world, practice, kase);
}

function originOf(change: HandChange): Extract<Origin, { kind: 'clock' }> {
  return { kind: 'clock', rule: RULE, key: changeKey(change) };
}

/** Sets prepared letters aside whose change is not the one that stands now. */
async function takeAway(
  world: World,
  changes: readonly HandChange[],
  waiting: readonly Case[],
): Promise<void> {
  const keys = changes.map(changeKey);
  for (const kase of waiting) {
    const key = keyOf(kase);
    if (key === null || keys.includes(key)) continue;
    await overtaken(world, kase.id, 'InvitationOvertaken');
  }
}

function keyOf({ origin }: Case): string | null {
  return origin.kind === 'clock' && origin.rule === RULE ? origin.key : null;
}
