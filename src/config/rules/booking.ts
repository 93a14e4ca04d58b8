import { error, type Found, warning } from '../faults.ts';
import { lengthText } from '../times.ts';
import type { ConfigRule } from './rule.ts';

/** Longer than this, a proposed time is kept from everybody else for no good reason (R-52 says 24 hours). */
const LONGEST_HOLD = 3 * 1440;

/** Proposed times are kept for a sensible while, near ones for less. */
export const holdsMakeSense: ConfigRule = ({ practice: { offers, programLanguage }, written }) => {
  const day = programLanguage === 'fr' ? 'jours' : 'days';
  const hold = lengthText(offers.hold, day);
  const near = String(written.offers['hold-near']);
  const found: Found[] = [];
  if (offers.hold === 0) found.push(error(['offers', 'hold'], { code: 'zero-length', read: hold }));
  if (offers.hold > LONGEST_HOLD) {
    const most = lengthText(LONGEST_HOLD, day);
    found.push(warning(['offers', 'hold'], { code: 'hold-long', read: hold, most, write: '24 h' }));
  }
  if (offers.holdNear === 0) {
    found.push(error(['offers', 'hold-near'], { code: 'zero-length', read: near }));
  } else if (offers.holdNear > offers.hold && offers.hold > 0) {
    found.push(error(['offers', 'hold-near'], { code: 'hold-near-longer', read: near, hold }));
  }
  return found;
};

/** Something must lie between the earliest and the latest time that may be given. */
export const noticeMakesSense: ConfigRule = ({ practice: { booking, programLanguage } }) => {
  const day = programLanguage === 'fr' ? 'jours' : 'days';
  const pairs = [
    ['notice', booking.notice, booking.horizon],
    ['first-visit-notice', booking.firstVisitNotice, booking.firstVisitHorizon],
  ] as const;
  return pairs.flatMap(([key, notice, horizon]) => {
    if (notice < horizon * 1440) return [];
    const read = lengthText(notice, day);
    return [error(['booking', key], { code: 'notice-beyond', read, horizon: `${horizon} ${day}` })];
  });
};

/** French physiotherapists charge only what they did: no fee for a missed session (R-NOFEE, R-38, handbook §1.11). */
export const feeAllowed: ConfigRule = ({ practice: { country, profession, cancellation } }) =>
  cancellation.policy === 'fee-text-allowed' && country === 'FR' && profession === 'physiotherapist'
    ? [error(['cancellation', 'policy'], { code: 'fee-forbidden' })]
    : [];
