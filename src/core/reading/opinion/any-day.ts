import type { LocalTime } from '../../../domain/time.ts';
import { PARTS_OF_DAY, type WishContext } from '../../../domain/wish.ts';

/** For reading a phrase when only what it leaves unread matters, not which day it means. */
export const ANY_DAY: WishContext = {
  sent: '2026-11-24T09:00' as LocalTime,
  partsOfDay: PARTS_OF_DAY,
  opening: [480, 1200],
};
