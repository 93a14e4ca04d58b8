import { wellFormed } from '../../core/audit.ts';
import type { Store } from '../../ports.ts';
import { offerShelf } from './offer-shelf.ts';
import { asInstant } from './records.ts';
import type { Tables } from './tables.ts';

type OfferTable = Pick<
  Store,
  'offers' | 'saveOffer' | 'closeOffer' | 'addMove' | 'moves' | 'addWaiting' | 'waiting'
>;

/** Times kept for patients, how often their appointments moved, and who waits for an earlier one. */
export function offerTable({ database }: Tables): OfferTable {
  const shelf = offerShelf(database);
  return {
    offers: async (patient) =>
      shelf.all().filter((offer) => patient === undefined || offer.patient === patient),
    saveOffer: async (offer) => shelf.save(offer),
    closeOffer: async (id, state) => shelf.close(id, state),
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
