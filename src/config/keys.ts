// The keys of practice.yaml as a list and as a tree, read from the one schema.

import { z } from 'zod';
import type { DurationUnit, WrittenAs } from './sections/kinds.ts';
import { writtenSchema } from './written.ts';

export type Path = readonly (string | number)[];

/** A node of the JSON schema (draft 2020-12) that zod makes, with our own `fr`, `as` and `unit` beside it. */
export interface KeyNode {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, KeyNode>>;
  readonly items?: KeyNode;
  readonly additionalProperties?: KeyNode | boolean;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly description?: string;
  readonly fr?: string;
  readonly as?: WrittenAs;
  readonly unit?: DurationUnit;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** One key with where it stands: `practitioners.*.name`. */
export interface Key {
  readonly path: readonly string[];
  readonly node: KeyNode;
  readonly required: boolean;
}

let tree: KeyNode | null = null;

/** The whole file as a JSON schema, ours and the standard's words. Made when something is first asked of it. */
export function keyTree(): KeyNode {
  tree ??= z.toJSONSchema(writtenSchema, { io: 'input' }) as KeyNode;
  return tree;
}

/** The node a path leads to; null where the schema knows no such key. */
export function nodeAt(path: Path): KeyNode | null {
  let node: KeyNode | null = keyTree();
  for (const step of path) node = node === null ? null : childOf(node, step);
  return node;
}

/** Every key, sections before what stands in them, in the order of the schema. */
export function everyKey(): readonly Key[] {
  return below(keyTree(), []);
}

function below(node: KeyNode, path: readonly string[]): Key[] {
  const named = Object.entries(node.properties ?? {}).flatMap(([name, child]) => {
    const here = [...path, name];
    return [{ path: here, node: child, required: isRequired(node, name) }, ...below(child, here)];
  });
  const each = inside(node);
  return each === null ? named : [...named, ...below(each, [...path, '*'])];
}

/** zod lists a key with a default as not required; a section that may be left out asks nothing. */
function isRequired(node: KeyNode, name: string): boolean {
  return node.required?.includes(name) === true;
}

function childOf(node: KeyNode, step: string | number): KeyNode | null {
  if (typeof step === 'number') return node.items ?? (node.properties === undefined ? node : null);
  const named = node.properties;
  if (named !== undefined && Object.hasOwn(named, step)) return named[step] ?? null;
  return named === undefined ? inside(node) : null;
}

/** What stands in each item of a list, or under each name of a map. */
function inside(node: KeyNode): KeyNode | null {
  if (node.items !== undefined) return node.items;
  return typeof node.additionalProperties === 'object' ? node.additionalProperties : null;
}
