import { styleText } from 'node:util';
import { terminalJson, terminalText } from '../core/terminal-text.ts';

export type Tone = 'plain' | 'dim' | 'bold' | 'good' | 'warn' | 'bad';

/** The only place that writes to the terminal. Colour never carries meaning alone. */
export interface Printer {
  readonly line: (text?: string) => void;
  /** One JSON object on one line. */
  readonly json: (value: unknown) => void;
  /** For the person, never for the pipe. */
  readonly error: (text: string) => void;
  /** One line that the next one overwrites, '' takes it away; only where somebody looks on. */
  readonly progress: (text: string) => void;
  readonly tone: (tone: Tone, text: string) => string;
  /** Columns of the terminal, 80 when unknown. */
  readonly width: number;
  /** The whole terminal, as a screen may use it; 80 × 24 when unknown. */
  readonly columns: number;
  readonly rows: number;
  /** Takes the terminal for a screen, and gives back what stood there before. */
  readonly wholeScreen: (taken: boolean) => void;
  /** Draws a whole screen from its first line on; the cursor is hidden until the terminal is given back. */
  readonly frame: (rows: readonly (readonly FramePiece[])[]) => void;
  readonly asJson: boolean;
}

export interface FramePiece {
  readonly text: string;
  readonly tone: Tone | 'alarm' | 'chosen';
}

interface Streams {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly asJson: boolean;
  readonly colour: boolean;
}

const STYLES: Readonly<Record<Exclude<FramePiece['tone'], 'plain'>, Parameters<typeof styleText>[0]>> = {
  dim: 'dim',
  bold: 'bold',
  good: 'green',
  warn: 'yellow',
  bad: ['bold', 'red'],
  alarm: ['bold', 'white', 'bgRed'],
  chosen: 'inverse',
};

/** All that is printed goes through `terminalText`: nothing of a mail can steer the terminal. */
export function printerOn({ out, err, asJson, colour }: Streams): Printer {
  const toned = (tone: FramePiece['tone'], text: string) =>
    colour && tone !== 'plain' ? styleText(STYLES[tone], text) : text;
  return {
    line: (text = '') => void out.write(`${terminalText(text)}\n`),
    json: (value) => void out.write(`${terminalJson(value)}\n`),
    error: (text) => void err.write(`${terminalText(text)}\n`),
    progress: (text) => {
      if (err.isTTY === true) err.write(`\r\u001b[2K${terminalText(text)}`);
    },
    tone: toned,
    width: Math.max(40, Math.min(out.columns || 80, 120)),
    get columns() {
      return out.columns || 80;
    },
    get rows() {
      return out.rows || 24;
    },
    // The alternate screen of xterm (DEC private mode 1049), which Windows Terminal knows too.
    wholeScreen: (taken) => void out.write(taken ? '\u001b[?1049h\u001b[H' : '\u001b[?25h\u001b[?1049l'),
    frame: (rows) => {
      const text = rows.map((pieces) =>
        pieces.map((one) => toned(one.tone, terminalText(one.text))).join(''),
      );
      out.write(`\u001b[?25l\u001b[H\u001b[J${text.join('\n')}\u001b[H`);
    },
    asJson,
  };
}

/** Whether colours are wanted: a terminal, and no NO_COLOR (https://no-color.org). */
export function wantsColour(out: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return env.FORCE_COLOR !== undefined || (out.isTTY === true && env.TERM !== 'dumb');
}
