import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * Delivers mails over LMTP (RFC 2033) to one user, in their order; returns when the server has taken the last. `handed`
 * is called as the last line of each is handed over.
 */
export async function deliverLmtp(
  port: number,
  user: string,
  mails: readonly (string | Buffer)[],
  handed: () => void = () => undefined,
  sender = 'sender@example.org',
): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.setNoDelay(true);
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const say = async (text: string | null, code: string): Promise<void> => {
    if (text !== null) socket.write(`${text}\r\n`);
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error('The LMTP server closed the connection.');
      if (!value.startsWith(code)) throw new Error(`LMTP: ${value}`);
      if (value[3] !== '-') return;
    }
  };
  try {
    await say(null, '220');
    await say('LHLO test.example.org', '250');
    for (const mail of mails) {
      await say(`MAIL FROM:<${sender}>`, '250');
      await say(`RCPT TO:<${user}>`, '250');
      await say('DATA', '354');
      socket.write(stuffed(mail));
      handed();
      await say('\r\n.', '250');
    }
    socket.write('QUIT\r\n');
  } finally {
    socket.destroy();
  }
}

/** Lines end in CRLF, a dot at their start is doubled (RFC 5321 §4.5.2). */
function stuffed(mail: string | Buffer): Buffer {
  const text = (typeof mail === 'string' ? Buffer.from(mail) : mail).toString('latin1');
  return Buffer.from(text.replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..'), 'latin1');
}
