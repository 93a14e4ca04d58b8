import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rfc5322 } from '../../../src/core/letters/rfc5322.ts';
import type { Outgoing } from '../../../src/domain/letter.ts';
import { anOutgoing } from '../../core/letters/an-outgoing.ts';
import { startCyrus } from '../cyrus.ts';
import { startDovecot } from '../dovecot.ts';
import type { ImapServer } from '../imap-server.ts';
import { startProxy, without } from '../proxy.ts';
import { allMails, aMail, aMailbox, aStore, asHuman, closeAll } from './builders.ts';

const render = (letter: Outgoing) => Buffer.from(rfc5322(letter, 'Europe/Paris'));
const ANSWER = aMail('answer', 'In-Reply-To: <question@example.org>\r\nReferences: <first@example.org>');

describe.each([
  ['Dovecot', startDovecot],
  ['Cyrus', startCyrus],
] as const)('Sent and Drafts on %s', (_, start) => {
  let server: ImapServer;
  beforeAll(async () => {
    server = await start();
  });
  afterEach(closeAll);
  afterAll(() => server.stop());

  it('sees what the practice sent by itself, once, also from before the first run', async () => {
    const user = await server.user();
    const store = aStore();
    await asHuman(server.port, user, (client) => client.append('Sent', aMail('earlier')));
    const mailbox = aMailbox({ port: server.port, user, store });
    expect((await mailbox.sentSince()).map(({ messageId }) => messageId)).toEqual(['<earlier@example.org>']);
    expect(await mailbox.sentSince()).toEqual([]);
    await asHuman(server.port, user, (client) => client.append('Sent', ANSWER));
    expect(await mailbox.sentSince()).toMatchObject([
      {
        messageId: '<answer@example.org>',
        answers: ['<question@example.org>', '<first@example.org>'],
        to: ['praxis@example.org'],
      },
    ]);
    expect(await mailbox.sentSince()).toEqual([]);
    expect(await aMailbox({ port: server.port, user, store }).sentSince()).toEqual([]);
  });

  it('gives sent mails again when the program ended before it could note them', async () => {
    const user = await server.user();
    const store = aStore();
    await asHuman(server.port, user, (client) => client.append('Sent', ANSWER));
    expect(await aMailbox({ port: server.port, user, store }).sentSince()).toHaveLength(1);
    expect(await aMailbox({ port: server.port, user, store }).sentSince()).toHaveLength(1);
  });

  it('asks only for the status when nothing was sent', async () => {
    const user = await server.user();
    const line = await startProxy({ port: server.port });
    const mailbox = aMailbox({ port: line.port, user });
    await mailbox.sentSince();
    await mailbox.sentSince();
    const before = line.received();
    await mailbox.sentSince();
    expect(line.received() - before).toBeLessThan(300);
    await line.close();
  });

  it('files its own copy as read, once, and finds it by its Message-ID', async () => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user });
    const letter = anOutgoing({ messageId: '<copy-1@example.org>' });
    expect(await mailbox.findSent(letter.messageId)).toBe(false);
    const copy = { seen: true, at: Date.now() } as const;
    expect(await mailbox.sentCopy(render(letter), copy)).toMatchObject({ kind: 'done' });
    expect(await mailbox.sentCopy(render(letter), copy)).toMatchObject({ kind: 'done' });
    expect(await mailbox.findSent(letter.messageId)).toBe(true);
    expect(await mailbox.findSent('<copy-1@example.or>')).toBe(false);
    expect(await mailbox.findSent('<opy-1@example.org>')).toBe(false);
    const there = await asHuman(server.port, user, (client) => allMails(client, { flags: true }), 'Sent');
    expect(there.map(({ flags }) => [...(flags ?? [])].includes('\\Seen'))).toEqual([true]);
  });

  it('can not tell whether a letter left when the server is away', async () => {
    const user = await server.user();
    expect(await aMailbox({ port: 1, user }).findSent('<x@example.org>')).toBeNull();
  });

  it('lays a draft down once, in its thread, and takes it away untouched', async () => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user, render });
    const letter = anOutgoing({ messageId: '<draft-1@example.org>', inReplyTo: '<question@example.org>' });
    expect(await mailbox.draft(letter)).toMatchObject({ kind: 'done' });
    expect(await mailbox.draft(letter)).toMatchObject({ kind: 'done', note: 'was there' });
    const drafts = () =>
      asHuman(server.port, user, (client) => allMails(client, { flags: true, headers: true }), 'Drafts');
    const [draft, ...others] = await drafts();
    expect(others).toEqual([]);
    expect(draft?.flags?.has('\\Draft')).toBe(true);
    expect(draft?.headers?.toString()).toContain('In-Reply-To: <question@example.org>');
    expect(await mailbox.withdraw(letter.messageId)).toEqual({ kind: 'done', note: '' });
    expect(await drafts()).toEqual([]);
    expect(await mailbox.withdraw(letter.messageId)).toEqual({ kind: 'done', note: '' });
  });

  it('leaves a draft that a human has changed, finished or flagged, and every other mail', async () => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user, render });
    const touches = ['changed', 'finished', 'flagged', 'unmarked'];
    for (const id of touches) await mailbox.draft(anOutgoing({ messageId: `<${id}@example.org>` }));
    await asHuman(
      server.port,
      user,
      async (client) => {
        const { source } = (await client.fetchOne('1', { source: true })) || {};
        await client.append('Drafts', `${source?.toString()}PS`, ['\\Draft', '$AgentDraft']);
        await client.messageDelete('1');
        await client.append('Drafts', aMail('deleted by a human'), ['\\Deleted']);
        await client.messageFlagsRemove({ header: { 'message-id': 'finished@' } }, ['\\Draft']);
        await client.messageFlagsAdd({ header: { 'message-id': 'flagged@' } }, ['\\Flagged']);
        await client.messageFlagsRemove({ header: { 'message-id': 'unmarked@' } }, ['$AgentDraft']);
      },
      'Drafts',
    );
    for (const id of touches)
      expect(await mailbox.withdraw(`<${id}@example.org>`)).toMatchObject({ kind: 'done' });
    const left = await asHuman(server.port, user, (client) => allMails(client, { uid: true }), 'Drafts');
    expect(left).toHaveLength(5);
  });

  it('only flags its draft as deleted where one mail alone can not be expunged', async () => {
    const user = await server.user();
    const line = await startProxy({ port: server.port, garble: without('UIDPLUS', 'IMAP4rev2') });
    const mailbox = aMailbox({ port: line.port, user, render });
    const letter = anOutgoing({ messageId: '<draft-2@example.org>' });
    await mailbox.draft(letter);
    await asHuman(server.port, user, (client) => client.append('Drafts', aMail('x'), ['\\Deleted']));
    await mailbox.withdraw(letter.messageId);
    const left = await asHuman(server.port, user, (client) => allMails(client, { flags: true }), 'Drafts');
    expect(left.map(({ flags }) => flags?.has('\\Deleted'))).toEqual([true, true]);
    await line.close();
  });

  it('takes a folder for Sent by its name when the server marks none, and says so', async () => {
    const user = await server.user();
    await asHuman(server.port, user, async (client) => {
      await client.mailboxDelete('Sent');
      await client.mailboxCreate('Éléments envoyés');
      await client.append('Éléments envoyés', ANSWER);
    });
    const line = await startProxy({
      port: server.port,
      garble: without('SPECIAL-USE', 'XLIST', 'IMAP4rev2'),
    });
    const mailbox = aMailbox({ port: line.port, user });
    if (server.name === 'Cyrus') expect(await mailbox.sentSince()).toHaveLength(1);
    else await mailbox.sentSince();
    expect(mailbox.state().trouble).toContain('Name it in mail.imap.sent.');
    await line.close();
  });
});
