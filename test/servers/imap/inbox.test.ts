import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCyrus } from '../cyrus.ts';
import { startDovecot } from '../dovecot.ts';
import type { ImapServer } from '../imap-server.ts';
import {
  aMail,
  aMailbox,
  aStore,
  asHuman,
  changesWithin,
  closeAll,
  given,
  subjectOf,
  workAll,
} from './builders.ts';

describe.each([
  ['Dovecot', startDovecot],
  ['Cyrus', startCyrus],
] as const)('the inbox on %s', (_, start) => {
  let server: ImapServer;
  beforeAll(async () => {
    server = await start();
  });
  afterEach(closeAll);
  afterAll(() => server.stop());

  it('answers nothing that lay there before the first run', async () => {
    const user = await server.user();
    await server.deliver(user, aMail('old one'), aMail('old two'));
    const mailbox = aMailbox({ port: server.port, user });
    expect(await workAll(mailbox)).toEqual([]);
    await server.deliver(user, aMail('new'));
    expect(await workAll(mailbox)).toEqual(['new']);
  });

  it('gives a mail again until it is told that it was worked, also after a restart', async () => {
    const user = await server.user();
    const store = aStore();
    const first = aMailbox({ port: server.port, user, store });
    await workAll(first);
    await server.deliver(user, aMail('one'), aMail('two'));
    expect((await given(first)).map(subjectOf)).toEqual(['one', 'two']);
    await first.close();
    const second = aMailbox({ port: server.port, user, store });
    const [one] = await given(second);
    if (one !== undefined) await second.worked(one.source);
    await second.close();
    expect(await workAll(aMailbox({ port: server.port, user, store }))).toEqual(['two']);
    expect(await workAll(aMailbox({ port: server.port, user, store }))).toEqual([]);
  });

  it('does not pass a mail that is still open when a later one is worked first', async () => {
    const user = await server.user();
    const store = aStore();
    const mailbox = aMailbox({ port: server.port, user, store });
    await workAll(mailbox);
    await server.deliver(user, aMail('one'), aMail('two'), aMail('three'));
    const [, two, three] = await given(mailbox);
    if (two !== undefined) await mailbox.worked(two.source);
    if (three !== undefined) await mailbox.worked(three.source);
    expect((await given(mailbox)).map(subjectOf)).toEqual(['one']);
    expect((await workAll(aMailbox({ port: server.port, user, store })))[0]).toBe('one');
  });

  it('hears of a mail as soon as the server says so', async () => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user });
    await workAll(mailbox);
    expect(await changesWithin(mailbox, 400)).toBe(false);
    const heard = mailbox.changed(new AbortController().signal);
    await server.deliver(user, aMail('now'));
    await heard;
    expect(await workAll(mailbox)).toEqual(['now']);
    expect(mailbox.state()).toMatchObject({ connection: 'connected', trouble: '', pushed: true });
  });

  it('gives a mail that was opened on a phone, and marks none as read', async () => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user });
    await workAll(mailbox);
    await server.deliver(user, aMail('opened'), aMail('unopened'));
    await asHuman(server.port, user, (client) => client.messageFlagsAdd('1', ['\\Seen']));
    const mails = await given(mailbox);
    expect(mails.map(subjectOf)).toEqual(['opened', 'unopened']);
    for (const mail of mails) {
      expect(await mailbox.label(mail.source, 'answered')).toMatchObject({ kind: 'done' });
      await mailbox.worked(mail.source);
    }
    const flags = await asHuman(server.port, user, (client) => client.fetchAll('1:*', { flags: true }));
    expect(flags.map((mail) => mail.flags?.has('\\Seen'))).toEqual([true, false]);
    expect(flags.every((mail) => mail.flags?.has('$AgentAnswered'))).toBe(true);
  });

  it('leaves a mail alone that a human moved away before we came', async () => {
    const user = await server.user();
    const store = aStore();
    const mailbox = aMailbox({ port: server.port, user, store });
    await workAll(mailbox);
    await server.deliver(user, aMail('one'), aMail('two'), aMail('three'));
    await asHuman(server.port, user, (client) => client.messageMove('2', 'Trash'));
    expect(await workAll(mailbox)).toEqual(['one', 'three']);
    expect((await store.cursor('INBOX'))?.uid).toBe(3);
  });

  it('is not confused by a mail that is deleted while others are being worked', async () => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user });
    await workAll(mailbox);
    await server.deliver(user, ...Array.from({ length: 100 }, (_each, n) => aMail(`mail ${n}`)));
    const subjects: string[] = [];
    for await (const raw of mailbox.arrivals()) {
      if (subjects.length === 0)
        await asHuman(server.port, user, (client) => client.messageDelete('90:95', { uid: true }));
      subjects.push(subjectOf(raw));
      await mailbox.worked(raw.source);
    }
    expect(subjects).toHaveLength(94);
    expect(new Set(subjects).size).toBe(94);
  });

  it('watches several folders', async () => {
    const user = await server.user();
    await asHuman(server.port, user, (client) => client.mailboxCreate('Patients'));
    const mailbox = aMailbox({ port: server.port, user, settings: { folders: ['INBOX', 'Patients'] } });
    await workAll(mailbox);
    await asHuman(server.port, user, (client) => client.append('Patients', aMail('filed')));
    await server.deliver(user, aMail('arrived'));
    expect(await workAll(mailbox)).toEqual(['arrived', 'filed']);
    expect(await workAll(mailbox)).toEqual([]);
  });

  it('says which folder does not exist', async () => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user, settings: { folders: ['INBOX', 'Nowhere'] } });
    await expect(workAll(mailbox)).rejects.toThrow(
      'The server does not open the mailbox "Nowhere". Correct mail.imap.folders: write its name as on the server.',
    );
  });
});
