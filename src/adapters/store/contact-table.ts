import { pseudonym, wellFormed } from '../../core/audit.ts';
import type { Store } from '../../ports.ts';
import { frozenLine, stoppedLine, textApprovedLine } from './audit-lines.ts';
import { asInstant, heaviest } from './records.ts';
import type { Tables } from './tables.ts';
import { saveSetting, setting } from './trail.ts';

type ContactTable = Pick<
  Store,
  'freeze' | 'frozen' | 'stop' | 'stopped' | 'approvals' | 'approveText' | 'eventCount' | 'saveEventCount'
>;

/** Who must not be written to, by pseudonym; which texts are approved; how full the agenda was. */
export function contactTable({ database, trail }: Tables): ContactTable {
  const hidden = (address: string) => pseudonym(address, trail.secret);
  return {
    freeze: async (address, why, at) =>
      database.transaction(() => {
        const sql = 'INSERT INTO freezes (address, why, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
        const reason = wellFormed(why);
        if (database.run(sql, hidden(address), reason, asInstant(at)) === 0) return;
        trail.add(frozenLine(address, reason, at));
      }),
    frozen: async (address) => {
      const rows = database.rows(
        'SELECT why FROM freezes WHERE address = ? ORDER BY number',
        hidden(address),
      );
      return heaviest(rows.map(({ why }) => String(why)));
    },
    stop: async (address, at) =>
      database.transaction(() => {
        const sql = 'INSERT INTO stops (address, at) VALUES (?, ?) ON CONFLICT DO NOTHING';
        if (database.run(sql, hidden(address), asInstant(at)) > 0) trail.add(stoppedLine(address, at));
      }),
    stopped: async (address) =>
      database.rows('SELECT at FROM stops WHERE address = ?', hidden(address)).length > 0,
    approvals: async () =>
      Object.fromEntries(
        database
          .rows('SELECT text_key, hash FROM approvals')
          .map((row) => [String(row.text_key), String(row.hash)]),
      ),
    approveText: async (key, hash, by, at) =>
      database.transaction(() => {
        const approver = wellFormed(by);
        database.run(
          `INSERT INTO approvals (text_key, hash, approved_by, at) VALUES (?, ?, ?, ?)
           ON CONFLICT (text_key) DO UPDATE
           SET hash = excluded.hash, approved_by = excluded.approved_by, at = excluded.at`,
          wellFormed(key),
          hash,
          approver,
          asInstant(at),
        );
        trail.add(textApprovedLine(key, hash, { by: approver, at }));
      }),
    eventCount: async () => {
      const count = setting(database, 'event-count');
      return count === null ? null : Number(count);
    },
    saveEventCount: async (count) => {
      // Asked for at every mail: the disk is only touched when the number is another.
      if (setting(database, 'event-count') !== String(count))
        saveSetting(database, 'event-count', String(count));
    },
  };
}
