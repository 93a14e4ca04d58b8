import type { Offer } from '../domain/action.ts';
import type { AgendaState, EventCounts } from '../domain/agenda.ts';
import type { Practice } from '../domain/practice.ts';
import type { AgendaView } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import type { Context } from './context.ts';

/** The agenda as it was read, with what the memory holds about it. */
export interface AgendaSeen {
  readonly state: AgendaState;
  /** Times kept for patients. */
  readonly offers: readonly Offer[];
  /** Future events of each source at the last good reading; null when there is no memory of one. */
  readonly lastEventCount: EventCounts | null;
  /** Why it can't be relied on; empty when it can. */
  readonly trouble: string;
}

/** Reads the agenda of a practice beside its memory; creates none. */
export async function agendaState({ doors }: Context, practice: Practice, now: Instant): Promise<AgendaSeen> {
  const state = await (await doors.agenda(practice, { now: () => now })).read();
  const { agendaView } = await import('../core/agenda/view.ts');
  const store = await doors.store(practice, { create: false });
  try {
    const all = (await store?.offers()) ?? [];
    const offers = all.filter((offer) => offer.state === 'open' && offer.until > now);
    const lastEventCount = (await store?.eventCount()) ?? null;
    const seen = { state, practice, now, patient: null, patients: [], offers, lastEventCount };
    return { state, offers, lastEventCount, trouble: agendaView(seen).trouble };
  } finally {
    await store?.close();
  }
}

/** The agenda of a practice as a decision would see it now, with the times kept for others. */
export async function agendaFor(context: Context, practice: Practice, now: Instant): Promise<AgendaView> {
  const { state, offers, lastEventCount } = await agendaState(context, practice, now);
  const { agendaView } = await import('../core/agenda/view.ts');
  return agendaView({ state, practice, now, patient: null, patients: [], offers, lastEventCount });
}
