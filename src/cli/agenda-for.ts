import { agendaView } from '../core/agenda/view.ts';
import type { Practice } from '../domain/practice.ts';
import type { AgendaView } from '../domain/situation.ts';
import type { Context } from './context.ts';

/** The agenda of a practice as a decision would see it now, with the times kept for others. */
export async function agendaFor({ doors }: Context, practice: Practice, now: number): Promise<AgendaView> {
  const agenda = await doors.agenda(practice, { now: () => now });
  const store = await doors.store(practice, { create: false });
  const offers =
    store === null
      ? []
      : (await store.offers()).filter(({ state, until }) => state === 'open' && until > now);
  await store?.close();
  const state = await agenda.read();
  return agendaView({ state, practice, now, patient: null, patients: [], offers, lastEventCount: null });
}
