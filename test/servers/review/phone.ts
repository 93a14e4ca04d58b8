import type { ImapFlow } from 'imapflow';
import { allMails, asHuman } from '../imap/builders.ts';

/** The practitioner's own mail program, on another connection. */
export interface Phone {
  /** How many drafts lie there. */
  readonly drafts: () => Promise<number>;
  /** The words of the one draft, as the phone shows them. */
  readonly draft: () => Promise<string>;
  /** Sends the draft, as it is or changed: a copy into Sent, the draft away. */
  readonly send: (change?: (source: string) => string) => Promise<void>;
  readonly deleteDraft: () => Promise<void>;
  /** How many messages lie in one of the review's folders. */
  readonly count: (folder: string) => Promise<number>;
  readonly move: (from: string, to: string) => Promise<void>;
}

export function phoneOf(port: number, user: string): Phone {
  const inDrafts = <T>(work: (client: ImapFlow) => Promise<T>) => asHuman(port, user, work, 'Drafts');
  const within = <T>(name: string, work: (client: ImapFlow) => Promise<T>, none: T) =>
    asHuman(port, user, async (client) => {
      const found = (await client.list()).find((folder) => folder.name === name);
      if (found === undefined) return none;
      await client.mailboxOpen(found.path);
      return work(client);
    });
  const lying = () => inDrafts((client) => allMails(client, { uid: true, source: true }));
  return {
    drafts: async () => (await lying()).length,
    draft: async () => (await lying())[0]?.source?.toString() ?? '',
    send: (change = (same) => same) =>
      inDrafts(async (client) => {
        const [draft] = await allMails(client, { uid: true, source: true });
        await client.append('Sent', Buffer.from(change(draft?.source?.toString() ?? '')), ['\\Seen']);
        await client.messageDelete('1:*');
      }),
    deleteDraft: async () => void (await inDrafts((client) => client.messageDelete('1:*'))),
    count: (folder) => within(folder, async (client) => (await allMails(client, { uid: true })).length, 0),
    move: async (from, to) => {
      await within(
        from,
        async (client) => {
          const target = (await client.list()).find(({ name }) => name === to)?.path ?? '';
          await client.messageMove('1:*', target);
        },
        undefined,
      );
    },
  };
}
