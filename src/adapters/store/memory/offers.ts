import { wellFormed } from '../../../core/audit.ts';
import type { Offer } from '../../../domain/action.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Store } from '../../../ports/store.ts';
import { parseOffer, toJson } from '../json/json.ts';
import { dropFrom } from './kept.ts';

interface Offers extends Pick<Store, 'offers' | 'saveOffer' | 'closeOffer' | 'addMove' | 'moves'> {
  readonly dropOffers: (isMeant: (offer: Offer) => boolean) => number;
  /** Moves that were last counted before a moment, or of appointments that are named. */
  readonly dropMoves: (isMeant: (at: Instant, key: string) => boolean) => number;
}

/** Times kept for patients, and how often their appointments moved, in memory. */
export function memoryOffers(now: () => Instant): Offers {
  const offers = new Map<string, Offer>();
  const moves = new Map<string, number>();
  const movedAt = new Map<string, Instant>();
  return {
    dropOffers: (isMeant) => dropFrom(offers, isMeant),
    dropMoves: (isMeant) => {
      const before = moves.size;
      for (const [key, at] of movedAt) if (isMeant(at, key)) moves.delete(key);
      return before - moves.size;
    },
    offers: async (patient) =>
      [...offers.values()].filter((offer) => patient === undefined || offer.patient === patient),
    saveOffer: async (offer) => {
      const copy = parseOffer(toJson(offer), offer.state);
      if (copy === null) throw new Error(`${offer.id} could not be read back`);
      if ((offers.get(offer.id)?.state ?? 'open') === 'open') offers.set(offer.id, copy);
    },
    closeOffer: async (id, state) => {
      const known = offers.get(id);
      if (known === undefined) throw new Error(`there is no offer ${id}`);
      if (known.state === 'open') offers.set(id, { ...known, state });
    },
    addMove: async (key) => {
      moves.set(wellFormed(key), (moves.get(wellFormed(key)) ?? 0) + 1);
      movedAt.set(wellFormed(key), now());
    },
    moves: async () => Object.fromEntries(moves),
  };
}
