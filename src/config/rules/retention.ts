import { TERM_KINDS, type TermKind, termDays, USUAL_TERMS } from '../../domain/privacy.ts';
import { error, type Found } from '../faults.ts';
import type { Checked, ConfigRule } from './rule.ts';

/** Kept no longer than something else: first letters that never left, then the words, then whom it was about. */
const ORDER: readonly (readonly [TermKind, TermKind])[] = [
  ['drafts', 'text'],
  ['text', 'history'],
  ['survey-names', 'survey'],
];

/** Shorter as one likes, longer only with a reason; copies of the memory never beyond 35 days. */
export const termsAllowed: ConfigRule = (checked) => {
  const { sound } = checked;
  const single = TERM_KINDS.filter((kind) => sound(['retention', kind])).flatMap((kind) =>
    termFaults(checked, kind),
  );
  return single.length > 0 ? single : ORDER.flatMap(([one, other]) => orderFaults(checked, one, other));
};

function termFaults({ practice, written }: Checked, kind: TermKind): readonly Found[] {
  const { terms, reason } = practice.retention;
  const days = termDays(terms[kind]);
  const usual = USUAL_TERMS[kind];
  const read = String(written.retention[kind]);
  const path = ['retention', kind];
  if (days === 0) return [error(path, { code: 'term-zero', read })];
  if (days <= termDays(usual)) return [];
  if (kind === 'copies') return [error(path, { code: 'term-most', read, most: usual })];
  return reason === null ? [error(path, { code: 'term-reason', read, usual })] : [];
}

function orderFaults(
  { practice, written, sound, lineOf }: Checked,
  one: TermKind,
  other: TermKind,
): readonly Found[] {
  const { terms } = practice.retention;
  if (!sound(['retention', one]) || !sound(['retention', other])) return [];
  if (termDays(terms[one]) <= termDays(terms[other])) return [];
  const read = String(written.retention[one]);
  const at = String(written.retention[other]);
  const path = ['retention', one];
  const line = lineOf(path) ?? lineOf(['retention', other]);
  return [{ ...error(path, { code: 'term-order', read, longer: other, at }), line }];
}
