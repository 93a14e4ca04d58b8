import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Dovecot, startDovecot } from '../dovecot.ts';
import { aMail, aMailbox, aStore, changesWithin, closeAll, workAll } from './builders.ts';

let server: Dovecot;

beforeAll(async () => {
  server = await startDovecot();
});
afterEach(closeAll);
afterAll(() => server.stop());

describe('whoever waits for mail', () => {
  it('hears of a mail that came while a letter was filed in another mailbox', async () => {
    const user = await server.user();
    const mailbox = aMailbox({ port: server.port, user });
    await workAll(mailbox);
    expect(await changesWithin(mailbox, 400)).toBe(false);
    const heard = mailbox.changed(new AbortController().signal);
    await mailbox.sentCopy(Buffer.from(aMail('a letter')), { seen: true, at: Date.now() });
    await server.deliver(user, aMail('meanwhile'));
    // Without a word of it this would last until the next look by the clock, in five minutes.
    await heard;
    expect(await workAll(mailbox)).toEqual(['meanwhile']);
  });

  it('finds the cursor written when the mailbox is closed in the middle of a backlog', async () => {
    const user = await server.user();
    const store = aStore();
    const mailbox = aMailbox({ port: server.port, user, store });
    await workAll(mailbox);
    await server.deliver(user, aMail('one'), aMail('two'), aMail('three'));
    for await (const raw of mailbox.arrivals()) {
      await mailbox.worked(raw.source);
      break;
    }
    await mailbox.close();
    expect(await workAll(aMailbox({ port: server.port, user, store }))).toEqual(['two', 'three']);
  });
});
