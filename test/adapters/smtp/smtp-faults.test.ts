// Every step at which a submission server or the network to it can fail, and what the practice is told. The sink counts
// what it has truly accepted; no outcome may contradict it.

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/domain/case.ts';
import type { Outgoing } from '../../../src/domain/letter.ts';
import type { Outbox } from '../../../src/ports/mail.ts';
import { anOutgoing } from '../../core/letters/an-outgoing.ts';
import { type SinkFault, type SinkStep, type SmtpSink, startSmtpSink } from '../../servers/smtp-sink.ts';
import { aJournal, anSmtpOutbox, aSentFolder } from './builders.ts';

const sinks: SmtpSink[] = [];
afterAll(() => Promise.all(sinks.map((sink) => sink.close())));

const letter = anOutgoing({ body: 'Bonjour,\n'.repeat(50) });

type Ending = 'done' | 'later' | 'never' | 'unknown';

function endingOf(outcome: Outcome): Ending | 'stale' {
  switch (outcome.kind) {
    case 'done':
    case 'unknown':
    case 'stale':
      return outcome.kind;
    case 'failed':
      return outcome.retry ? 'later' : 'never';
  }
}

const BEFORE: readonly SinkStep[] = ['greeting', 'ehlo', 'auth', 'mail', 'rcpt', 'data'];
const LETTER: readonly SinkStep[] = ['mail', 'rcpt', 'data', 'dot'];

/** Without encryption a server that knows no EHLO is asked once more with HELO (RFC 5321 §3.2). */
const helo = (at: SinkStep): Ending => (at === 'ehlo' ? 'done' : 'later');

const table: readonly (readonly [SinkFault, Ending])[] = [
  ...BEFORE.flatMap(
    (at) =>
      [
        [{ at, how: 'die' }, 'later'],
        [{ at, how: 'hang' }, 'later'],
        [{ at, how: 'garbage' }, helo(at)],
        [{ at, how: 'answer', code: 421 }, 'later'],
        [{ at, how: 'answer', code: 451 }, helo(at)],
        [{ at, how: 'slow', after: 150 }, 'done'],
      ] as const,
  ),
  ...(['greeting', 'ehlo', 'auth'] as const).map(
    (at) => [{ at, how: 'answer', code: 554 }, helo(at)] as const,
  ),
  ...LETTER.flatMap(
    (at) =>
      [
        [{ at, how: 'answer', code: 550 }, 'never'],
        [{ at, how: 'answer', code: 552 }, 'never'],
        [{ at, how: 'answer', code: 503 }, 'later'],
        [{ at, how: 'answer', code: 452 }, 'later'],
      ] as const,
  ),
  [{ at: 'data', how: 'answer', code: 250 }, 'later'],
  [{ at: 'letter', how: 'die' }, 'unknown'],
  [{ at: 'dot', how: 'die' }, 'unknown'],
  [{ at: 'dot', how: 'die', took: true }, 'unknown'],
  [{ at: 'dot', how: 'hang' }, 'unknown'],
  [{ at: 'dot', how: 'hang', took: true }, 'unknown'],
  [{ at: 'dot', how: 'garbage' }, 'unknown'],
  [{ at: 'dot', how: 'garbage', took: true }, 'unknown'],
  [{ at: 'dot', how: 'answer', code: 421 }, 'later'],
  [{ at: 'dot', how: 'answer', code: 451 }, 'later'],
  [{ at: 'dot', how: 'slow', after: 300 }, 'done'],
  [{ at: 'after', how: 'die' }, 'done'],
];

/** Only these steps differ when commands go one at a time (RFC 2920). */
const ONE_BY_ONE: readonly SinkStep[] = ['mail', 'rcpt', 'data', 'dot'];

const servers = [
  ['with pipelining', [], table],
  ['without pipelining', ['PIPELINING'], table.filter(([{ at }]) => ONE_BY_ONE.includes(at))],
] as const;

describe.each(servers)('a letter to a server %s', (_, without, rows) => {
  it.concurrent.each(rows)('that fails like %j: %s', { timeout: 20_000 }, async (fault, ending) => {
    const sink = await startSmtpSink({ security: 'none', without });
    sinks.push(sink);
    const [journal, sent] = [aJournal(), aSentFolder()];
    const outbox = anSmtpOutbox({ settings: { port: sink.port }, journal, sent });
    sink.fail(fault);
    // A server that hangs never answers: that there is an outcome at all is the outbox's own doing.
    const outcome = await outbox.send(letter);
    expect(endingOf(outcome)).toBe(ending);
    const recorded = () => sink.accepted.length;
    if (outcome.kind === 'done') expect(recorded()).toBe(1);
    if (outcome.kind === 'failed') expect(recorded()).toBe(0);
    expect(sent.copies).toHaveLength(outcome.kind === 'done' ? 1 : 0);

    // What a restart would learn: never that a recorded letter may go again.
    const restarted = anSmtpOutbox({ settings: { port: sink.port }, journal, sent });
    const left = await restarted.left(letter.messageId);
    if (recorded() > 0) expect(left).not.toBe(false);
    if (outcome.kind === 'done') expect(left).toBe(true);

    // The same letter once more, when the server is well again: never twice.
    sink.fail(null);
    const second = await outbox.send(letter);
    expect(recorded()).toBeLessThanOrEqual(1);
    if (ending === 'done' || ending === 'later' || ending === 'never') {
      expect(endingOf(second)).toBe('done');
      expect(recorded()).toBe(1);
    } else expect(second.kind).toBe('unknown');
    expect((await restarted.send(letter)).kind).not.toBe('failed');
    expect(recorded()).toBeLessThanOrEqual(1);
    await Promise.all([outbox.close(), restarted.close()]);
  });
});

/** How often a letter may have been accepted, by what was said of it. */
const POSSIBLE: Readonly<Record<Outcome['kind'], readonly number[]>> = {
  done: [1],
  failed: [0],
  unknown: [0, 1],
  stale: [],
};

interface Insisting {
  readonly sink: SmtpSink;
  readonly attempts: readonly (SinkFault | null)[];
}

/** As the daemon does: again as long as it certainly did not leave and may. */
async function insist(outbox: Outbox, one: Outgoing, { sink, attempts }: Insisting): Promise<Outcome> {
  let outcome: Outcome = { kind: 'failed', sentence: '', retry: true };
  for (const fault of attempts) {
    if (outcome.kind !== 'failed' || !outcome.retry) break;
    sink.fail(fault);
    outcome = await outbox.send(one);
  }
  return outcome;
}

describe('a day of letters to a server that fails now and then', () => {
  it('sends each once or not at all, and knows which', { timeout: 120_000 }, async () => {
    const faults = table.map(([fault]) => fault).filter(({ how }) => how !== 'hang' && how !== 'slow');
    const attempt = fc.oneof(fc.constant(null), fc.constantFrom(...faults));
    const day = fc.array(fc.array(attempt, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(day, async (letters) => {
        const sink = await startSmtpSink();
        const [journal, sent] = [aJournal(), aSentFolder()];
        const start = () => anSmtpOutbox({ settings: { port: sink.port }, journal, sent });
        let outbox = start();
        for (const [number, attempts] of letters.entries()) {
          const one = { ...letter, messageId: `<c-${number}@example.org>` };
          const outcome = await insist(outbox, one, { sink, attempts });
          const times = sink.accepted.filter(({ messageId }) => messageId === one.messageId).length;
          expect(POSSIBLE[outcome.kind]).toContain(times);
          // As after a crash: a new process with the same journal.
          await outbox.close();
          outbox = start();
          if (times === 1) expect(await outbox.left(one.messageId)).not.toBe(false);
        }
        await outbox.close();
        await sink.close();
        expect(new Set(sink.accepted.map(({ messageId }) => messageId)).size).toBe(sink.accepted.length);
      }),
      { numRuns: 8 },
    );
  });
});

describe('a letter whose answer was lost', () => {
  it('is done when the server filed its copy in Sent', async () => {
    const sink = await startSmtpSink();
    sinks.push(sink);
    const find = async () => sink.accepted.length > 0;
    const outbox = anSmtpOutbox({
      settings: { port: sink.port, savesSent: true },
      sent: { ...aSentFolder(), find },
    });
    sink.fail({ at: 'dot', how: 'die', took: true });
    expect(await outbox.send(letter)).toEqual({ kind: 'done', note: 'La réponse était déjà partie.' });
    expect(await outbox.left(letter.messageId)).toBe(true);
    await outbox.close();
  });

  it('is told to a human in plain words', async () => {
    const sink = await startSmtpSink();
    sinks.push(sink);
    const outbox = anSmtpOutbox({ settings: { port: sink.port }, language: 'en' });
    sink.fail({ at: 'dot', how: 'die' });
    expect(await outbox.send(letter)).toEqual({
      kind: 'unknown',
      sentence:
        'The outgoing server did not confirm the reply: it may have left. Look in Sent, or ask the person.',
    });
    await outbox.close();
  });
});

describe('a letter cut in its middle', () => {
  it('certainly did not leave, and leaves later', async () => {
    const sink = await startSmtpSink();
    sinks.push(sink);
    const outbox = anSmtpOutbox({
      settings: { port: sink.port },
      readFile: async () => Buffer.alloc(4 * 1024 * 1024),
    });
    const file = { name: 'document.pdf', contentType: 'application/pdf', path: '/document.pdf' };
    sink.fail({ at: 'letter', how: 'die' });
    expect(await outbox.send({ ...letter, files: [file] })).toEqual({
      kind: 'failed',
      retry: true,
      sentence: `Le serveur d'envoi 127.0.0.1:${sink.port} a coupé la connexion. La réponse n'est pas partie.`,
    });
    expect(await outbox.left(letter.messageId)).toBe(false);
    sink.fail(null);
    expect((await outbox.send({ ...letter, files: [file] })).kind).toBe('done');
    expect(sink.accepted).toHaveLength(1);
    await outbox.close();
  });
});
