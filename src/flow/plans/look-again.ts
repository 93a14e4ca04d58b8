import { hasHappened } from '../../core/agenda/has-happened.ts';
import { stillTrue } from '../../core/agenda/slots/still-true.ts';
import { isFollowUp } from '../../core/followups/follow-up-case.ts';
import { waitsInPause } from '../../core/policy/hold-back.ts';
import type { Action, Offer } from '../../domain/action.ts';
import type { ActionNote } from '../../domain/action-note.ts';
import type { AgendaState } from '../../domain/agenda.ts';
import type { ActionRecord, Case, Outcome } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import { HOUR, type Instant, overlap, type Span } from '../../domain/time.ts';
import type { World } from '../../ports/world.ts';
import { listsClosed } from '../clock/lists-closed.ts';
import { isAgendaAction } from './steps.ts';

/** A letter that lay longer than this, over a pause or while the machine was off, is no answer any more. */
const TOO_LATE = 3 * HOUR;

interface Left {
  readonly kase: Case;
  /** The whole stage, with what was done of it. */
  readonly records: readonly ActionRecord[];
}

/**
 * Looks once more before a plan goes on that was put off or cut off: null when all it says is still true and wanted. An
 * agenda that can't be read now is asked again later; everything else that changed is a human's.
 */
export async function lookAgain(
  world: World,
  practice: Practice,
  { kase, records }: Left,
): Promise<Outcome | null> {
  const now = world.clock.now();
  const ahead = records.filter(({ state, action }) => state === 'planned' && waitsInPause(action));
  // Until when a follow-up is of use its rule says, and the guard asks.
  if (!isFollowUp(kase.origin) && ahead.some(({ at }) => now - at > TOO_LATE)) return untrue('lay-too-long');
  if (!records.some(isEmergencyText) && (await isTakenOver(world, kase))) return untrue('taken-over');
  if (!offersStand(await world.store.offers(), records, now)) return untrue('time-not-kept');
  if (await listsClosed(world, practice, { kase, plan: ahead.map(({ action }) => action) }))
    return untrue('agenda-changed');
  if (!records.some(({ action }) => speaksOfAgenda(action))) return null;
  const state = await world.agenda.read();
  if (state.kind === 'unreadable') return { kind: 'failed', sentence: state.sentence, retry: true };
  const offers = await world.store.offers();
  return agendaStands({ practice, records, state, now, offers }) ? null : untrue('agenda-changed');
}

function speaksOfAgenda(action: Action): boolean {
  return (
    isAgendaAction(action) ||
    action.kind === 'hold' ||
    (action.kind === 'reply' && action.tells !== undefined)
  );
}

function isEmergencyText({ action }: ActionRecord): boolean {
  return action.kind === 'reply' && action.letter.made.some(({ id }) => id.startsWith('emergency-'));
}

/** The practice answered in the thread, or another mail of the same contact is a human's. */
async function isTakenOver({ store }: World, { from, thread, messageId }: Case): Promise<boolean> {
  const ids = messageId === null ? thread : [...thread, messageId];
  return (await store.answered(ids)) || (from !== null && (await store.frozen(from)) !== null);
}

function untrue(note: ActionNote): Outcome {
  return { kind: 'failed', sentence: note, retry: false };
}

/** What was kept or is about to be taken is still open, and no time is kept for somebody else meanwhile. */
function offersStand(offers: readonly Offer[], records: readonly ActionRecord[], now: Instant): boolean {
  const isOpen = ({ state, until }: Offer) => state === 'open' && until > now;
  const isAhead = records.some(({ action, state }) => isAgendaAction(action) && state === 'planned');
  const named = records.flatMap(({ action, state }) => {
    if (action.kind === 'hold' && state === 'done') return [action.offer.id];
    // Once the appointment is made, what was offered has served.
    return action.kind === 'release' && action.as === 'taken' && isAhead ? [action.offer] : [];
  });
  const ours = records.flatMap(({ action }) =>
    action.kind === 'hold' ? [action.offer.id] : action.kind === 'release' ? [action.offer] : [],
  );
  const others = offers.filter((offer) => isOpen(offer) && !ours.includes(offer.id));
  return (
    named.every((id) => offers.some((offer) => offer.id === id && isOpen(offer))) &&
    !records
      .flatMap(timesTaken)
      .some((time) => others.some(({ slots }) => slots.some((slot) => overlap(slot, time))))
  );
}

function timesTaken({ action, state }: ActionRecord): readonly Span[] {
  if (state !== 'planned') return [];
  if (action.kind === 'hold') return action.offer.slots;
  if (action.kind === 'book') return [action.slot];
  return action.kind === 'move' ? [action.to] : [];
}

interface Standing {
  readonly practice: Practice;
  readonly records: readonly ActionRecord[];
  readonly state: Extract<AgendaState, { kind: 'readable' }>;
  readonly now: Instant;
  readonly offers: readonly Offer[];
}

/** What was done shows in the agenda; what is still to be done is allowed by it. */
function agendaStands({ practice, records, state, now, offers }: Standing): boolean {
  const ahead = records.filter(({ action, state: at }) => at === 'planned' || action.kind === 'hold');
  const done = records.filter(({ state: at }) => at === 'done').map(({ action }) => action);
  const shows = done.filter(isAgendaAction).every((action) => {
    const happened = hasHappened(action, state, practice);
    // An appointment that was confirmed stands as before; one that was cancelled may be gone altogether.
    if (action.kind === 'confirm') return happened !== null;
    return action.kind === 'cancel' ? happened !== false : happened === true;
  });
  return shows && stillTrue({ plan: ahead.map(({ action }) => action), state, practice, now, offers });
}
