import { createInterface } from 'node:readline';

/** Hears each line that a person types; gives back how to stop listening. A closed input is simply silent. */
export function typedLines(heard: (line: string) => void): () => void {
  const lines = createInterface({ input: process.stdin, terminal: false });
  lines.on('line', heard);
  return () => {
    lines.close();
    process.stdin.unref?.();
  };
}

/** Lines that came with the one before, as from a pipe: the next questions take them, and need not be shown. */
const ahead: string[] = [];

/** Asks one question and hears one line; null when the input has ended. */
export function askLine(question: string): Promise<string | null> {
  const typed = ahead.shift();
  if (typed !== undefined) return Promise.resolve(typed);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((resolve) => {
    let heard = false;
    lines.once('close', () => resolve(null));
    lines.on('line', (line) => {
      if (heard) ahead.push(line);
      else resolve(line);
      heard = true;
      lines.close();
    });
    lines.setPrompt(question);
    lines.prompt();
  });
}
