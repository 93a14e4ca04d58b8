// How long things are kept, as the program means it.

import { type Retention, TERM_KINDS, type Term, type TermKind } from '../domain/privacy.ts';
import { TERM } from './sections/kinds.ts';
import type { Written } from './written.ts';

/** The practice's terms; one that is written wrongly is said by the schema, not here. */
export function retentionOf({ retention }: Pick<Written, 'retention'>): Retention {
  const terms = TERM_KINDS.map((kind) => [kind, termOf(retention[kind])] as const);
  return {
    terms: Object.fromEntries(terms) as Record<TermKind, Term>,
    reason: retention.reason ?? null,
  };
}

/** `24 months`, `3 ans`, `2 weeks`; a bare number counts days. */
function termOf(written: string | number): Term {
  if (typeof written === 'number') return { count: written, unit: 'days' };
  const [, number, unit = ''] = TERM.exec(written) ?? [];
  const count = Number(number);
  if (unit.startsWith('w') || unit.startsWith('s')) return { count: 7 * count, unit: 'days' };
  if (unit.startsWith('m')) return { count, unit: 'months' };
  return { count, unit: unit.startsWith('y') || unit.startsWith('a') ? 'years' : 'days' };
}
