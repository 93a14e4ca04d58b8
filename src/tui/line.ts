// A line of the screen as data: pieces of text with a tone. What each tone looks like is the frame's business.

import { clip, columns } from '../core/columns.ts';
import { terminalText } from '../core/terminal-text.ts';

export type Tone = 'plain' | 'dim' | 'bold' | 'good' | 'warn' | 'bad' | 'alarm' | 'chosen';

export interface Piece {
  readonly text: string;
  readonly tone: Tone;
}

export type Line = readonly Piece[];

export const EMPTY: Line = [];

/** A stretch of text in one tone. */
export function piece(text: string, tone: Tone = 'plain'): Piece {
  return { text, tone };
}

/** A line of a single piece. */
export function line(text: string, tone: Tone = 'plain'): Line {
  return [piece(text, tone)];
}

/** No wider than the screen: what is too long ends in an ellipsis. */
export function fitted(pieces: Line, width: number): Line {
  let left = width;
  return pieces.flatMap(({ text, tone }) => {
    if (left <= 0) return [];
    const cut = clip(terminalText(text), left);
    left -= columns(cut);
    return [{ text: cut, tone }];
  });
}

/** Without tones, for a reader of plain lines. */
export function textOf(pieces: Line): string {
  return pieces.map(({ text }) => text).join('');
}
