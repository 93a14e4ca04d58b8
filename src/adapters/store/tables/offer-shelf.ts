import { wellFormed } from '../../../core/audit.ts';
import type { Offer, OfferId } from '../../../domain/action.ts';
import type { Database, Row } from '../database.ts';
import { parseOffer, toJson } from '../json/json.ts';
import { troubleWith } from '../trouble.ts';

/** All offers ever made. Each mail asks for them, so they are parsed once and not again. */
export interface OfferShelf {
  readonly all: () => readonly Offer[];
  readonly save: (offer: Offer) => void;
  readonly close: (id: OfferId, state: Offer['state']) => void;
  /** Rows were changed by somebody else: they are read anew. */
  readonly forget: () => void;
}

/** Offers in the state file; read anew as soon as another process has changed anything in it. */
export function offerShelf(database: Database): OfferShelf {
  const known = new Map<OfferId, Offer>();
  let seen: unknown = null;
  const readOne = (id: OfferId) => {
    for (const row of database.rows('SELECT body, state FROM offers WHERE id = ?', id))
      known.set(id, offerIn(database, row));
  };
  return {
    all: () => {
      // Taken before the rows: a change between the two is seen at the next call.
      const version = database.rows('PRAGMA data_version')[0]?.data_version;
      if (version !== seen) {
        known.clear();
        for (const row of database.rows('SELECT body, state FROM offers ORDER BY number')) {
          const offer = offerIn(database, row);
          known.set(offer.id, offer);
        }
        seen = version;
      }
      return [...known.values()];
    },
    save: (offer) => {
      save(database, offer);
      readOne(offer.id);
    },
    forget: () => {
      seen = null;
    },
    close: (id, state) => {
      database.transaction(() => close(database, id, state));
      readOne(id);
    },
  };
}

/** Saved again after a crash: an offer that was taken or given back meanwhile stays so. */
function save(database: Database, offer: Offer): void {
  database.run(
    `INSERT INTO offers (id, patient, state, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET patient = excluded.patient, state = excluded.state, body = excluded.body
     WHERE offers.state = 'open'`,
    offer.id,
    wellFormed(offer.patient),
    offer.state,
    toJson(offer),
  );
}

/** The first end stands: what was taken does not expire. */
function close(database: Database, id: OfferId, state: Offer['state']): void {
  const changed = database.run(`UPDATE offers SET state = ? WHERE id = ? AND state = 'open'`, state, id);
  if (changed === 0 && database.rows('SELECT id FROM offers WHERE id = ?', id).length === 0)
    throw new Error(`there is no offer ${id}`);
}

function offerIn(database: Database, { body, state }: Row): Offer {
  const offer = parseOffer(body, state);
  if (offer === null) throw troubleWith(database.place, 'damaged');
  return offer;
}
