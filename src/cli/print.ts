import { styleText } from 'node:util';

export type Tone = 'plain' | 'dim' | 'bold' | 'good' | 'warn' | 'bad';

/** The only place that writes to the terminal. Colour never carries meaning alone. */
export interface Printer {
  readonly line: (text?: string) => void;
  /** One JSON object on one line. */
  readonly json: (value: unknown) => void;
  /** For the person, never for the pipe. */
  readonly error: (text: string) => void;
  readonly tone: (tone: Tone, text: string) => string;
  /** Columns of the terminal, 80 when unknown. */
  readonly width: number;
  readonly asJson: boolean;
}

interface Streams {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly asJson: boolean;
  readonly colour: boolean;
}

const STYLES: Readonly<Record<Exclude<Tone, 'plain'>, Parameters<typeof styleText>[0]>> = {
  dim: 'dim',
  bold: 'bold',
  good: 'green',
  warn: 'yellow',
  bad: ['bold', 'red'],
};

export function printerOn({ out, err, asJson, colour }: Streams): Printer {
  return {
    line: (text = '') => void out.write(`${text}\n`),
    json: (value) => void out.write(`${JSON.stringify(value)}\n`),
    error: (text) => void err.write(`${text}\n`),
    tone: (tone, text) => (colour && tone !== 'plain' ? styleText(STYLES[tone], text) : text),
    width: Math.max(40, Math.min(out.columns ?? 80, 120)),
    asJson,
  };
}

/** Whether colours are wanted: a terminal, and no NO_COLOR (https://no-color.org). */
export function wantsColour(out: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return env.FORCE_COLOR !== undefined || (out.isTTY === true && env.TERM !== 'dumb');
}
