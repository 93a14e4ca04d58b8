// The practitioner's phone: a second client that sends, changes, deletes and moves what we laid into the mailbox.

import type { ImapFlow } from 'imapflow';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rfc5322 } from '../../../src/core/letters/rfc5322.ts';
import type { Case } from '../../../src/domain/case.ts';
import type { Outgoing } from '../../../src/domain/letter.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { onMailProgram } from '../../../src/flow/verdicts/on-mail-program.ts';
import { onVerdict } from '../../../src/flow/verdicts/on-verdict.ts';
import type { World } from '../../../src/ports/world.ts';
import { NOW } from '../../build/builders.ts';
import { aMailboxPractice } from '../../build/mailbox-practice.ts';
import { aRawMail, aWorld } from '../../build/world.ts';
import { startCyrus } from '../cyrus.ts';
import { startDovecot } from '../dovecot.ts';
import { allMails, aMailbox, asHuman, closeAll } from '../imap/builders.ts';
import type { ImapServer } from '../imap-server.ts';
import { startProxy, without } from '../proxy.ts';

const render = (letter: Outgoing) => Buffer.from(rfc5322(letter, 'Europe/Paris'));
const practice = aMailboxPractice();

describe.each([
  ['Dovecot', startDovecot],
  ['Cyrus', startCyrus],
] as const)('a phone beside us on %s', (_, start) => {
  let server: ImapServer;
  beforeAll(async () => {
    server = await start();
  });
  afterEach(closeAll);
  afterAll(() => server.stop());

  /** A case that waits, laid out in a real mailbox; everything else of the world is in memory. */
  async function laidOut(port = server.port) {
    const user = await server.user();
    await asHuman(server.port, user, async (client) => {
      const known = (await client.list()).map(({ path }) => path);
      for (const name of ['Drafts', 'Sent']) if (!known.includes(name)) await client.mailboxCreate(name);
    });
    const memory = aWorld();
    const open = () => aMailbox({ port, user, store: memory.store, render });
    let world: World = { ...memory, mailbox: open() };
    const kase = await onMail(world, practice, aRawMail('[cancel] je ne viens pas jeudi'));
    await onMailProgram(world, practice);
    return {
      user,
      memory,
      kase,
      world: () => world,
      look: () => onMailProgram(world, practice),
      restart: () => {
        world = { ...memory, mailbox: open() };
      },
      state: async () => (await memory.store.case(kase.id))?.state,
      cancelled: () => memory.calendars().filter(({ text }) => text.includes('STATUS:CANCELLED')).length,
    };
  }

  const inDrafts = <T>(user: string, work: (client: ImapFlow) => Promise<T>) =>
    asHuman(server.port, user, work, 'Drafts');

  /** What a mail program does on "send": a copy into Sent, the draft away. */
  async function send(user: string, change: (source: string) => string = (same) => same): Promise<void> {
    await inDrafts(user, async (client) => {
      const [draft] = await allMails(client, { uid: true, source: true });
      await client.append('Sent', Buffer.from(change(draft?.source?.toString() ?? '')), ['\\Seen']);
      await client.messageDelete('1:*');
    });
  }

  const inOtherClothes = (source: string) =>
    source
      .replace(/^X-Agent-[^\r]*\r\n/gmu, '')
      .replace(/^Message-ID: [^\r]*\r\n(?: [^\r]*\r\n)*/imu, 'Message-ID: <phone-1@example.org>\r\n');

  const review = (user: string, name: string) =>
    asHuman(
      server.port,
      user,
      async (client) => {
        const found = (await client.list()).find((folder) => folder.name === name);
        if (found === undefined) return [];
        await client.mailboxOpen(found.path);
        return allMails(client, { uid: true });
      },
      'INBOX',
    );

  async function move(user: string, to: string): Promise<void> {
    await asHuman(server.port, user, async (client) => {
      const folders = await client.list();
      const path = (name: string) => folders.find((folder) => folder.name === name)?.path ?? '';
      await client.mailboxOpen(path('To approve'));
      await client.messageMove('1:*', path(to));
    });
  }

  it('sends the draft: the appointment is cancelled once it lies in Sent', async () => {
    const at = await laidOut();
    await send(at.user);
    expect(at.cancelled()).toBe(0);
    expect(await at.look()).toMatchObject({ byHand: [at.kase.id] });
    expect(at.cancelled()).toBe(1);
    expect(await at.state()).toBe('done');
    expect(at.memory.sent).toEqual([]);
  });

  it('sends it as another message, without our fields', async () => {
    const at = await laidOut();
    await send(at.user, inOtherClothes);
    expect(await at.look()).toMatchObject({ byHand: [at.kase.id], answered: [] });
    expect(at.cancelled()).toBe(1);
  });

  it('sends it while we are away: it is found after the restart, and a yes there does nothing twice', async () => {
    const at = await laidOut();
    await closeAll();
    await send(at.user);
    at.restart();
    const yes = { kind: 'approve', case: at.kase.id, by: 'practitioner', at: NOW } as const;
    expect(await onVerdict(at.world(), practice, yes)).toBe('draft-leaving');
    await at.look();
    expect(await onVerdict(at.world(), practice, yes)).toBe('already-settled');
    expect(at.memory.sent).toEqual([]);
    expect(at.cancelled()).toBe(1);
  });

  it('deletes the draft: a no after ten minutes, not before', async () => {
    const at = await laidOut();
    await inDrafts(at.user, (client) => client.messageDelete('1:*'));
    await at.look();
    expect(await at.state()).toBe('waiting');
    at.memory.turnClock(NOW + 11 * MINUTE);
    await at.look();
    expect(await at.state()).toBe('refused');
  });

  it('is writing in the draft: nothing of ours overwrites or takes it', async () => {
    const at = await laidOut();
    await inDrafts(at.user, async (client) => {
      const [draft] = await allMails(client, { uid: true, source: true });
      const source = inOtherClothes(draft?.source?.toString() ?? '').replace('Bonjour', 'Chère Ana');
      await client.append('Drafts', Buffer.from(source), ['\\Draft']);
      await client.messageDelete(`${draft?.uid}`, { uid: true });
    });
    const yes = { kind: 'approve', case: at.kase.id, by: 'practitioner', at: NOW } as const;
    expect(await onVerdict(at.world(), practice, yes)).toBe('draft-touched');
    at.memory.turnClock(NOW + 30 * MINUTE);
    await at.look();
    expect(await at.state()).toBe('waiting');
    expect(await inDrafts(at.user, (client) => allMails(client, { uid: true }))).toHaveLength(1);
  });

  it('moves the message to Approved: the reply leaves, and the draft is gone', async () => {
    const at = await laidOut();
    expect(await review(at.user, 'To approve')).toHaveLength(1);
    await move(at.user, 'Approved');
    expect((await at.look()).moved).toMatchObject([{ judged: 'done' }]);
    expect(at.memory.sent).toHaveLength(1);
    expect(await inDrafts(at.user, (client) => allMails(client, { uid: true }))).toEqual([]);
    expect((await at.look()).moved).toEqual([]);
  });

  it('moves it to Refused; a keyword says the same as moving', async () => {
    const one = await laidOut();
    await move(one.user, 'Refused');
    await one.look();
    expect(await one.state()).toBe('refused');
    const other = await laidOut();
    await asHuman(server.port, other.user, async (client) => {
      const path = (await client.list()).find(({ name }) => name === 'To approve')?.path ?? '';
      await client.mailboxOpen(path);
      await client.messageFlagsAdd('1:*', ['$AgentApprove']);
    });
    await other.look();
    expect(await other.state()).toBe('done');
  });

  it('works on a server without MOVE, UIDPLUS and SPECIAL-USE', async () => {
    const line = await startProxy({ port: server.port, garble: without('MOVE', 'UIDPLUS', 'SPECIAL-USE') });
    const at = await laidOut(line.port);
    await move(at.user, 'Approved');
    await onMail(at.world(), practice, aRawMail('[when] c’est quand', { Subject: 'encore' }));
    const { moved } = await at.look();
    expect(moved).toMatchObject([{ judged: 'wrote-again' }]);
    expect(at.memory.sent).toEqual([]);
    expect(await review(at.user, 'Approved')).toHaveLength(0);
    await line.close();
  });

  it('finds the folders subscribed, with names that need modified UTF-7', async () => {
    const user = await server.user();
    const memory = aWorld();
    const mailbox = aMailbox({ port: server.port, user, store: memory.store, render, language: 'fr' });
    const kase: Case = await onMail({ ...memory, mailbox }, practice, aRawMail('[when] c’est quand'));
    await onMailProgram({ ...memory, mailbox }, practice);
    const folders = await asHuman(server.port, user, (client) => client.list());
    const ours = folders.filter(({ parent }) => parent.includes('Agent'));
    expect(ours.map(({ name }) => name).toSorted()).toEqual(['Refusé', 'Validé', 'À valider']);
    expect(ours.every(({ subscribed }) => subscribed)).toBe(true);
    expect((await memory.store.laidOut()).map(({ case: id }) => id)).toContain(kase.id);
  });
});
