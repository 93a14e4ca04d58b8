// What the schema has against the written values, as faults. zod tells where; the key's own kind tells what to say.

import { error, type Fault, type Found } from './faults.ts';
import { FRENCH_WORDS } from './french-words.ts';
import { type KeyNode, nodeAt, type Path } from './keys.ts';
import { nearest } from './nearest.ts';
import { badValue, exampleOf, keyMeant } from './value-faults.ts';

/** The part of a zod issue that is used. */
export interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** One fault for each thing that the schema refuses. */
export function shapeFaults(issues: readonly Issue[], raw: unknown): Found[] {
  return issues.flatMap((issue) => faultsOf(issue, raw));
}

function faultsOf(issue: Issue, raw: unknown): Found[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? '' : step));
  if (issue.code === 'unrecognized_keys' && nodeAt(path)?.as === 'secret') {
    return [error(path, { code: 'secret-place' })];
  }
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((name) => error([...path, name], unknownKey(name, nodeAt(path))));
  }
  if (issue.code === 'invalid_key') {
    const read = String(path.at(-1));
    return [error(path, { code: 'bad-form', form: 'key', read, write: keyMeant(read) })];
  }
  const value = valueAt(raw, path);
  const node = nodeAt(path);
  if (node === null) return [];
  if (value === undefined) return [error(path, missing(path, node))];
  const items = (issue.errors ?? []).flat().filter((inner) => inner.path.length > 0);
  if (Array.isArray(value) && items.length > 0) return itemFaults(items, path, node, raw);
  return [error(path, badValue(value, path, node))];
}

/** Each wrong item of a list that could also be a single value. */
function itemFaults(items: readonly Issue[], path: Path, node: KeyNode, raw: unknown): Found[] {
  const wrong = new Set(items.map((inner) => Number(inner.path[0])));
  return [...wrong].map((index) => {
    const here = [...path, index];
    return error(here, badValue(valueAt(raw, here), here, node));
  });
}

function unknownKey(name: string, node: KeyNode | null): Fault {
  const known = Object.keys(node?.properties ?? {});
  const meant = FRENCH_WORDS.get(keyMeant(name));
  const near = meant !== undefined && known.includes(meant) ? meant : nearest(name, known);
  return { code: 'unknown-key', near, known };
}

function missing(path: Path, node: KeyNode): Fault {
  return { code: 'missing', write: `${String(path.at(-1))}: ${exampleOf(node)}` };
}

function valueAt(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const step of path) {
    const inside = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
    value = inside ? (value as Record<string | number, unknown>)[step] : undefined;
  }
  return value;
}
