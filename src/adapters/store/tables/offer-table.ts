import { wellFormed } from '../../../core/audit.ts';
import type { Store } from '../../../ports/store.ts';
import { asInstant } from '../records.ts';
import type { OfferShelf } from './offer-shelf.ts';
import type { Tables } from './tables.ts';

type OfferTable = Pick<Store, 'offers' | 'saveOffer' | 'closeOffer' | 'addMove' | 'moves'>;

/** Times kept for patients, and how often their appointments moved. */
export function offerTable({ database, now }: Tables, shelf: OfferShelf): OfferTable {
  return {
    offers: async (patient) =>
      shelf.all().filter((offer) => patient === undefined || offer.patient === patient),
    saveOffer: async (offer) => shelf.save(offer),
    closeOffer: async (id, state) => shelf.close(id, state),
    addMove: async (key) => {
      const sql = `INSERT INTO moves (appointment, count, at) VALUES (?, 1, ?)
        ON CONFLICT (appointment) DO UPDATE SET count = count + 1, at = excluded.at`;
      database.run(sql, wellFormed(key), asInstant(now()));
    },
    moves: async () =>
      Object.fromEntries(
        database
          .rows('SELECT appointment, count FROM moves')
          .map(({ appointment, count }) => [String(appointment), Number(count)]),
      ),
  };
}
