import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ImapMailboxOf } from '../../../src/adapters/imap/imap-mailbox.ts';
import { imapMailbox } from '../../../src/adapters/imap/imap-mailbox.ts';
import { memoryStore } from '../../../src/adapters/store/memory/store.ts';
import { Refused } from '../../../src/domain/errors.ts';

const clock = { now: () => Date.now() };
const open: { close: () => unknown }[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** A mail server that only knows how to let somebody in, or not; keeps what it was shown. */
async function aDoor(letsIn: (shown: string) => boolean): Promise<{ port: number; shown: string[] }> {
  const shown: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR] ready\r\n');
    let buffer = '';
    socket.on('data', (bytes) => {
      buffer += bytes.toString();
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const [tag = '', command = '', , said = ''] = buffer.slice(0, end).split(' ');
        buffer = buffer.slice(end + 2);
        if (!/^(?:LOGIN|AUTHENTICATE)$/i.test(command)) socket.write(`${tag} OK\r\n`);
        else {
          const words = Buffer.from(said, 'base64').toString();
          shown.push(words);
          socket.write(letsIn(words) ? `${tag} OK in\r\n` : `${tag} NO [AUTHENTICATIONFAILED] no\r\n`);
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, shown };
}

function aMailbox(port: number, secret: ImapMailboxOf['secret']) {
  const mailbox = imapMailbox({
    settings: {
      host: '127.0.0.1',
      port,
      security: 'none',
      user: 'cabinet',
      password: null,
      certificateAuthority: null,
      folders: ['INBOX'],
      sentFolder: 'Sent',
      draftsFolder: null,
      poll: 5,
      drafts: true,
      reviewFolders: true,
      keywords: true,
    },
    secret,
    cursors: memoryStore(clock),
    render: () => new Uint8Array(),
    clock,
    log: { write: () => undefined },
    language: 'en',
    patience: 2000,
  });
  open.push(mailbox);
  return mailbox;
}

async function look(mailbox: ReturnType<typeof aMailbox>): Promise<unknown> {
  try {
    for await (const _ of mailbox.arrivals());
    return null;
  } catch (error) {
    return error;
  }
}

describe('a server that refuses us', () => {
  it('is shown the password again by whoever counts the refusals, and by nobody else', async () => {
    const { port, shown } = await aDoor(() => false);
    const mailbox = aMailbox(port, async () => ({ user: 'cabinet', password: 'wrong' }));
    for (let count = 0; count < 3; count += 1) expect(await look(mailbox)).toBeInstanceOf(Refused);
    const before = shown.length;
    const letter = Buffer.from('Message-ID: <x@example.org>\r\n\r\nx');
    for (let count = 0; count < 10; count += 1) {
      expect(await mailbox.sentCopy(letter, { seen: true, at: 0 })).toMatchObject({ kind: 'failed' });
      expect(await mailbox.findSent('<x@example.org>')).toBeNull();
    }
    expect(shown).toHaveLength(before);
    expect(mailbox.state().connection).toBe('refused');
    await look(mailbox);
    expect(shown.length).toBeGreaterThan(before);
  });
});

describe('a token that is refused before its end', () => {
  it('is renewed once, and the new one shown at once', async () => {
    const { port, shown } = await aDoor((words) => words.includes('Bearer new'));
    const asked: boolean[] = [];
    const mailbox = aMailbox(port, async (options) => {
      asked.push(options?.renew === true);
      return { user: 'cabinet', accessToken: options?.renew === true ? 'new' : 'old' };
    });
    expect(await look(mailbox)).not.toBeInstanceOf(Refused);
    expect(asked.slice(0, 2)).toEqual([false, true]);
    expect(shown.slice(0, 2).map((words) => /Bearer (\w+)/.exec(words)?.[1])).toEqual(['old', 'new']);
  });

  it('counts as refused when the new one is refused too', async () => {
    const { port, shown } = await aDoor(() => false);
    const mailbox = aMailbox(port, async () => ({ user: 'cabinet', accessToken: 'any' }));
    expect(await look(mailbox)).toBeInstanceOf(Refused);
    expect(shown).toHaveLength(2);
  });
});
