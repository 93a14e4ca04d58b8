import { resolve } from 'node:path';
import { totalOf } from '../../core/agenda/event-counts.ts';
import { agendaView } from '../../core/agenda/view.ts';
import { counted } from '../../core/plural.ts';
import type { EventCounts } from '../../domain/agenda.ts';
import { UserError } from '../../domain/errors.ts';
import { agendaState } from '../agenda-for.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, type PlaceOptions, requirePractice } from '../options.ts';
import { withStore } from '../with-store.ts';

export interface AcceptOptions extends PlaceOptions {
  readonly by: string;
}

/**
 * `agent agenda accept [SOURCE]`: a human says that the agenda, or one source of it, is really as small as it looks; from
 * then on it is trusted again.
 */
export async function agendaAccept(
  context: Context,
  source: string | undefined,
  options: AcceptOptions,
): Promise<ExitCode> {
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
  const accepted = acceptedOf(context, futureEvents, source);
  // A number of before the counting by source is about all of them.
  const others = lastEventCount === null || '' in lastEventCount ? futureEvents : lastEventCount;
  const before = lastEventCount === null ? null : totalOf(lastEventCount);
  await withStore(context, practice, async (store) => {
    await store.saveEventCount({ ...others, ...accepted });
    const after = totalOf({ ...others, ...accepted });
    const which = source === undefined ? '' : `${source}: `;
    const detail = `${which}${before ?? 'none'} -> ${after}, by ${options.by}`;
    await store.audit({ at: now, actor: 'human', verb: 'AgendaAccepted', case: null, detail });
  });
  const total = totalOf(accepted);
  if (print.asJson) print.json({ futureEvents: total, before, sources: accepted });
  else {
    const coming = counted(
      total,
      language,
      language === 'fr' ? ['événement', 'événements'] : ['event', 'events'],
    );
    const where = source === undefined ? say("l'agenda", 'the agenda') : say(`« ${source} »`, `"${source}"`);
    print.line(say(`Accepté : ${coming} à venir dans ${where}.`, `Accepted: ${coming} to come in ${where}.`));
  }
  return EXIT.ok;
}

/** What is accepted: all sources, or the one that is named. */
function acceptedOf({ say }: Context, counts: EventCounts, source: string | undefined): EventCounts {
  if (source === undefined) return counts;
  const count = counts[source];
  if (count !== undefined) return { [source]: count };
  const known = Object.keys(counts).join(', ');
  throw new UserError(
    say(
      `« ${source} » n'est pas une source de l'agenda. Connues : ${known}.`,
      `"${source}" is no source of the agenda. Known: ${known}.`,
    ),
  );
}
