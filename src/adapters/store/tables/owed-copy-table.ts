import { wellFormed } from '../../../core/audit.ts';
import type { Store } from '../../../ports/store.ts';
import { asInstant, MOST_OWED } from '../records.ts';
import type { Tables } from './tables.ts';

type OwedCopyTable = Pick<Store, 'oweCopy' | 'owedCopies' | 'owedCopy' | 'copyLaid'>;

/** Letters that left, until their copy lies in Sent. */
export function owedCopyTable({ database }: Tables): OwedCopyTable {
  return {
    oweCopy: async ({ messageId, bytes, at }) =>
      database.transaction(() => {
        database.run(
          'INSERT INTO owed_copies (message, body, at) VALUES (?, ?, ?) ON CONFLICT (message) DO NOTHING',
          wellFormed(messageId),
          Buffer.from(bytes).toString('base64'),
          asInstant(at),
        );
        database.run(
          'DELETE FROM owed_copies WHERE number NOT IN (SELECT number FROM owed_copies ORDER BY number DESC LIMIT ?)',
          MOST_OWED,
        );
      }),
    owedCopies: async () =>
      database.rows('SELECT message FROM owed_copies ORDER BY number').map(({ message }) => String(message)),
    owedCopy: async (messageId) => {
      const [row] = database.rows(
        'SELECT message, body, at FROM owed_copies WHERE message = ?',
        wellFormed(messageId),
      );
      if (row === undefined) return null;
      const bytes = new Uint8Array(Buffer.from(String(row.body), 'base64'));
      return { messageId: String(row.message), bytes, at: Number(row.at) };
    },
    copyLaid: async (messageId) => {
      database.run('DELETE FROM owed_copies WHERE message = ?', wellFormed(messageId));
    },
  };
}
