import { resolve } from 'node:path';
import { agendaView } from '../../core/agenda/view.ts';
import { counted } from '../../core/plural.ts';
import { UserError } from '../../domain/errors.ts';
import { agendaState } from '../agenda-for.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, type PlaceOptions, requirePractice } from '../options.ts';
import { withStore } from '../with-store.ts';

export interface AcceptOptions extends PlaceOptions {
  readonly by: string;
}

/** `agent agenda accept`: a human says that the agenda is really as small as it looks; from then on it is trusted again. */
export async function agendaAccept(context: Context, options: AcceptOptions): Promise<ExitCode> {
  const { print, say, language } = context;
  const practice = await requirePractice(context, resolve(context.folder, options.practice ?? '.'));
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const { state, lastEventCount } = await agendaState(context, practice, now);
  const seen = { state, practice, now, patient: null, patients: [], offers: [], lastEventCount: null };
  const { trouble, futureEvents } = agendaView(seen);
  if (trouble !== '')
    throw new UserError(
      say(`L'agenda n'est pas lisible : ${trouble}`, `The agenda can't be read: ${trouble}`),
    );
  await withStore(context, practice, async (store) => {
    await store.saveEventCount(futureEvents);
    const detail = `${lastEventCount ?? 'none'} -> ${futureEvents}, by ${options.by}`;
    await store.audit({ at: now, actor: 'human', verb: 'AgendaAccepted', case: null, detail });
  });
  if (print.asJson) print.json({ futureEvents, before: lastEventCount });
  else {
    const coming = counted(
      futureEvents,
      language,
      language === 'fr' ? ['événement', 'événements'] : ['event', 'events'],
    );
    print.line(
      say(`Accepté : ${coming} à venir dans l'agenda.`, `Accepted: ${coming} to come in the agenda.`),
    );
  }
  return EXIT.ok;
}
