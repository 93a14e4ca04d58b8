// The text of practice.yaml as plain values, with the line of everything. YAML 1.2; references, tags and several
// documents are refused: nothing in the file may mean more than it shows.

import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLError,
} from 'yaml';
import { error, type Found, type YamlMistake } from './faults.ts';
import type { Path } from './keys.ts';
import { SECRET_KEY } from './secret-keys.ts';

export interface YamlSource {
  /** Maps as objects, lists as arrays, scalars as they read; null where nothing is written. */
  readonly value: unknown;
  /** Line of a key or list item, from 1; null when it does not stand in the file. */
  readonly lineOf: (path: Path) => number | null;
  readonly found: readonly Found[];
  /** Not YAML at all: nothing else can be said of the file. */
  readonly broken: boolean;
}

/** Reads the text; what can't be read is named with its line. */
export function yamlSource(text: string): YamlSource {
  const counter = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const mistakes = [...document.errors, ...document.warnings].map((fault) => ({
    line: counter.linePos(startOf(fault, document)).line,
    mistake: MISTAKES[fault.code] ?? (fault.code === 'MISSING_CHAR' ? missingSign(fault.message) : 'other'),
    read: document.range === null ? '' : readAt(text, fault),
  }));
  const walk: Walk = { counter, lines: new Map(), found: [] };
  const value = plainOf(document.contents as Node | null, [], walk);
  const syntax = firstOfEachLine(mistakes).map(({ line, mistake, read }): Found => {
    return { ...error([], { code: 'no-yaml', mistake, read }), line };
  });
  return {
    value,
    lineOf: (path) => walk.lines.get(place(path)) ?? null,
    found: [...syntax, ...walk.found],
    broken: document.errors.length > 0,
  };
}

interface Walk {
  readonly counter: LineCounter;
  readonly lines: Map<string, number>;
  readonly found: Found[];
}

const MISTAKES: Readonly<Record<string, YamlMistake>> = {
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indent',
  BLOCK_AS_IMPLICIT_KEY: 'two-colons',
  BAD_SCALAR_START: 'reserved',
  MULTIPLE_DOCS: 'two-documents',
  TAG_RESOLVE_FAILED: 'tag',
};

/** A quote that is never closed is complained of at the end of the file; it is wrong where it opens. */
function startOf({ code, message, pos }: YAMLError, document: Document): number {
  let start = pos[0];
  if (code !== 'MISSING_CHAR' || missingSign(message) !== 'quote') return start;
  visit(document, {
    Scalar(_key, { type, range }) {
      const [from, to] = range ?? [start, 0];
      if (type?.startsWith('QUOTE') === true && to >= pos[0]) start = from;
    },
  });
  return start;
}

function missingSign(message: string): YamlMistake {
  if (message.includes('quote')) return 'quote';
  return message.includes('map values') ? 'colon' : 'bracket';
}

/** The word at fault, or its sign alone where the rest may be a password. */
function readAt(text: string, { code, pos: [offset] }: YAMLError): string {
  if (code === 'BAD_SCALAR_START') return text.slice(offset, offset + 1);
  if (code === 'TAG_RESOLVE_FAILED') return '!…';
  return besideSecret(text, offset) ? '…' : wordAt(text, offset);
}

function wordAt(text: string, offset: number): string {
  return /^[^\s:,]+/.exec(text.slice(offset, offset + 40))?.[0] ?? '';
}

/** Whether the place may be a password's: its line, or the one before, names one. */
function besideSecret(text: string, offset: number): boolean {
  const end = text.indexOf('\n', offset);
  const lines = text.slice(0, end === -1 ? text.length : end).split('\n');
  return lines.slice(-2).some((line) => SECRET_KEY.test(line));
}

/** One slip makes the parser complain several times; the first complaint of a line is the true one. */
function firstOfEachLine<M extends { line: number }>(mistakes: readonly M[]): M[] {
  const sorted = [...mistakes].sort((a, b) => a.line - b.line);
  return sorted.filter(({ line }, index) => index === 0 || sorted[index - 1]?.line !== line);
}

function plainOf(node: Node | null, path: Path, walk: Walk): unknown {
  if (node === null) return null;
  if (isMap(node)) return mapOf(node.items as readonly Pair[], path, walk);
  if (isSeq(node)) {
    return node.items.map((item, index) => {
      const here = [...path, index];
      walk.lines.set(place(here), lineAt(item as Node, walk));
      return plainOf(item as Node, here, walk);
    });
  }
  if (isAlias(node)) {
    const read = path[0] === 'mail' ? '*…' : `*${node.source}`;
    walk.found.push(error(path, { code: 'no-yaml', mistake: 'alias', read }));
    return null;
  }
  return isScalar(node) ? scalarOf(node) : null;
}

interface Pair {
  readonly key: Node;
  readonly value: Node | null;
}

/** An object without prototype, so that no key of a file can mean something to JavaScript. */
function mapOf(pairs: readonly Pair[], path: Path, walk: Walk): unknown {
  const made: Record<string, unknown> = Object.create(null);
  for (const { key, value } of pairs) {
    const line = lineAt(key, walk);
    if (!isScalar(key)) {
      walk.found.push({ ...error(path, { code: 'no-yaml', mistake: 'complex-key', read: '' }), line });
      continue;
    }
    const here = [...path, String(key.source ?? key.value)];
    const first = walk.lines.get(place(here));
    if (first !== undefined) {
      walk.found.push({ ...error(here, { code: 'duplicate-key', first }), line });
      continue;
    }
    walk.lines.set(place(here), line);
    made[here.at(-1) ?? ''] = plainOf(value, here, walk);
  }
  return made;
}

/** A number that JavaScript would write otherwise stays as it was typed: a phone number keeps its zero. */
function scalarOf(scalar: Scalar): unknown {
  const { value, source } = scalar;
  if (typeof value === 'number' && source !== undefined && String(value) !== source) return source;
  return typeof value === 'bigint' ? String(value) : value;
}

function lineAt(node: Node | null, { counter }: Walk): number {
  return counter.linePos(node?.range?.[0] ?? 0).line;
}

function place(path: Path): string {
  return path.join('\u0000');
}
