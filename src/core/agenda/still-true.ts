import type { Plan } from '../../domain/action.ts';
import type { AgendaState } from '../../domain/agenda.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant, overlap, type Span } from '../../domain/time.ts';
import { busySpans } from './busy.ts';
import { expand } from './expand.ts';

interface Prepared {
  readonly plan: Plan;
  readonly state: AgendaState;
  readonly practice: Practice;
  readonly now: Instant;
}

/**
 * Whether what a prepared plan says of the agenda is still so: the appointments it speaks of stand where they stood,
 * the times it gives are free and not yet past. A yes given later than that must not send a letter that is no longer
 * true (docs/flow.md §6).
 */
export function stillTrue({ plan, state, practice, now }: Prepared): boolean {
  const spoken = plan.flatMap(appointmentIn);
  const given = plan.flatMap(timesGiven);
  if (spoken.length === 0 && given.length === 0) return true;
  if (state.kind === 'unreadable') return false;
  const ends = [...spoken.map(({ span }) => span.end), ...given.map(({ end }) => end)];
  const window = { start: now - DAY, end: Math.max(now, ...ends) + DAY };
  const { occurrences, warnings } = expand(state.files, window, practice.zone);
  const busy = busySpans({ occurrences, warnings, window });
  const offers = plan.flatMap((action) => (action.kind === 'hold' ? [action.offer.until] : []));
  return (
    spoken.every(({ uid, span }) =>
      occurrences.some((one) => one.uid === uid && one.start === span.start && one.status !== 'CANCELLED'),
    ) &&
    given.every((time) => time.start > now && !busy.some((taken) => overlap(taken, time))) &&
    offers.every((until) => until > now)
  );
}

function appointmentIn(action: Plan[number]): readonly { readonly uid: string; readonly span: Span }[] {
  if (action.kind === 'move' || action.kind === 'cancel' || action.kind === 'confirm') {
    return [{ uid: action.ref.uid, span: action.from }];
  }
  if (action.kind !== 'hold' || action.offer.replaces === null) return [];
  const { ref, span } = action.offer.replaces;
  return [{ uid: ref.uid, span }];
}

function timesGiven(action: Plan[number]): readonly Span[] {
  if (action.kind === 'hold') return action.offer.slots;
  if (action.kind === 'book') return [action.slot];
  return action.kind === 'move' ? [action.to] : [];
}
