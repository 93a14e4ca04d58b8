// Prints what the model costs over a corpus of mails: new prompt tokens beside the cached rules, tokens generated, and
// seconds on a small machine. Asserts nothing: `npx vitest bench --run test/bench/model`. Budgets: design §8.
// Tokens are counted as test/fakes/ollama-tokens.ts tells. CORPUS names a file of rows {"subject","body"}.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bench, describe } from 'vitest';
import { ollama } from '../../../src/adapters/ollama/ollama.ts';
import { shippedReader } from '../../../src/adapters/reader/shipped-reader.ts';
import { promptFor } from '../../../src/core/reading/model/prompt.ts';
import type { ModelRequest } from '../../../src/ports/model.ts';
import { aMail } from '../../build/builders.ts';
import { fakeOllama } from '../../fakes/ollama.ts';
import { tokensOf } from '../../fakes/ollama-tokens.ts';

const CORPUS =
  process.env.CORPUS ?? fileURLToPath(new URL('../../../../shared/domain/mails.jsonl', import.meta.url));

/** Approved answers as a practice has them. */
const FAQ = Array.from({ length: 15 }, (_, at) => ({
  id: `answer-${at}`,
  question: 'Y a-t-il un parking près du cabinet ?',
}));

interface Row {
  readonly subject: string;
  readonly body: string;
}

function rows(): readonly Row[] {
  if (!existsSync(CORPUS)) return [];
  const lines = readFileSync(CORPUS, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Row);
}

const prefix = tokensOf(promptFor({ sentences: [], faq: FAQ }).system).length;

const printed = new Set<boolean>();

/** Asks the fake for every mail, as the program would, and prints the distribution. */
async function measure(every: boolean): Promise<void> {
  // A bench runs several times whatever it is told; the figures are the same each time.
  if (printed.has(every)) return;
  printed.add(every);
  const [reader, server] = [await shippedReader(), await fakeOllama()];
  const model = ollama({
    servers: [server.url],
    name: 'little:3b',
    allowRemote: false,
    timeout: 30,
    wait: 0,
  });
  await model.prime?.(FAQ);
  const counted: { prompt: number; answer: number; sentences: number }[] = [];
  let carried = 0;
  for (const { subject, body } of rows()) {
    const mail = aMail({ subject, ownWords: body });
    const { sentences, language, carries, flags } = reader.read(mail, [], 'fr');
    if (!every && (carries || flags.some(({ tier }) => tier === 'red'))) carried += 1;
    else counted.push(await costOf({ sentences, language, faq: FAQ }));
  }
  await server.close();
  print(every ? 'every mail' : 'mails that wake the model', counted, carried);

  async function costOf(request: ModelRequest) {
    const before = server.figures.length;
    await model.label(request);
    const [figures] = server.figures.slice(before);
    const { sentences } = request;
    return { prompt: figures?.evaluated ?? 0, answer: figures?.written ?? 0, sentences: sentences.length };
  }
}

function print(
  name: string,
  counted: readonly { readonly prompt: number; readonly answer: number; readonly sentences: number }[],
  carried: number,
): void {
  const row = (label: string, values: readonly number[], most: number) => {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    const within = (100 * values.filter((value) => value <= most).length) / Math.max(1, values.length);
    return `  ${label.padEnd(22)} median ${at(0.5)}, 90 % ${at(0.9)}, most ${at(1)}; within ${most}: ${within.toFixed(1)} %`;
  };
  const seconds = counted.map(({ prompt, answer }) => Math.round(prompt / 30 + answer / 14));
  const lines = [
    `${name}: ${counted.length} mails (${carried} not asked of it); rules ${prefix} tokens, read once`,
    row(
      'new prompt tokens',
      counted.map(({ prompt }) => prompt),
      400,
    ),
    row(
      'tokens generated',
      counted.map(({ answer }) => answer),
      120,
    ),
    row('seconds (30 and 14 t/s)', seconds, 20),
  ];
  console.log(lines.join('\n'));
}

describe('tokens', () => {
  bench('of the mails that wake the model', () => measure(false), {
    iterations: 1,
    warmupIterations: 0,
    time: 0,
  });
  bench('of every mail', () => measure(true), { iterations: 1, warmupIterations: 0, time: 0 });
});
