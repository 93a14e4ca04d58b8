// A VEVENT as text to be changed line by line: whatever is not changed keeps every byte, its folding and its line break.

import { type ContentLine, contentLines, foldLine } from '../icalendar/content-lines.ts';
import type { EventBlock } from '../icalendar/parse.ts';

/** A line of an event, with its place in the whole file. */
export interface EventLine extends ContentLine {
  /** Belongs to an alarm or another component inside the event. */
  readonly nested: boolean;
}

/** A piece of the file to be replaced; `from` equal to `to` inserts. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** All lines between BEGIN:VEVENT and END:VEVENT. */
export function eventLines(block: EventBlock): readonly EventLine[] {
  let depth = 0;
  const lines: EventLine[] = [];
  for (const line of contentLines(block.text.slice(block.from, block.end)).slice(1)) {
    if (line.name === 'BEGIN') depth += 1;
    lines.push({ ...line, from: line.from + block.from, to: line.to + block.from, nested: depth > 0 });
    if (line.name === 'END') depth -= 1;
  }
  return lines;
}

/** The parameters of a line as written, with their semicolon: `;TZID="Europe/Paris"`. */
export function parametersOf({ name, text }: ContentLine): string {
  let quoted = false;
  for (let i = name.length; i < text.length; i += 1) {
    if (text[i] === '"') quoted = !quoted;
    if (text[i] === ':' && !quoted) return text.slice(name.length, i);
  }
  return '';
}

/** The line break a file uses. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') || !text.includes('\n') ? '\r\n' : '\n';
}

/** Content lines as text of a file. */
export function linesText(lines: readonly string[], lineBreak: string): string {
  return lines.map((line) => foldLine(line, lineBreak)).join('');
}

/**
 * Sets properties of an event: the value of the first line with that name, or a new line behind DTSTART. A full line
 * (`DTSTART;TZID=…:…`) replaces the whole line.
 */
export function setLines(
  block: EventBlock,
  wanted: readonly { readonly name: string; readonly line: string }[],
): readonly Replacement[] {
  const lines = eventLines(block).filter(({ nested }) => !nested);
  const lineBreak = lineBreakOf(block.text);
  const added: string[] = [];
  const replacements: Replacement[] = [];
  for (const { name, line } of wanted) {
    const old = lines.find((candidate) => candidate.name === name);
    if (old === undefined) added.push(line);
    else if (old.text !== line)
      replacements.push({ from: old.from, to: old.to, text: foldLine(line, lineBreak) });
  }
  const anchor = lines.find(({ name }) => name === 'DTSTART') ?? lines[0];
  const at = anchor?.to ?? block.end;
  return added.length === 0
    ? replacements
    : [...replacements, { from: at, to: at, text: linesText(added, lineBreak) }];
}

/** The text with all replacements made. They must not overlap. */
export function replaceAll(text: string, replacements: readonly Replacement[]): string {
  let result = text;
  for (const { from, to, text: piece } of replacements.toSorted((a, b) => b.from - a.from || b.to - a.to)) {
    result = result.slice(0, from) + piece + result.slice(to);
  }
  return result;
}
