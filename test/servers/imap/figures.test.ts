import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCyrus } from '../cyrus.ts';
import { type Dovecot, startDovecot } from '../dovecot.ts';
import type { ImapServer } from '../imap-server.ts';
import { startProxy } from '../proxy.ts';
import { aMail, aMailbox, aStore, asHuman, closeAll, given, subjectOf, workAll } from './builders.ts';

/** Puts so many mails into a Maildir without delivering them; all are one file. */
function fill(server: Dovecot, user: string, count: number): void {
  const maildir = server.maildir(user);
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, part), { recursive: true });
  const first = join(maildir, 'tmp', 'first');
  writeFileSync(
    first,
    aMail('the same', '', 'Bonjour, je voudrais déplacer mon rendez-vous de jeudi.\r\n'.repeat(10)),
  );
  const names = Array.from({ length: count }, (_, n) =>
    join(maildir, 'new', `${1_700_000_000 + n}.M${n}.host`),
  );
  // A file has at most 65,000 names on ext4.
  let source = first;
  names.forEach((name, n) => {
    if (n % 30_000 === 29_999) {
      writeFileSync(name, aMail('the same'));
      source = name;
    } else linkSync(source, name);
  });
  execFileSync('chown', ['-R', 'mail:mail', join(maildir, '..')]);
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe('figures on Dovecot', () => {
  let server: Dovecot;
  beforeAll(async () => {
    server = await startDovecot();
  });
  afterEach(closeAll);
  afterAll(() => server.stop());

  it.each([
    ['Dovecot', startDovecot],
    ['Cyrus', startCyrus],
  ] as const)('works a mail within milliseconds of the word of %s', async (name, start) => {
    const own: ImapServer = await start();
    const user = await own.user();
    let told = 0;
    const garble = (chunk: Buffer) => {
      if (/ EXISTS/u.test(chunk.toString('latin1'))) told = performance.now();
      return chunk;
    };
    const line = await startProxy({ port: own.port, garble });
    const connecting = performance.now();
    const mailbox = aMailbox({ port: line.port, user });
    await workAll(mailbox);
    const connected = performance.now() - connecting;
    const server: number[] = [];
    const ours: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const came = (async () => {
        do await mailbox.changed(new AbortController().signal);
        while ((await workAll(mailbox)).length === 0);
        return performance.now();
      })();
      await new Promise((resolve) => setTimeout(resolve, 80));
      await own.deliver(user, aMail(`turn ${turn}`));
      const delivered = performance.now();
      const worked = await came;
      server.push(told - delivered);
      ours.push(worked - told);
    }
    const [theirs, mine] = [median(server).toFixed(1), median(ours).toFixed(1)];
    console.log(
      `${name}: connect ${connected.toFixed(0)} ms; delivered → told ${theirs} ms; told → worked ${mine} ms`,
    );
    await mailbox.close();
    await line.close();
    await own.stop();
    expect(ours).toHaveLength(20);
  });

  it('fetches a backlog of 10,000 mails in flat memory', { timeout: 120_000 }, async () => {
    const user = await server.user();
    const store = aStore();
    await workAll(aMailbox({ port: server.port, user, store }));
    fill(server, user, 10_000);
    await asHuman(server.port, user, () => Promise.resolve());
    const mailbox = aMailbox({ port: server.port, user, store });
    let peak = 0;
    let count = 0;
    const before = process.memoryUsage().rss;
    const start = performance.now();
    for await (const raw of mailbox.arrivals()) {
      count += 1;
      await mailbox.worked(raw.source);
      if (count % 500 === 0) peak = Math.max(peak, process.memoryUsage().rss);
    }
    const rate = (count / (performance.now() - start)) * 1000;
    console.log(`fetched ${count}: ${Math.round(rate)} mails/s, RSS +${megabytes(peak - before)} MB`);
    expect(count).toBe(10_000);
    expect(megabytes(peak - before)).toBeLessThan(120);
  });

  it('watches a mailbox of 100,000 mails at once, in memory that does not grow with it', {
    timeout: 240_000,
  }, async () => {
    const user = await server.user();
    fill(server, user, 100_000);
    // The server's own index is made at the first visit of any mail program.
    await asHuman(server.port, user, () => Promise.resolve());
    const store = aStore();
    const heap = process.memoryUsage().heapUsed;
    const start = performance.now();
    const mailbox = aMailbox({ port: server.port, user, store });
    expect(await workAll(mailbox)).toEqual([]);
    const first = performance.now() - start;
    await mailbox.close();
    const again = aMailbox({ port: server.port, user, store });
    const second = performance.now();
    await workAll(again);
    const later = performance.now() - second;
    const grown = megabytes(process.memoryUsage().heapUsed - heap);
    console.log(
      `100,000 mails: first start ${Math.round(first)} ms, later ${Math.round(later)} ms, heap +${grown} MB`,
    );
    await server.deliver(user, aMail('new'));
    expect((await given(again)).map(subjectOf)).toEqual(['new']);
    expect(grown).toBeLessThan(20);
  });
});
