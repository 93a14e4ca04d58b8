import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Refused, Unreachable } from '../../../src/domain/errors.ts';
import type { MailSource } from '../../../src/domain/mail.ts';
import { startCyrus } from '../cyrus.ts';
import { startDovecot } from '../dovecot.ts';
import type { ImapServer } from '../imap-server.ts';
import { startProxy, without } from '../proxy.ts';
import {
  allMails,
  aMail,
  aMailbox,
  aStore,
  asHuman,
  changesWithin,
  closeAll,
  given,
  subjectIn,
  subjectOf,
  workAll,
} from './builders.ts';

const DAY = 86_400_000;

/** As a Date field has it. */
const dateOf = (at: number) => new Date(at).toUTCString().replace('GMT', '+0000');

const forever = () => new AbortController().signal;

describe.each([
  ['Dovecot', startDovecot],
  ['Cyrus', startCyrus],
] as const)('trouble with %s', (_, start) => {
  let server: ImapServer;
  beforeAll(async () => {
    server = await start();
  });
  afterEach(closeAll);
  afterAll(() => server.stop());

  it('is told apart: a wrong password is a refusal', async () => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user, password: 'wrong' });
    const error = await workAll(mailbox).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(Refused);
    expect(error).toMatchObject({
      message: `127.0.0.1 refuses the password of ${user}. Correct it; if two-step verification is on, create an app password at your provider.`,
    });
    expect(mailbox.state().connection).toBe('refused');
  });

  it.each(['stop', 'kill'] as const)('is over when the server is back after a %s', async (how) => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user });
    await workAll(mailbox);
    const watching = mailbox.changed(forever()).catch((cause: unknown) => cause);
    await wait(200);
    await server[how]();
    try {
      expect(await watching).toBeInstanceOf(Unreachable);
      expect(mailbox.state().connection).toBe('away');
      await expect(workAll(mailbox)).rejects.toBeInstanceOf(Unreachable);
      await expect(mailbox.changed(forever())).rejects.toThrow('accepts no connection on port');
      expect(await mailbox.label({ folder: 'INBOX', key: '1-1' }, 'answered')).toMatchObject({ retry: true });
    } finally {
      await server.start();
    }
    await server.deliver(user, aMail(`after ${how}`));
    expect(await workAll(mailbox)).toEqual([`after ${how}`]);
    expect(mailbox.state()).toMatchObject({ connection: 'connected', trouble: '' });
  });

  it('is noticed when the line is half open, watching and in a command', async () => {
    const user = await server.user();
    const line = await startProxy({ port: server.port });
    const mailbox = aMailbox({ port: line.port, user, patience: 1_500 });
    await workAll(mailbox);
    const watching = mailbox.changed(forever());
    line.freeze();
    await expect(watching).rejects.toBeInstanceOf(Unreachable);
    line.thaw();
    await server.deliver(user, aMail('missed'));
    expect(await workAll(mailbox)).toEqual(['missed']);
    line.freeze();
    await expect(workAll(mailbox)).rejects.toBeInstanceOf(Unreachable);
    line.thaw();
    expect(await workAll(mailbox)).toEqual([]);
    await line.close();
  });

  it('looks back when the server has renumbered all mails, and loses and repeats none', async () => {
    const user = await server.user();
    const store = aStore();
    const folder = server.renumbered;
    const settings = { folders: [folder] } as const;
    if (folder !== 'INBOX') await asHuman(server.port, user, (client) => client.mailboxCreate(folder));
    const arrive = (...mails: readonly string[]) =>
      asHuman(server.port, user, async (client) => {
        for (const mail of mails) await client.append(folder, mail);
      });
    await arrive(aMail('older than the first run', 'Date: Sun, 01 Nov 2026 10:00:00 +0100'));
    const mailbox = aMailbox({ port: server.port, user, store, settings });
    await workAll(mailbox);
    await arrive(aMail('worked'), aMail('waiting'));
    const [worked] = await given(mailbox);
    if (worked !== undefined) await mailbox.worked(worked.source);
    await mailbox.close();
    await server.renumber(user);
    const again = aMailbox({ port: server.port, user, store, settings });
    const mails = await given(again);
    // "worked" is given too: its case is known by its Message-ID and content.
    expect(mails.map(subjectOf)).toEqual(expect.arrayContaining(['worked', 'waiting']));
    expect(mails.map(subjectOf)).not.toContain('older than the first run');
    const key = mails[0]?.source.key;
    expect(key).not.toBe(worked?.source.key);
    // A crash in the middle of the look begins it again.
    if (mails[0] !== undefined) await again.worked(mails[0].source);
    await again.close();
    const third = aMailbox({ port: server.port, user, store, settings });
    expect(await workAll(third)).toEqual(mails.map(subjectOf));
    await arrive(aMail('new'));
    expect(await workAll(third)).toEqual(['new']);
    expect(await workAll(aMailbox({ port: server.port, user, store, settings }))).toEqual([]);
  });

  it('looks back by the time of receipt: what came since is given whatever its sender dated it', async () => {
    const user = await server.user();
    const store = aStore();
    const folder = server.renumbered;
    const settings = { folders: [folder] } as const;
    if (folder !== 'INBOX') await asHuman(server.port, user, (client) => client.mailboxCreate(folder));
    const long = 'Date: Sun, 01 Nov 2020 10:00:00 +0100';
    const arrive = (...mails: readonly string[]) =>
      asHuman(server.port, user, async (client) => {
        for (const mail of mails) await client.append(folder, mail);
      });
    await arrive(aMail('older than the first run', long));
    // Times of receipt have no parts of a second.
    await wait(1_100);
    const mailbox = aMailbox({ port: server.port, user, store, settings });
    await workAll(mailbox);
    await mailbox.close();
    await wait(1_100);
    // While the program is off: one that lay long in a phone, and one that a person moved here from years ago.
    const stamp = 'Received: from phone by mail.example.org; Sun, 01 Nov 2020 10:00:01 +0100';
    await arrive(aMail('lay in a phone', long), aMail('moved here', `${stamp}\r\n${long}`));
    await server.renumber(user);
    expect(await workAll(aMailbox({ port: server.port, user, store, settings }))).toEqual(['lay in a phone']);
  });

  it('looks back where all mails have a new time of receipt too: what stands in them tells when they came', async () => {
    const user = await server.user();
    const store = aStore();
    const folder = server.renumbered;
    const settings = { folders: [folder] } as const;
    if (folder !== 'INBOX') await asHuman(server.port, user, (client) => client.mailboxCreate(folder));
    const mailbox = aMailbox({ port: server.port, user, store, settings });
    await workAll(mailbox);
    await mailbox.close();
    const now = Date.now();
    const [monthAgo, lastWeek, first] = [now - 30 * DAY, now - 7 * DAY, now - 10 * DAY];
    const known = await store.cursor(folder);
    if (known === null) throw new Error('no cursor');
    await store.saveCursor(`first:${folder}`, { ...known, since: first });
    await store.saveCursor(folder, { ...known, uidValidity: '1', since: now - 3 * DAY });
    const stamped = (at: number) => `Received: from a by mail.example.org; ${dateOf(at)}`;
    const mails = [
      aMail('before the first run', `${stamped(monthAgo)}\r\nDate: ${dateOf(monthAgo)}`),
      aMail('worked last week', `${stamped(lastWeek)}\r\nDate: ${dateOf(lastWeek)}`),
      aMail('came just now, written last week', `${stamped(now)}\r\nDate: ${dateOf(lastWeek)}`),
      aMail('delivered anew', `${stamped(now)}\r\nDate: ${dateOf(monthAgo)}`),
      aMail('came just now', stamped(now)),
    ];
    await asHuman(server.port, user, async (client) => {
      for (const mail of mails) await client.append(folder, mail);
    });
    expect(await workAll(aMailbox({ port: server.port, user, store, settings }))).toEqual([
      'came just now, written last week',
      'came just now',
    ]);
  });

  it('is no obstacle to a server that can do little: it is asked instead of listened to', async () => {
    const user = await server.user();
    const garble = without(
      'IDLE', 'MOVE', 'UIDPLUS', 'SPECIAL-USE', 'XLIST', 'CONDSTORE', 'QRESYNC', 'ESEARCH', 'ENABLE', 'IMAP4rev2',
      'LIST-EXTENDED', 'LIST-STATUS', 'SASL-IR', 'LITERAL+', 'NAMESPACE', 'ID', 'OBJECTID', 'BINARY',
    ); // biome-ignore format: a list
    const line = await startProxy({ port: server.port, garble });
    const mailbox = aMailbox({ port: line.port, user, settings: { poll: 0.02 } });
    await workAll(mailbox);
    expect(mailbox.state().pushed).toBe(false);
    await server.deliver(user, aMail('polled'));
    expect(await changesWithin(mailbox, 60_000)).toBe(true);
    expect(await workAll(mailbox)).toEqual(['polled']);
    expect(await mailbox.sentSince()).toEqual([]);
    expect(await mailbox.findSent('<x@example.org>')).toBe(false);
    await line.close();
  });

  it('does not stop the work where a mailbox keeps no keywords', async () => {
    const user = await server.user();
    const garble = (chunk: Buffer) =>
      Buffer.from(chunk.toString('latin1').replaceAll(/ ?\\\*\)/gu, ')'), 'latin1');
    const line = await startProxy({ port: server.port, garble });
    const mailbox = aMailbox({ port: line.port, user });
    await workAll(mailbox);
    await server.deliver(user, aMail('one'));
    const [mail] = await given(mailbox);
    expect(await mailbox.label(mail?.source ?? { folder: '', key: '' }, 'answered')).toEqual({
      kind: 'failed',
      sentence: 'This mailbox keeps no keywords; the mail stays unmarked.',
      retry: false,
    });
    await line.close();
  });

  it('is told to all that stand in line when it falls silent', async () => {
    const user = await server.user();
    const line = await startProxy({ port: server.port });
    const mailbox = aMailbox({ port: line.port, user, patience: 1_500 });
    await workAll(mailbox);
    await server.deliver(user, aMail('first'));
    const sources: MailSource[] = [];
    for await (const { source } of mailbox.arrivals()) sources.push(source);
    line.freeze();
    const asked = ['answered', 'to-review', 'set-aside', 'read-me-now'].flatMap((keyword) =>
      sources.map((source) => mailbox.label(source, keyword)),
    );
    expect(await Promise.all(asked)).toEqual(Array(4).fill(expect.objectContaining({ retry: true })));
    line.thaw();
    await server.deliver(user, aMail('later'));
    expect(await workAll(mailbox)).toContain('later');
    await line.close();
  });

  it('does not lose a mail when the line is cut in the middle of it', async () => {
    const user = await server.user();
    let allowed = Number.POSITIVE_INFINITY;
    const garble = (chunk: Buffer) => {
      allowed -= chunk.length;
      return allowed < 0 ? null : chunk;
    };
    const line = await startProxy({ port: server.port, garble });
    const mailbox = aMailbox({ port: line.port, user });
    await workAll(mailbox);
    await server.deliver(user, aMail('long', '', 'Bonjour\r\n'.repeat(20_000)));
    allowed = 60_000;
    await expect(workAll(mailbox)).rejects.toBeInstanceOf(Unreachable);
    allowed = Number.POSITIVE_INFINITY;
    expect(await workAll(mailbox)).toEqual(['long']);
    await line.close();
  });

  it('leaves 1,000 mails in order, each once, through random cuts', { timeout: 300_000 }, async () => {
    const user = await server.user();
    const line = await startProxy({ port: server.port });
    const store = aStore();
    let mailbox = aMailbox({ port: line.port, user, store });
    await workAll(mailbox);
    const wanted = Array.from({ length: 1_000 }, (_each, n) => `mail ${n}`);
    const delivery = server.deliver(user, ...wanted.map((subject) => aMail(subject)));
    const subjects: string[] = [];
    let cuts = 0;
    // On a slow machine a line that is always cut before it is up would bring nothing: then it gets longer.
    let inVain = 0;
    let cutter = setTimeout(cut, 70);
    function cut() {
      line.cut();
      cutter = setTimeout(cut, 70 * (1 + inVain));
    }
    while (subjects.length < wanted.length && cuts < 2_000) {
      const before = subjects.length;
      try {
        for await (const raw of mailbox.arrivals()) {
          await mailbox.worked(raw.source);
          subjects.push(subjectOf(raw));
          if (subjects.length % 50 === 0) await wait(5);
        }
        await wait(10);
      } catch (error) {
        expect(error).toBeInstanceOf(Unreachable);
        cuts += 1;
        inVain = subjects.length > before ? 0 : inVain + 1;
        // Now and then the program itself begins anew.
        if (cuts % 5 === 0) {
          await mailbox.close();
          mailbox = aMailbox({ port: line.port, user, store });
        }
      }
    }
    clearTimeout(cutter);
    await delivery;
    // The server's own order: Dovecot numbers mails of one second as it meets them.
    const order = await asHuman(server.port, user, (client) => allMails(client, { source: true }));
    expect(subjects).toEqual(order.map(({ source }) => subjectIn(source)));
    expect(new Set(subjects).size).toBe(wanted.length);
    expect(cuts).toBeGreaterThan(3);
    await line.close();
  });
});
