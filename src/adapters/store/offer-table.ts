import { wellFormed } from '../../core/audit.ts';
import type { Store } from '../../ports.ts';
import { parseOffer, toJson } from './json.ts';
import { asInstant } from './records.ts';
import type { Tables } from './tables.ts';
import { troubleWith } from './trouble.ts';

type OfferTable = Pick<
  Store,
  'offers' | 'saveOffer' | 'closeOffer' | 'addMove' | 'moves' | 'addWaiting' | 'waiting'
>;

/** Times kept for patients, how often their appointments moved, and who waits for an earlier one. */
export function offerTable({ database }: Tables): OfferTable {
  return {
    offers: async (patient) => {
      const rows =
        patient === undefined
          ? database.rows('SELECT body, state FROM offers ORDER BY number')
          : database.rows(
              'SELECT body, state FROM offers WHERE patient = ? ORDER BY number',
              wellFormed(patient),
            );
      return rows.map(({ body, state }) => {
        const offer = parseOffer(body, state);
        if (offer === null) throw troubleWith(database.place, 'damaged');
        return offer;
      });
    },
    // Saved again after a crash: an offer that was taken or given back meanwhile stays so.
    saveOffer: async (offer) => {
      database.run(
        `INSERT INTO offers (id, patient, state, body) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET patient = excluded.patient, state = excluded.state, body = excluded.body
         WHERE offers.state = 'open'`,
        offer.id,
        wellFormed(offer.patient),
        offer.state,
        toJson(offer),
      );
    },
    closeOffer: async (id, state) =>
      database.transaction(() => {
        const [known] = database.rows('SELECT state FROM offers WHERE id = ?', id);
        if (known === undefined) throw new Error(`there is no offer ${id}`);
        database.run(`UPDATE offers SET state = ? WHERE id = ? AND state = 'open'`, state, id);
      }),
    addMove: async (key) => {
      const sql = `INSERT INTO moves (appointment, count) VALUES (?, 1)
        ON CONFLICT (appointment) DO UPDATE SET count = count + 1`;
      database.run(sql, wellFormed(key));
    },
    moves: async () =>
      Object.fromEntries(
        database
          .rows('SELECT appointment, count FROM moves')
          .map(({ appointment, count }) => [String(appointment), Number(count)]),
      ),
    // Entered twice: the first date stands, the order of the list is the order of entry (handbook R-62).
    addWaiting: async (patient, at) => {
      const sql = 'INSERT INTO waiting (patient, since) VALUES (?, ?) ON CONFLICT (patient) DO NOTHING';
      database.run(sql, wellFormed(patient), asInstant(at));
    },
    waiting: async () =>
      database
        .rows('SELECT patient, since FROM waiting ORDER BY since, number')
        .map(({ patient, since }) => ({ patient: String(patient), since: Number(since) })),
  };
}
