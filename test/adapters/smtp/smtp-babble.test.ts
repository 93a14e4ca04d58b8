// A server that says anything at any moment. Whatever it says, the letter is never called unsent while the server may
// believe that it took it, never called sent when the server did not say so, and nothing hangs or breaks.

import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { anOutgoing } from '../../core/letters/an-outgoing.ts';
import { aJournal, anSmtpOutbox } from './builders.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** Sensible answers most of the time, so that the conversation gets somewhere. */
const SENSIBLE: Readonly<Record<string, string>> = {
  hello: '220 babble\r\n',
  EHLO: '250-babble\r\n250-PIPELINING\r\n250 SIZE 9999999\r\n',
  DATA: '354 go on\r\n',
};

const NONSENSE = [
  '250 ok\r\n',
  '354 go on\r\n',
  '421 bye\r\n',
  '451 later\r\n',
  '550 never\r\n',
  '250 ok\r\n250 ok\r\n',
  '354 go on\r\n550 never\r\n',
  '354 go on\r\n250 ok\r\n',
  '250-half',
  '\r\n',
  '\u0000\u0001\r\n',
  '2',
  '550',
  'cut',
  'silence',
] as const;

interface Babble {
  readonly port: number;
  /** The final dots that came, each with what was answered to it. */
  readonly dots: string[];
}

/** `script`: for the n-th thing it hears, what it says instead of something sensible; null = sensible. */
async function aBabbler(script: readonly (string | null)[]): Promise<Babble> {
  const dots: string[] = [];
  const server = createServer((socket) => converse(socket, [...script], dots));
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, dots };
}

function converse(socket: Socket, script: (string | null)[], dots: string[]): void {
  let inLetter = false;
  let buffer = '';
  const say = (command: string): string => {
    const answer = script.shift() ?? SENSIBLE[command] ?? '250 ok\r\n';
    if (answer === 'cut') socket.destroy();
    else if (answer !== 'silence') socket.write(Buffer.from(answer, 'latin1'));
    return answer;
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    buffer += chunk.toString('latin1');
    for (;;) {
      const end = inLetter ? '\r\n.\r\n' : '\r\n';
      const place = buffer.indexOf(end);
      if (place < 0) return;
      const line = buffer.slice(0, place);
      buffer = buffer.slice(place + end.length);
      if (inLetter) {
        inLetter = false;
        dots.push(say('dot'));
      } else {
        const command = line.split(' ')[0] ?? '';
        inLetter = say(command).startsWith('354') && command === 'DATA';
      }
    }
  });
  say('hello');
}

const letter = anOutgoing();

describe('a letter to a server that babbles', () => {
  it.each([
    ['354 go on\r\n250 ok\r\n', '451 later\r\n'],
    ['354 go on\r\n550 never\r\n', '250 ok\r\n'],
    ['354 go on\r\n354 go on\r\n', '250 ok\r\n'],
    ['250 ok\r\n', '250 ok\r\n'],
  ])('is not handed over after %j', async (toData, toDot) => {
    const babbler = await aBabbler([null, null, null, null, toData, toDot]);
    const journal = aJournal();
    const outbox = anSmtpOutbox({ settings: { port: babbler.port }, journal });
    expect((await outbox.send(letter)).kind).toBe('failed');
    expect(babbler.dots).toEqual([]);
    await outbox.close();
  });

  it.each(['354 go on\r\n', '\u0000\u0001\r\n', '2', '250-half', '550', 'cut', 'silence', '700 ?\r\n'])(
    'is a human’s when the answer to it is %j',
    async (toDot) => {
      const babbler = await aBabbler([null, null, null, null, null, toDot]);
      const outbox = anSmtpOutbox({ settings: { port: babbler.port } });
      expect((await outbox.send(letter)).kind).toBe('unknown');
      expect(babbler.dots).toEqual([toDot]);
      expect((await outbox.send(letter)).kind).toBe('unknown');
      expect(babbler.dots).toEqual([toDot]);
      await outbox.close();
    },
  );

  it('is never called what it is not', { timeout: 600_000 }, async () => {
    const oneInThree = fc.oneof(
      { arbitrary: fc.constant(null), weight: 5 },
      { arbitrary: fc.constantFrom(...NONSENSE), weight: 2 },
    );
    const ends = { done: 0, failed: 0, unknown: 0, stale: 0 };
    const limits = {
      connect: 200,
      greeting: 200,
      open: 250,
      envelope: 150,
      letter: 250,
      sent: 50,
      idle: 500,
    };
    const converses = async (script: readonly (string | null)[]) => {
      const babbler = await aBabbler(script);
      const outbox = anSmtpOutbox({ settings: { port: babbler.port }, journal: aJournal(), limits });
      const outcome = await outbox.send(letter);
      ends[outcome.kind] += 1;
      const answers = [...babbler.dots];
      if (outcome.kind === 'done') expect(answers.at(-1)).toMatch(/^250 /u);
      if (outcome.kind === 'failed') for (const answer of answers) expect(answer).not.toMatch(/^250 /u);
      if (outcome.kind === 'unknown') expect(await outbox.left(letter.messageId)).toBeNull();
      await outbox.close();
    };
    const script = fc.array(oneInThree, { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(fc.array(script, { minLength: 8, maxLength: 8 }), async (scripts) => {
        await Promise.all(scripts.map(converses));
      }),
      { numRuns: Number(process.env.BABBLE_RUNS ?? 25) },
    );
    expect(ends.done).toBeGreaterThan(0);
    expect(ends.failed).toBeGreaterThan(0);
  });
});
