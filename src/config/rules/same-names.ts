import { error, type Found } from '../faults.ts';
import type { Path } from '../keys.ts';
import type { Checked } from './rule.ts';

/** Names that stood before in the same list, each with the line of the first. */
export function sameNames(
  names: readonly string[],
  pathOf: (index: number) => Path,
  lineOf: Checked['lineOf'],
): Found[] {
  return names.flatMap((read, index) => {
    const before = names.indexOf(read);
    if (before === index) return [];
    return [error(pathOf(index), { code: 'same-id', read, first: lineOf(pathOf(before)) })];
  });
}
