import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Refused, Unreachable, UserError } from '../../../src/domain/errors.ts';
import { startDovecot } from '../dovecot.ts';
import type { ImapServer } from '../imap-server.ts';
import { startProxy } from '../proxy.ts';
import { aMail, aMailbox, aStore, closeAll, subjectOf, workAll } from './builders.ts';

/** A small generator with a seed (mulberry32), so that a failure can be repeated. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const JUNK = [
  '* BYE', '* 4294967295 EXISTS', '* 0 EXISTS', '* -1 EXISTS', '* 1 EXPUNGE', '* 7 FETCH (UID', '(((((((((', '{99999999999}',
  '{5}', '"', '\0', '+', '+ OK', '* OK [UIDVALIDITY 0]', '* OK [UIDNEXT 99999999999999999999]', '* SEARCH 1 2 x',
  '* STATUS INBOX (UIDNEXT 1)', '* LIST () NIL', '* CAPABILITY', 'A OK', '* VANISHED 1:4294967295', '* 1 FETCH NIL',
  '* FLAGS', '* OK [PERMANENTFLAGS ()]', '* ESEARCH (TAG "A") UID ALL 1:4294967295', '\u{1f4a9}',
]; // biome-ignore format: a list

/** One of the changes a broken server or line makes to what it sends. */
function mutated(chunk: Buffer, roll: () => number): Buffer {
  const at = Math.floor(roll() * chunk.length);
  const end = Math.min(chunk.length, at + 1 + Math.floor(roll() * 20));
  const junk = Buffer.from(JUNK[Math.floor(roll() * JUNK.length)] ?? '');
  const line = Buffer.concat([junk, Buffer.from('\r\n')]);
  switch (Math.floor(roll() * 6)) {
    case 0:
      return Buffer.concat([chunk.subarray(0, at), chunk.subarray(end)]);
    case 1:
      return Buffer.concat([chunk.subarray(0, at), junk, chunk.subarray(at)]);
    case 2:
      return Buffer.concat([line, chunk]);
    case 3:
      return Buffer.concat([chunk, line]);
    case 4:
      return Buffer.concat([chunk, chunk]);
    default: {
      const copy = Buffer.from(chunk);
      copy[at] = Math.floor(roll() * 256);
      return copy;
    }
  }
}

describe('a server that answers garbage', () => {
  let server: ImapServer;
  beforeAll(async () => {
    server = await startDovecot();
  });
  afterEach(closeAll);
  afterAll(() => server.stop());

  it('ends no round in a crash or a hang, and loses no mail', { timeout: 240_000 }, async () => {
    const user = await server.user();
    const store = aStore();
    await workAll(aMailbox({ port: server.port, user, store }));
    const unexpected: unknown[] = [];
    const crashed = (cause: unknown) => void unexpected.push(cause);
    process.on('uncaughtException', crashed);
    process.on('unhandledRejection', crashed);
    const worked: string[] = [];
    const outcomes = { whole: 0, failed: 0 };
    const rounds = 400;
    for (let round = 0; round < rounds; round += 1) {
      const roll = dice(round);
      const garble = (chunk: Buffer) => (roll() < 0.15 ? mutated(chunk, roll) : chunk);
      const line = await startProxy({ port: server.port, garble });
      const mailbox = aMailbox({ port: line.port, user, store, patience: 150 });
      await server.deliver(user, aMail(`mail ${round}`));
      try {
        for await (const raw of mailbox.arrivals()) {
          worked.push(subjectOf(raw));
          await mailbox.label(raw.source, 'answered');
          await mailbox.worked(raw.source);
        }
        await mailbox.sentSince();
        await mailbox.findSent('<x@example.org>');
        await mailbox.changed(AbortSignal.timeout(20));
        outcomes.whole += 1;
      } catch (cause) {
        const isKnown = [Unreachable, UserError, Refused].some((kind) => cause instanceof kind);
        if (!isKnown) unexpected.push(cause);
        outcomes.failed += 1;
      }
      await mailbox.close();
      await line.close();
    }
    process.off('uncaughtException', crashed);
    process.off('unhandledRejection', crashed);
    worked.push(...(await workAll(aMailbox({ port: server.port, user, store }))));
    expect(unexpected).toEqual([]);
    const missing = Array.from({ length: rounds }, (_, n) => `mail ${n}`).filter(
      (each) => !worked.includes(each),
    );
    console.log(`${rounds} rounds: ${outcomes.whole} whole, ${outcomes.failed} failed`);
    expect(outcomes.whole).toBeGreaterThan(20);
    expect(outcomes.failed).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });
});
