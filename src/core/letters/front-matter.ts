// A text file of the practice: a header in YAML between two lines of "---", then the text.

import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { TextFault } from './text-fault.ts';

/** A file as it was read, with the path that the practice knows it by. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** One value of the header and the line it stands on. */
export interface Field {
  readonly value: unknown;
  readonly line: number;
}

export interface FrontMatter {
  readonly fields: ReadonlyMap<string, Field>;
  readonly body: string;
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
}

export type Split =
  | { readonly kind: 'split'; readonly front: FrontMatter }
  | { readonly kind: 'fault'; readonly fault: TextFault; readonly line: number | null };

const LIMIT = 20_000;
const FRONT = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/mu;

/** Parts a file into header and text. Nothing in the header is believed yet. */
export function splitFrontMatter({ text }: TextFile): Split {
  const clean = text.replace(/^\uFEFF/u, '').replaceAll(/\r\n?/gu, '\n');
  if (clean.includes('\uFFFD')) return { kind: 'fault', fault: { code: 'not-utf8' }, line: null };
  if (clean.length > LIMIT) return { kind: 'fault', fault: { code: 'too-long', limit: LIMIT }, line: null };
  const found = FRONT.exec(clean);
  if (found === null || found.index !== 0)
    return { kind: 'fault', fault: { code: 'no-front-matter' }, line: 1 };
  const [whole, yaml = ''] = found;
  const read = fieldsOf(yaml);
  if (read.kind === 'fault') return read;
  const bodyLine = whole.split('\n').length;
  return { kind: 'split', front: { fields: read.fields, body: clean.slice(whole.length), bodyLine } };
}

type Fields =
  | { readonly kind: 'fields'; readonly fields: ReadonlyMap<string, Field> }
  | { readonly kind: 'fault'; readonly fault: TextFault; readonly line: number };

function fieldsOf(yaml: string): Fields {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  // The first line of the file is "---".
  const lineAt = (offset: number) => lines.linePos(offset).line + 1;
  const [error] = document.errors;
  if (error !== undefined) return broken(error.message, lineAt(error.pos[0]));
  if (yaml.includes('\n') && !isMap(document.contents)) return broken('---', 1);
  const values = plain(document);
  if (values === null) return broken('&, *', 1);
  const fields = new Map<string, Field>();
  for (const { key } of isMap(document.contents) ? document.contents.items : []) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    fields.set(name, { value: values[name], line: lineAt(key.range?.[0] ?? 0) });
  }
  return { kind: 'fields', fields };
}

/** The header as plain values; null when it uses aliases, which no text needs. */
function plain(document: ReturnType<typeof parseDocument>): Readonly<Record<string, unknown>> | null {
  try {
    return { ...(document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>) };
  } catch (error) {
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}

function broken(message: string, line: number): Fields {
  const detail = message.split('\n')[0] ?? '';
  return { kind: 'fault', fault: { code: 'bad-front-matter', detail }, line };
}
