import { wellFormed } from '../../../core/audit.ts';
import type { Store } from '../../../ports/store.ts';
import { asInstant, letterMayBecome, messageKey, writtenKeys } from '../records.ts';
import type { Tables } from './tables.ts';

type LetterTable = Pick<
  Store,
  'noteSent' | 'answered' | 'cursor' | 'saveCursor' | 'noteLetter' | 'letterState'
>;

/** How far the mailbox was worked, which of our letters left, and where the practice wrote by itself. */
export function letterTable({ database, trail }: Tables): LetterTable {
  const stateOf = (key: string) => {
    const state = database.rows('SELECT state FROM letters WHERE message = ?', key)[0]?.state;
    return state === 'leaving' || state === 'left' || state === 'returned' ? state : null;
  };
  return {
    noteSent: async (mails) => {
      const keys = writtenKeys(mails, trail.secret);
      if (keys.length === 0) return;
      const sql =
        'INSERT INTO answered (message) SELECT value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING';
      database.run(sql, JSON.stringify(keys));
    },
    answered: async (thread) => {
      const keys = thread.map((id) => messageKey(id, trail.secret));
      const sql = 'SELECT 1 FROM answered WHERE message IN (SELECT value FROM json_each(?)) LIMIT 1';
      return database.rows(sql, JSON.stringify(keys)).length > 0;
    },
    cursor: async (folder) => {
      const [row] = database.rows(
        'SELECT uid_validity, uid, since FROM cursors WHERE folder = ?',
        wellFormed(folder),
      );
      if (row === undefined) return null;
      return { uidValidity: String(row.uid_validity), uid: Number(row.uid), since: Number(row.since) };
    },
    saveCursor: async (folder, { uidValidity, uid, since }) => {
      database.run(
        `INSERT INTO cursors (folder, uid_validity, uid, since) VALUES (?, ?, ?, ?) ON CONFLICT (folder)
         DO UPDATE SET uid_validity = excluded.uid_validity, uid = excluded.uid, since = excluded.since`,
        wellFormed(folder),
        wellFormed(uidValidity),
        uid,
        asInstant(since),
      );
    },
    noteLetter: async (messageId, state, at) =>
      database.transaction(() => {
        const key = messageKey(messageId, trail.secret);
        if (!letterMayBecome(stateOf(key), state)) return;
        database.run(
          `INSERT INTO letters (message, state, at) VALUES (?, ?, ?)
           ON CONFLICT (message) DO UPDATE SET state = excluded.state, at = excluded.at`,
          key,
          state,
          asInstant(at),
        );
      }),
    letterState: async (messageId) => stateOf(messageKey(messageId, trail.secret)),
  };
}
