import { pseudonym, wellFormed } from '../../../core/audit.ts';
import { MESSAGE_CLASSES } from '../../../domain/contact.ts';
import type { Store } from '../../../ports/store.ts';
import { parseCounts } from '../json/count-json.ts';
import { asInstant, heaviest } from '../records.ts';
import { troubleWith } from '../trouble.ts';
import { frozenLine, liftedLine, stoppedLine, textApprovedLine } from './audit-lines.ts';
import type { Tables } from './tables.ts';
import { saveSetting, setting } from './trail.ts';

type ContactTable = Pick<
  Store,
  | 'freeze'
  | 'frozen'
  | 'unfreeze'
  | 'stop'
  | 'stopped'
  | 'stoppedClasses'
  | 'unstop'
  | 'approvals'
  | 'approveText'
  | 'eventCount'
  | 'saveEventCount'
>;

/** Who must not be written to, by pseudonym; which texts are approved; how full the agenda was. */
export function contactTable({ database, trail }: Tables): ContactTable {
  const hidden = (address: string) => pseudonym(address, trail.secret);
  const approvals = approvalShelf(database);
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
    unfreeze: async (address, by, at) =>
      database.transaction(() => {
        const lifted = database.run('DELETE FROM freezes WHERE address = ?', hidden(address)) > 0;
        if (lifted) trail.add(liftedLine('ContactReopened', { address, by, at: asInstant(at) }));
        return lifted;
      }),
    ...stopShelf({ database, trail }, hidden),
    approvals: async () => approvals.all(),
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
        approvals.forget();
      }),
    eventCount: async () => {
      const text = setting(database, 'event-counts');
      if (text === null) return null;
      const counts = parseCounts(text);
      if (counts === null) throw troubleWith(database.place, 'damaged');
      return counts;
    },
    saveEventCount: async (counts) => {
      // Asked for at every tick and mail: the disk is only touched when the numbers are others.
      const text = JSON.stringify(counts);
      if (setting(database, 'event-counts') !== text) saveSetting(database, 'event-counts', text);
    },
  };
}

type Stops = Pick<Store, 'stop' | 'stopped' | 'stoppedClasses' | 'unstop'>;

/** Addresses that want nothing unasked, or nothing of some classes. */
function stopShelf(
  { database, trail }: Pick<Tables, 'database' | 'trail'>,
  hidden: (address: string) => string,
): Stops {
  const all = (address: string) =>
    database.rows('SELECT at FROM stops WHERE address = ?', hidden(address)).length > 0;
  return {
    stop: async (address, at, classes) =>
      database.transaction(() => {
        if (classes === undefined) {
          const sql = 'INSERT INTO stops (address, at) VALUES (?, ?) ON CONFLICT DO NOTHING';
          if (database.run(sql, hidden(address), asInstant(at)) > 0) trail.add(stoppedLine(address, at));
          return;
        }
        const sql = 'INSERT INTO class_stops (address, class, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
        const fresh = classes.filter((kind) => database.run(sql, hidden(address), kind, asInstant(at)) > 0);
        if (fresh.length > 0) trail.add(stoppedLine(address, at, fresh));
      }),
    stopped: async (address) => all(address),
    stoppedClasses: async (address) => {
      if (all(address)) return MESSAGE_CLASSES;
      const rows = database.rows('SELECT class FROM class_stops WHERE address = ?', hidden(address));
      return MESSAGE_CLASSES.filter((kind) => rows.some((row) => row.class === kind));
    },
    unstop: async (address, by, at, classes = MESSAGE_CLASSES) =>
      database.transaction(() => {
        const key = hidden(address);
        const insert = 'INSERT INTO class_stops (address, class, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
        const whole = database.run('DELETE FROM stops WHERE address = ?', key) > 0;
        // Who stopped everything and takes some of it back has still stopped the rest.
        if (whole) for (const kind of MESSAGE_CLASSES) database.run(insert, key, kind, asInstant(at));
        const lifted = classes.filter(
          (kind) => database.run('DELETE FROM class_stops WHERE address = ? AND class = ?', key, kind) > 0,
        );
        const named = classes.length < MESSAGE_CLASSES.length ? lifted : [];
        if (lifted.length > 0) trail.add(liftedLine('StopLifted', { address, by, at: asInstant(at) }, named));
        return lifted.length > 0;
      }),
  };
}

type Approvals = Awaited<ReturnType<Store['approvals']>>;

/** Each mail asks for all approvals: they are read anew only when this or another process has changed something. */
function approvalShelf(database: Tables['database']) {
  let known: { readonly version: unknown; readonly approvals: Approvals } | null = null;
  return {
    all: (): Approvals => {
      // Taken before the rows: a change between the two is seen at the next call.
      const version = database.rows('PRAGMA data_version')[0]?.data_version;
      if (known === null || known.version !== version) known = { version, approvals: approvalsIn(database) };
      return known.approvals;
    },
    forget: () => {
      known = null;
    },
  };
}

function approvalsIn(database: Tables['database']): Approvals {
  const rows = database.rows('SELECT text_key, hash FROM approvals');
  return Object.fromEntries(rows.map((row) => [String(row.text_key), String(row.hash)]));
}
