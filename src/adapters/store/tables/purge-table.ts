import { pseudonym } from '../../../core/audit.ts';
import { patientKey } from '../../../core/privacy/person-keys.ts';
import type { KnownContacts, Purged, PurgeLimits } from '../../../domain/privacy.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Store } from '../../../ports/store.ts';
import type { Value } from '../database.ts';
import { parseEntry } from '../json/waiting-json.ts';
import { agedKey, asInstant } from '../records.ts';
import { troubleWith } from '../trouble.ts';
import { hasGone } from '../waiting-ended.ts';
import { ageCases } from './aged-cases.ts';
import { purgedLine } from './audit-lines.ts';
import type { OfferShelf } from './offer-shelf.ts';
import type { Tables } from './tables.ts';
import { saveSetting, setting } from './trail.ts';

export type PurgeTable = Pick<Store, 'purge' | 'lastPurge'>;

/** What is older than its term goes (handbook R-14). */
export function purgeTable(tables: Tables, shelf: OfferShelf): PurgeTable {
  const { database, trail } = tables;
  return {
    purge: async (limits, known, at) =>
      database.transaction(() => {
        const purged = purge(tables, { limits, known, at: asInstant(at) });
        shelf.forget();
        saveSetting(database, 'purged', String(at));
        const line = purgedLine(purged, at);
        if (line !== null) trail.add(line);
        return purged;
      }),
    lastPurge: async () => {
      const kept = setting(database, 'purged');
      return kept === null ? null : Number(kept);
    },
  };
}

interface Purging {
  readonly limits: PurgeLimits;
  readonly known: KnownContacts | null;
  readonly at: Instant;
}

function purge(tables: Tables, { limits, known, at }: Purging): Purged {
  const { database, trail } = tables;
  const { drafts, texts, cases } = ageCases(tables, limits);
  database.run('UPDATE moves SET at = ? WHERE at = 0', at);
  database.run('DELETE FROM owed_copies WHERE at < ?', limits.text);
  const gone = known === null ? { consents: 0, stops: 0 } : purgeContacts(tables, { limits, known, at });
  return {
    drafts,
    texts,
    cases,
    offers: database.run(
      `DELETE FROM offers WHERE state <> 'open' AND json_valid(body) AND json_extract(body, '$.until') < ?`,
      limits.history,
    ),
    waiting: purgeWaiting(tables, limits.history),
    followUps: ageFollowUps(tables, 'at < ?', limits.history),
    moves: database.run('DELETE FROM moves WHERE at < ?', limits.history),
    ...gone,
    audit: trail.dropBefore(limits.audit),
  };
}

function purgeWaiting({ database }: Tables, before: Instant): number {
  let gone = 0;
  for (const { id, body } of database.rows('SELECT id, body FROM waiting_entries')) {
    const entry = parseEntry(body);
    if (entry === null) throw troubleWith(database.place, 'damaged');
    if (hasGone(entry, before)) gone += database.run('DELETE FROM waiting_entries WHERE id = ?', String(id));
  }
  return gone;
}

/** Follow-ups that are meant lose whom and what they were about; each stays done for ever by its hash. */
export function ageFollowUps({ database, trail }: Tables, which: string, value: Value): number {
  const rows = database.rows(
    `SELECT number, key FROM follow_ups WHERE ${which} AND key NOT LIKE 'h:%'`,
    value,
  );
  for (const { number, key } of rows)
    database.run(
      `UPDATE follow_ups SET key = ?, patient = '' WHERE number = ?`,
      agedKey(String(key), trail.secret),
      Number(number),
    );
  return rows.length;
}

/** Tables of what was said or set for a contact, and the column that names it. */
export const OF_PATIENTS = ['consents', 'marks', 'choices', 'contact_changes'] as const;
const OF_ADDRESSES = ['stops', 'class_stops', 'freezes'] as const;

function purgeContacts(
  tables: Tables,
  { limits, known, at }: Purging & { readonly known: KnownContacts },
): { readonly consents: number; readonly stops: number } {
  const { secret } = tables.trail;
  const patients = new Set(known.patients);
  const addresses = new Set(known.addresses.map((address) => pseudonym(address, secret)));
  const isKept = (contact: string, last: Instant, isKnown: boolean) =>
    lastKnown(tables, contact, { isKnown, at, last }) >= limits.consents;
  return {
    consents: dropAll(tables, OF_PATIENTS, 'patient', (patient, last) =>
      isKept(patientKey(patient, secret), last, patients.has(patient)),
    ),
    stops: dropAll(tables, OF_ADDRESSES, 'address', (address, last) =>
      isKept(address, last, addresses.has(address)),
    ),
  };
}

function dropAll(
  { database }: Tables,
  names: readonly string[],
  column: 'patient' | 'address',
  isKept: (contact: string, last: Instant) => boolean,
): number {
  const all = names.map((name) => `SELECT ${column} AS contact, at FROM ${name}`).join(' UNION ALL ');
  const found = database.rows(`SELECT contact, max(at) AS last FROM (${all}) GROUP BY contact`);
  const over = found.filter(({ contact, last }) => !isKept(String(contact), Number(last)));
  return over.reduce(
    (sum, { contact }) =>
      sum +
      names.reduce(
        (rows, name) => rows + database.run(`DELETE FROM ${name} WHERE ${column} = ?`, String(contact)),
        0,
      ),
    0,
  );
}

/** When a contact was last in the practice's list, as far as anybody looked, or last said something. */
function lastKnown(
  { database }: Tables,
  contact: string,
  { isKnown, at, last }: { readonly isKnown: boolean; readonly at: Instant; readonly last: Instant },
): Instant {
  if (isKnown) {
    database.run(
      'INSERT INTO known_contacts (contact, at) VALUES (?, ?) ON CONFLICT (contact) DO UPDATE SET at = excluded.at',
      contact,
      at,
    );
    return at;
  }
  const [row] = database.rows('SELECT at FROM known_contacts WHERE contact = ?', contact);
  return Math.max(last, Number(row?.at ?? 0));
}
