import type { ListRow } from '../../domain/follow-up.ts';
import { hashOf } from '../text-hash.ts';

/** Another one as soon as anything changes that a letter says of a row; its place in the list says nothing. */
export function rowHash({ list, reference, date, amount, currency }: ListRow): string {
  return hashOf(JSON.stringify([list, reference, date, amount, currency])).toString(16);
}
