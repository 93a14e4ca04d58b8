// The bodies of a parsed message in the order and the roles that a mail program would show them in (RFC 8621 §4.1.4).
// mailparser joins them without saying which HTML has a plain twin; its tree, which is not in its types, tells.

import type { ReportPart } from './mime-reports.ts';

/** One part of the parsed tree, checked. */
interface Node {
  readonly contentType: string;
  readonly text: string;
  readonly headers: unknown;
  /** The header lines as sent, folded ones whole. */
  readonly lines: readonly string[];
  readonly children: readonly Node[];
}

export interface Bodies {
  /** The plain text, complete; null when there is none or when some words stand in HTML only. */
  readonly plain: string | null;
  readonly html: string | null;
  /** Messages enclosed in this one, whose words are appended to `plain` and `html` as forwards. */
  readonly enclosed: number;
  /** True for the header map of a part inside an enclosed message. */
  readonly isEnclosed: (headers: unknown) => boolean;
  /** Status parts shown as text, and the headers of enclosed messages. */
  readonly reported: readonly ReportPart[];
}

const MAX_DEPTH = 50;
const FORWARD_MARK = '---------- Forwarded message ----------';

/** Puts the bodies together; null when mailparser's tree does not look as it did in the pinned version. */
export function bodiesOf(tree: unknown): Bodies | null {
  const root = nodeOf(tree, 0);
  if (root === null) return null;
  const found = nothing();
  collect(root, false, found);
  const enclosed = found.enclosed.map(enclosedText);
  const plainShown = found.shown.filter(({ kind }) => kind !== 'html');
  const htmlOnly = found.shown.some(({ kind, twin }) => kind === 'html' && !twin);
  const plain =
    htmlOnly || plainShown.length + enclosed.length === 0
      ? null
      : joined([...plainShown, ...enclosed.map(asPlain)]);
  const hasHtml = found.shown.some(({ kind }) => kind === 'html');
  const inHtml = [
    ...found.shown.filter(({ kind, twin }) => kind === 'html' || !twin),
    ...enclosed.map(asPlain),
  ];
  return {
    plain,
    html: hasHtml
      ? inHtml.map((part) => (part.kind === 'html' ? part.text : escaped(part.text))).join('<br>\n')
      : null,
    enclosed: enclosed.length,
    isEnclosed: (headers) => found.inside.has(headers),
    reported: found.reported,
  };
}

interface Shown {
  readonly kind: 'plain' | 'html';
  readonly text: string;
  /** Whether the same words stand in another form beside it (multipart/alternative). */
  readonly twin: boolean;
}

interface Found {
  readonly shown: Shown[];
  readonly enclosed: Node[];
  readonly inside: Set<unknown>;
  readonly reported: ReportPart[];
}

function nothing(): Found {
  return { shown: [], enclosed: [], inside: new Set(), reported: [] };
}

function collect(node: Node, twin: boolean, found: Found): void {
  if (node.contentType === 'message/rfc822') {
    if (node.children.length > 0) found.enclosed.push(node);
    const headers = node.children[0]?.lines.join('\n') ?? '';
    if (headers !== '') found.reported.push({ contentType: node.contentType, text: headers });
    markInside(node, found.inside);
    return;
  }
  if (node.text !== '')
    found.shown.push({ kind: node.contentType === 'text/html' ? 'html' : 'plain', text: node.text, twin });
  if (node.contentType === 'message/delivery-status' && node.text !== '')
    found.reported.push({ contentType: node.contentType, text: node.text });
  const twins =
    node.contentType === 'multipart/alternative' && holds(node, 'text/plain') && holds(node, 'text/html');
  for (const child of node.children) collect(child, twin || twins, found);
}

function markInside(node: Node, inside: Set<unknown>): void {
  for (const child of node.children) {
    inside.add(child.headers);
    markInside(child, inside);
  }
}

function holds(node: Node, contentType: string): boolean {
  if (node.contentType === contentType) return node.text.trim() !== '';
  return node.contentType !== 'message/rfc822' && node.children.some((child) => holds(child, contentType));
}

/** An enclosed message as a forward that the cutting of own words knows. */
function enclosedText(node: Node): string {
  const bodies = node.children.map((child) => bodiesOfChild(child)).join('\n');
  const lines = node.children.flatMap(({ headers }) =>
    ['from', 'subject'].map((name) => `${name}: ${headerText(headers, name)}`),
  );
  return `\n${FORWARD_MARK}\n${lines.join('\n')}\n\n${bodies}`;
}

function bodiesOfChild(child: Node): string {
  const found = nothing();
  collect(child, false, found);
  const plain = found.shown.filter(({ kind }) => kind === 'plain');
  return [...plain.map(({ text }) => text), ...found.enclosed.map(enclosedText)].join('\n');
}

function headerText(headers: unknown, name: string): string {
  const value: unknown = headers instanceof Map ? headers.get(name) : undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'
    ? value.text
    : '';
}

function asPlain(text: string): Shown {
  return { kind: 'plain', text, twin: false };
}

function joined(parts: readonly Shown[]): string {
  return parts.map(({ text }) => text).join('\n');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>\n');
}

function nodeOf(raw: unknown, depth: number): Node | null {
  if (typeof raw !== 'object' || raw === null || depth > MAX_DEPTH) return null;
  const { contentType, textContent, headers, headerLines, children } = raw as Record<string, unknown>;
  if (!Array.isArray(children)) return null;
  return {
    contentType: typeof contentType === 'string' ? contentType.toLowerCase() : '',
    text: typeof textContent === 'string' ? textContent : '',
    headers,
    lines: Array.isArray(headerLines) ? headerLines.map(lineOf) : [],
    children: children.map((child) => nodeOf(child, depth + 1)).filter((child) => child !== null),
  };
}

function lineOf(raw: unknown): string {
  const line: unknown = typeof raw === 'object' && raw !== null && 'line' in raw ? raw.line : '';
  return typeof line === 'string' ? line : '';
}
