import { type Instant, toInstant } from '../../../domain/time.ts';
import type { Wish } from '../../../domain/wish.ts';
import { factMaker } from '../../letters/facts.ts';
import { type Asked, type Treatment, treated } from '../treatment.ts';
import { letterLanguage } from '../write.ts';

/** A wanted time that can be read in two ways ("mercredi prochain") is asked about, both days written in full. */
export function askDate({ situation, request }: Asked): Treatment | null {
  const doubtful = request.wishes.filter(({ include, otherwise }) => include && otherwise !== undefined);
  if (doubtful.length === 0) return null;
  const { zone } = situation.practice;
  const say = factMaker(letterLanguage(situation), zone);
  const days = doubtful.flatMap((wish) => starts(wish).map((start) => toInstant(start, zone)));
  const named = doubtful.some(({ exact }) => exact === true) ? say.moment : say.day;
  const dates = [...new Set(days)].sort((a: Instant, b: Instant) => a - b).map(named);
  return treated([{ template: 'which-date', facts: { dates } }]);
}

function starts({ start, otherwise }: Wish) {
  return otherwise === undefined ? [start] : [start, otherwise.start];
}
