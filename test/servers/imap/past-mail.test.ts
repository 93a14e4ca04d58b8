import { type AddressInfo, connect, createServer } from 'node:net';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imapPastMail } from '../../../src/adapters/imap/past-mail.ts';
import { DAY } from '../../../src/domain/time.ts';
import type { PastMail } from '../../../src/ports/mail.ts';
import { startCyrus } from '../cyrus.ts';
import { startDovecot } from '../dovecot.ts';
import type { ImapServer } from '../imap-server.ts';
import { allMails, aMail, asHuman, subjectOf } from './builders.ts';

describe.each([
  ['Dovecot', startDovecot],
  ['Cyrus', startCyrus],
] as const)('past mail on %s', (_, start) => {
  let server: ImapServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  function pastOf(user: string, { port = server.port } = {}): Promise<PastMail> {
    return imapPastMail({
      settings: {
        host: '127.0.0.1',
        port,
        security: 'none',
        user,
        password: { kind: 'env', name: 'X' },
        certificateAuthority: null,
        folders: ['INBOX'],
        sentFolder: 'Sent',
        draftsFolder: null,
        poll: 5,
        drafts: true,
        reviewFolders: true,
        keywords: true,
      },
      secret: async () => ({ user, password: 'secret' }),
      language: 'en',
      since: Date.now() - 30 * DAY,
    });
  }

  /** A user with three mails, one of them opened and one old, and two letters in Sent. */
  async function aUser(): Promise<string> {
    const user = await server.user();
    await asHuman(server.port, user, async (client) => {
      await client.mailboxCreate('Sent').catch(() => undefined);
      const old = new Date(Date.now() - 90 * DAY);
      await client.append('INBOX', aMail('long ago'), [], old);
      await client.append('INBOX', aMail('opened'), ['\\Seen', '\\Flagged', '$Mine']);
      await client.append('Sent', aMail('answer', 'In-Reply-To: <opened@example.org>', 'À jeudi'), [
        '\\Seen',
      ]);
      await client.append('Sent', aMail('by a program', 'Auto-Submitted: auto-replied'), []);
    });
    await server.deliver(user, aMail('unopened'));
    return user;
  }

  async function readAll(past: PastMail): Promise<void> {
    for await (const letter of past.letters()) await past.letter(letter.source);
    for await (const raw of past.mails()) void raw;
    await past.count();
  }

  it('gives what came since a moment, and the practice’s letters', async () => {
    const past = await pastOf(await aUser());
    const subjects: string[] = [];
    for await (const raw of past.mails()) subjects.push(subjectOf(raw));
    expect(subjects.sort()).toEqual(['opened', 'unopened']);
    const letters = [];
    for await (const letter of past.letters()) letters.push(letter);
    expect(letters).toMatchObject([
      { messageId: '<answer@example.org>', answers: ['<opened@example.org>'], automatic: false },
      { messageId: '<by-a-program@example.org>', automatic: true },
    ]);
    const [first] = letters;
    const whole = first === undefined ? null : await past.letter(first.source);
    expect(Buffer.from(whole?.bytes ?? []).toString()).toContain('À jeudi');
    await past.close();
  });

  it('leaves no trace: no flag, no \\Recent, no UID and no change counter moves', async () => {
    const user = await aUser();
    const before = await standing(user);
    const past = await pastOf(user);
    await readAll(past);
    await past.close();
    expect(await standing(user)).toEqual(before);
    const flags = await asHuman(server.port, user, async (client) =>
      (await allMails(client, { uid: true, flags: true })).map(({ uid, flags: all }) => [
        uid,
        [...(all ?? [])].filter((flag) => flag !== '\\Recent').sort(),
      ]),
    );
    expect(flags.map(([, all]) => all)).toEqual([[], ['$Mine', '\\Flagged', '\\Seen'], []]);
  });

  it('is not noticed by another mail program that looks on', async () => {
    const user = await aUser();
    const heard: string[] = [];
    await asHuman(server.port, user, async (client) => {
      for (const event of ['exists', 'expunge', 'flags'] as const)
        client.on(event, () => void heard.push(event));
      const past = await pastOf(user);
      await readAll(past);
      await past.close();
      await client.noop();
      await client.noop();
    });
    expect(heard).toEqual([]);
  });

  it('opens folders with EXAMINE and fetches with BODY.PEEK, and sends no command that writes', async () => {
    const user = await aUser();
    const wire = await aWire(server.port);
    const past = await pastOf(user, { port: wire.port });
    await readAll(past);
    await past.close();
    wire.close();
    const said = wire
      .heard()
      .split('\r\n')
      .map((line) => line.replace(/^\w+ /, ''));
    const writes = /^(?:UID )?(?:SELECT|STORE|APPEND|COPY|MOVE|EXPUNGE|CREATE|DELETE|RENAME|SUBSCRIBE)\b/i;
    expect(said.filter((line) => writes.test(line))).toEqual([]);
    expect(said.filter((line) => /^EXAMINE /.test(line)).length).toBeGreaterThanOrEqual(2);
    const fetches = said.filter((line) => line.includes('FETCH') && line.includes('BODY'));
    expect(fetches.length).toBeGreaterThan(0);
    expect(fetches.filter((line) => /\bBODY\[|\bRFC822(?!\.SIZE)/.test(line))).toEqual([]);
  });

  it('says what is wrong when the password is refused', async () => {
    await server.user();
    await expect(pastOf('nobody-here')).rejects.toThrow('refuses the password of nobody-here');
  });

  /** What a client that opens nothing can see of both folders. */
  async function standing(user: string): Promise<unknown> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: 'secret' },
      logger: false,
      disableCompression: true,
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      const query = { messages: true, recent: true, uidNext: true, uidValidity: true, unseen: true };
      const all = [];
      for (const folder of ['INBOX', 'Sent'])
        all.push(await client.status(folder, { ...query, highestModseq: true }));
      return all;
    } finally {
      await client.logout();
    }
  }
});

/** A line to the server that keeps what the client says on it. */
async function aWire(to: number) {
  const said: Buffer[] = [];
  const wire = createServer((client) => {
    const through = connect(to, '127.0.0.1');
    client.on('data', (chunk) => said.push(chunk));
    client.pipe(through).pipe(client);
    for (const end of [client, through]) end.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  const { port } = wire.address() as AddressInfo;
  return { port, heard: () => Buffer.concat(said).toString('latin1'), close: () => wire.close() };
}
