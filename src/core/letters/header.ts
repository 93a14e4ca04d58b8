import type { Problem } from '../../domain/problem.ts';
import type { FrontMatter } from './front-matter.ts';
import { nearest } from './nearest.ts';
import type { TextFault } from './text-fault.ts';

/** A fault with its place in the file. */
export interface Found {
  readonly fault: TextFault;
  /** From 1; null when the whole file is meant. */
  readonly line: number | null;
  readonly key: string;
  readonly weight: Problem['weight'];
}

/** An error unless another weight is said; an empty key when the text below the header is meant. */
export function found(
  fault: TextFault,
  line: number | null,
  key = '',
  weight: Problem['weight'] = 'error',
): Found {
  return { fault, line, key, weight };
}

/** One word of the header. */
export function wordIn({ fields }: FrontMatter, key: string, example: string): string | Found {
  const field = fields.get(key);
  if (field === undefined) return found({ code: 'missing-key', key, example }, 1, key);
  if (typeof field.value === 'string' && field.value.trim() !== '') return field.value.trim();
  return found({ code: 'not-text', key, example }, field.line, key);
}

/** One word of a closed list; the fallback when the key is not there. */
export function oneOf<T extends string>(
  front: FrontMatter,
  key: string,
  allowed: readonly T[],
  fallback?: T,
): T | Found {
  if (fallback !== undefined && !front.fields.has(key)) return fallback;
  const word = wordIn(front, key, allowed[0] ?? '');
  if (typeof word !== 'string') return word;
  const known = allowed.find((value) => value === word);
  return known ?? found({ code: 'not-allowed', value: word, allowed }, lineOf(front, key), key);
}

/** A list of words; an empty one is a list too. */
export function wordsIn({ fields }: FrontMatter, key: string, example: string): readonly string[] | Found {
  const field = fields.get(key);
  if (field === undefined) return found({ code: 'missing-key', key, example }, 1, key);
  const { value, line } = field;
  if (Array.isArray(value) && value.every((word) => typeof word === 'string')) return value;
  return found({ code: 'not-a-list', key, example }, line, key);
}

/** Keys that mean nothing: most often a slip of the finger. */
export function unknownKeys({ fields }: FrontMatter, known: readonly string[]): readonly Found[] {
  return [...fields]
    .filter(([key]) => !known.includes(key))
    .map(([key, { line }]) => found({ code: 'unknown-key', key, near: nearest(key, known) }, line, key));
}

/** From 1; the first line for a key that is missing. */
export function lineOf({ fields }: FrontMatter, key: string): number {
  return fields.get(key)?.line ?? 1;
}

/** Tells a fault from the value that was asked for. */
export function isFound(value: unknown): value is Found {
  return typeof value === 'object' && value !== null && 'fault' in value;
}
