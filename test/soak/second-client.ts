import { ImapFlow } from 'imapflow';

/** Another mail program of the practice files a mail and goes again. */
export async function appendTo(port: number, user: string, folder: string, mail: string): Promise<void> {
  const auth = { user, pass: 'secret' };
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth,
    logger: false,
  });
  await client.connect();
  await client.append(folder, mail, ['\\Seen']);
  await client.logout();
}
