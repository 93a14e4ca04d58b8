// Lines that a person types, or that come through a pipe, one after another. One reader for the whole conversation: a
// new one for each question would lose what was piped in behind the first line.

import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export interface TypedAnswers {
  /** One line after a question; null when the input has ended or the person pressed Ctrl-C. */
  readonly ask: (question: string) => Promise<string | null>;
  /** The same, without showing what is typed. */
  readonly askSecret: (question: string) => Promise<string | null>;
  /** Aborted by Ctrl-C, also while nothing is asked. */
  readonly left: AbortSignal;
  readonly close: () => void;
}

interface Ends {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly columns?: number };
}

/** Opens the conversation on the terminal, or on whatever is piped in. */
export function typedAnswers(
  { input, output }: Ends = { input: process.stdin, output: process.stdout },
): TypedAnswers {
  let hidden = false;
  const shown = new Writable({
    write: (bytes: Buffer, _, done) => {
      if (!hidden) output.write(bytes);
      done();
    },
  });
  // Without the width a question longer than a line leaves the cursor in the wrong place.
  Object.defineProperty(shown, 'columns', { get: () => output.columns });
  const onScreen = input.isTTY === true;
  const lines = createInterface({ input, output: shown, terminal: onScreen, historySize: 0 });
  const typed: string[] = [];
  let ended = false;
  let waiting: ((line: string | null) => void) | null = null;
  const give = (line: string | null): void => {
    const take = waiting;
    waiting = null;
    if (take !== null) take(line);
    else if (line !== null) typed.push(line);
  };
  const left = new AbortController();
  lines.on('SIGINT', () => {
    left.abort();
    lines.close();
  });
  lines.on('line', give);
  lines.once('close', () => {
    ended = true;
    give(null);
  });
  const next = (): Promise<string | null> => {
    const ready = typed.shift();
    if (ready !== undefined || ended) return Promise.resolve(ready ?? null);
    return new Promise((resolve) => {
      waiting = resolve;
    });
  };
  const ask = (question: string): Promise<string | null> => {
    lines.setPrompt(question);
    lines.prompt();
    // What is piped in is not shown: the next line begins where a typed one would have left it.
    return onScreen ? next() : next().finally(() => output.write('\n'));
  };
  return {
    ask,
    askSecret: async (question) => {
      const answer = ask(question);
      hidden = onScreen;
      try {
        return await answer;
      } finally {
        hidden = false;
        if (onScreen) output.write('\n');
      }
    },
    left: left.signal,
    close: () => lines.close(),
  };
}
