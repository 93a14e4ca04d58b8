// Who signs: a line of capitalised words at the end of a mail, whatever name the mail program shows.

import type { Label } from '../../../domain/reading.ts';
import { isProtected } from '../labels.ts';
import { isNameLike } from './politeness.ts';

/** A sentence as it was heard so far. */
interface Line {
  readonly sentence: number;
  readonly text: string;
  readonly labels: readonly Label[];
  readonly sure: boolean;
  readonly p?: Readonly<Partial<Record<Label, number>>>;
}

/** Words. */
const LONGEST_NAME = 3;
/** No more than this of anything guarded may be in a name behind a farewell, and in one by itself. */
const BEHIND_FAREWELL = 0.1;
const BY_ITSELF = 0.05;

/**
 * The places of the lines at the end of a mail that are nothing but who signs it: behind a farewell or thanks, or where
 * the classifier takes the words for a name before anything else. Never the subject, and never the only line.
 */
export function signed(lines: readonly Line[]): ReadonlySet<number> {
  const places = new Set<number>();
  for (let at = lines.length - 1; at > 0; at -= 1) {
    const [line, before] = [lines[at], lines[at - 1]];
    if (line === undefined || before === undefined || before.sentence === 0) break;
    if (isSignature(line, before)) places.add(at);
    else if (!line.sure || !line.labels.every(belongsToName)) break;
  }
  return places;
}

function belongsToName(label: Label): boolean {
  return label === 'name' || label === 'contact-line';
}

function isSignature({ text, labels, sure, p = {} }: Line, before: Line): boolean {
  if (sure && labels.some((label) => isProtected(label) && label !== 'unknown')) return false;
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length > LONGEST_NAME || !words.every(isNameLike)) return false;
  const guarded = Math.max(...GUARDED.map((label) => p[label] ?? 0));
  if (before.sure && before.labels.some(isFarewell)) return guarded <= BEHIND_FAREWELL;
  return guarded <= BY_ITSELF && isLikeliest(p);
}

function isFarewell(label: Label): boolean {
  return label === 'closing' || label === 'thanks';
}

const GUARDED: readonly Label[] = [
  'health',
  'distress',
  'danger-life',
  'danger-maternity',
  'danger-suicide',
  'danger-violence',
  'clinical',
  'complaint',
  'third',
];

/** Whether the words are a name before they are anything else. */
function isLikeliest(p: NonNullable<Line['p']>): boolean {
  const name = p.name ?? 0;
  return name > 0 && Object.values(p).every((chance) => chance <= name);
}
