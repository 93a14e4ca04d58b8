import type { Reason } from '../../../domain/reason.ts';
import type { AgendaView, SlotQuery } from '../../../domain/situation.ts';

/** Nothing can be offered; names what in the agenda is not understood where a time may have fitted (design §1.4). */
export function noSlot(agenda: AgendaView, query: SlotQuery): Reason {
  const [first, ...others] = agenda.hiding(query);
  if (first === undefined) return { code: 'no-slot' };
  const { file, line, sentence } = first;
  return { code: 'no-slot', hidden: { file, line, sentence, more: others.length } };
}
