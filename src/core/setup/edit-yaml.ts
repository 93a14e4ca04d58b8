// Changes values of a YAML file in its own text: comments, order, alignment and everything else stay as a person
// wrote them.

import { isMap, isScalar, type Pair, parseDocument, stringify, type YAMLMap } from 'yaml';
import { type Change, isSection, type Setting } from './settings.ts';

/** The text with the changes made. The text must be YAML without errors. */
export function editYaml(text: string, changes: readonly Change[]): string {
  return changes.reduce(edited, text);
}

function edited(text: string, { path, value }: Change): string {
  const root = parseDocument(text).contents;
  if (root === null || !isMap(root)) return value === null ? text : appended(text, path, value);
  return within(text, root, path, value);
}

function within(text: string, map: YAMLMap, path: readonly string[], value: Setting): string {
  const [key = '', ...rest] = path;
  const pair = map.items.find((one) => isScalar(one.key) && String(one.key.value) === key);
  const indent = indentOf(text, map);
  if (pair === undefined) return value === null ? text : inserted(text, map, indent, { path, value });
  if (rest.length > 0 && isMap(pair.value) && pair.value.items.length > 0)
    return within(text, pair.value, rest, value);
  if (value === null) return rest.length > 0 ? text : without(text, pair);
  return replaced(text, pair, indent, nested(rest, value));
}

function nested(path: readonly string[], value: Setting): Setting {
  return path.reduceRight<Setting>((inner, key) => ({ [key]: inner }), value);
}

/** Column at which the keys of a section stand. */
function indentOf(text: string, map: YAMLMap): number {
  const start = startOf(map.items[0]);
  return start - (text.lastIndexOf('\n', start - 1) + 1);
}

function startOf(pair: Pair | undefined): number {
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
}

/** Where a pair's own text ends: before a comment behind it and the line's end. */
function endOf(pair: Pair): number {
  const value = pair.value;
  const range = isNode(value) ? value.range : null;
  const keyEnd = isScalar(pair.key) ? (pair.key.range?.[1] ?? 0) : 0;
  return range?.[1] ?? keyEnd + 1;
}

function isNode(value: unknown): value is { readonly range?: readonly [number, number, number] | null } {
  return typeof value === 'object' && value !== null && 'range' in value;
}

function replaced(text: string, pair: Pair, indent: number, value: Setting): string {
  const key = isScalar(pair.key) ? String(pair.key.value) : '';
  const start = startOf(pair);
  const end = trimmedEnd(text, start, endOf(pair));
  return text.slice(0, start) + entryText(key, value, indent).trimStart() + text.slice(end);
}

function without(text: string, pair: Pair): string {
  const start = text.lastIndexOf('\n', startOf(pair) - 1) + 1;
  const end = trimmedEnd(text, start, endOf(pair));
  const next = text.indexOf('\n', end);
  return text.slice(0, start) + (next < 0 ? '' : text.slice(next + 1));
}

/** A block's range runs on into the blank lines behind it. */
function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** A new key goes behind the last one of its section. */
function inserted(text: string, map: YAMLMap, indent: number, { path, value }: Change): string {
  const [key = '', ...rest] = path;
  if (indent === 0) return appended(text, path, value);
  const last = map.items.at(-1);
  if (map.flow === true || last === undefined) return inFlow(text, map, key, nested(rest, value));
  const end = trimmedEnd(text, startOf(last), endOf(last));
  const line = text.indexOf('\n', end);
  const at = line < 0 ? text.length : line;
  return `${text.slice(0, at)}\n${entryText(key, nested(rest, value), indent)}${text.slice(at)}`;
}

function inFlow(text: string, map: YAMLMap, key: string, value: Setting): string {
  const end = map.range?.[1] ?? text.length;
  const brace = text.lastIndexOf('}', end - 1);
  const comma = map.items.length > 0 ? ', ' : ' ';
  return `${text.slice(0, brace).trimEnd()}${comma}${key}: ${inFlowText(value)} ${text.slice(brace)}`;
}

function appended(text: string, [key = '', ...rest]: readonly string[], value: Setting): string {
  const gap = text === '' || text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  return `${text}${gap}${entryText(key, nested(rest, value), 0)}\n`;
}

/** `key: value` from a column on, without a line's end: short lists and places in one line, sections below. */
export function entryText(key: string, value: Setting, indent: number): string {
  const space = ' '.repeat(indent);
  if (isInline(key, value)) return `${space}${key}: ${flowText(value)}`;
  if (Array.isArray(value))
    return [`${space}${key}:`, ...value.map((item) => itemText(item, indent + 2))].join('\n');
  const inner = isSection(value) ? Object.entries(value) : [];
  return [`${space}${key}:`, ...inner.map(([name, deeper]) => entryText(name, deeper, indent + 2))].join(
    '\n',
  );
}

function itemText(item: Setting, indent: number): string {
  const space = ' '.repeat(indent);
  if (!isSection(item)) return `${space}- ${flowText(item)}`;
  const lines = Object.entries(item).map(([key, value]) => entryText(key, value, indent + 2));
  return lines.join('\n').replace(/^ */, `${space}- `);
}

/** Scalars, lists of scalars, and where a secret lies. */
function isInline(key: string, value: Setting): boolean {
  if (Array.isArray(value)) return value.every((one) => !isSection(one) && !Array.isArray(one));
  return !isSection(value) || SECRETS.includes(key) || Object.keys(value).length === 0;
}

const SECRETS = ['password', 'client-secret'];

/** A value in one line, behind its key. */
function flowText(value: Setting): string {
  if (Array.isArray(value)) return `[${value.map(inFlowText).join(', ')}]`;
  if (!isSection(value)) return scalarText(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${key}: ${inFlowText(inner)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** Written as the library writes it behind a key: by itself, `---` would begin a document. */
function scalarText(value: Setting): string {
  if (hasLines(value)) return JSON.stringify(value);
  return stringify({ key: value }, { lineWidth: 0 }).slice('key:'.length).trim();
}

/** Within brackets a text may hold no comma of its own. */
function inFlowText(value: Setting): string {
  if (typeof value !== 'string') return flowText(value);
  if (hasLines(value)) return JSON.stringify(value);
  return stringify([value], { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false })
    .trim()
    .slice(1, -1);
}

/** Such a text is written in double quotes, which YAML shares with JSON: it stays in its line. */
function hasLines(value: Setting): boolean {
  return typeof value === 'string' && /[\n\r]/.test(value);
}
