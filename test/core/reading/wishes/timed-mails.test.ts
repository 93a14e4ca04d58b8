// SHOW=fr prints the mails of a language whose times are read wrongly.

import { describe, expect, it } from 'vitest';
import { shippedReader } from '../../../../src/adapters/reader/shipped-reader.ts';
import type { Language } from '../../../../src/domain/language.ts';
import { shortly } from './said.ts';
import { isRight, readingOf, type TimedSet, timedMails } from './timed-mails.ts';

const reader = await shippedReader();

/** Mails that were worked with, and mails that were set aside until the end of a round. */
const SETS: Readonly<Record<'worked with' | 'set aside', readonly TimedSet[]>> = {
  'worked with': ['known', 'fresh', 'round3', 'round4', 'round5', 'round7'],
  'set aside': ['held', 'round3-held', 'round4-held', 'round5-held', 'round6-held'],
};

/** Percent of mails with the right days, and with the right minutes: slightly under what is reached. */
const FLOORS: readonly (readonly [sets: keyof typeof SETS, Language, days: number, exact: number])[] = [
  ['worked with', 'fr', 89, 86],
  ['worked with', 'en', 88, 85],
  ['worked with', 'de', 90, 88],
  ['worked with', 'nl', 92, 88],
  ['worked with', 'es', 91, 85],
  ['worked with', 'it', 86, 80],
  ['worked with', 'pt', 88, 80],
  ['worked with', 'pl', 88, 82],
  ['set aside', 'fr', 71, 61],
  ['set aside', 'en', 71, 66],
  ['set aside', 'de', 70, 67],
  ['set aside', 'nl', 83, 77],
  ['set aside', 'es', 95, 95],
  ['set aside', 'it', 91, 91],
  ['set aside', 'pt', 72, 72],
  ['set aside', 'pl', 81, 81],
];

describe('the times wanted in whole mails', () => {
  it.each(FLOORS)('are read in mails %s in %s', (sets, language, days, exact) => {
    const reached = measure(sets, language);
    expect(reached.days).toBeGreaterThanOrEqual(days);
    expect(reached.exact).toBeGreaterThanOrEqual(exact);
  });
});

function measure(sets: keyof typeof SETS, language: Language): { days: number; exact: number } {
  const mails = SETS[sets].flatMap((set) => timedMails(set, language));
  const verdicts = mails.map((mail) => {
    const reading = readingOf(mail, language, reader);
    const wishes = reading.requests.flatMap((request) => request.wishes);
    const right = isRight(mail, wishes);
    if (process.env.SHOW === language && !right.exact) {
      const kinds =
        reading.requests.map(({ kind }) => kind).join('+') +
        reading.sentences.map(({ labels }) => ` (${labels.join(' ')})`).join('');
      console.log(
        `${mail.id} ${right.days ? 'days right' : 'WRONG'} [${kinds}] ${mail.text}\n   wanted ${mail.times.join(' ; ')}\n   read   ${shortly(wishes)}`,
      );
    }
    return right;
  });
  const share = (key: 'days' | 'exact') =>
    (100 * verdicts.filter((one) => one[key]).length) / verdicts.length;
  if (process.env.SHOW !== undefined)
    console.log(
      `${sets} ${language}: days ${share('days').toFixed(0)} %, exact ${share('exact').toFixed(0)} %`,
    );
  return { days: share('days'), exact: share('exact') };
}
