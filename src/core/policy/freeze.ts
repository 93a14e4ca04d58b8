import type { Action } from '../../domain/action.ts';
import type { Address } from '../../domain/mail.ts';
import type { Situation } from '../../domain/situation.ts';

type Freeze = Extract<Action, { kind: 'freeze' }>;

/** Nothing goes by itself to these addresses any more, nor to the writer's; each once. */
export function freezeWith(
  { mail }: Situation,
  addresses: readonly Address[],
  why: Freeze['why'],
): readonly Freeze[] {
  const each = new Set([...(mail.from === null ? [] : [mail.from]), ...addresses]);
  return [...each].map((address) => ({ kind: 'freeze', address, why }));
}
