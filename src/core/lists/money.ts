import type { Country } from '../../domain/practice.ts';

const DIGITS = /^(?:\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+|\d+)(?:[.,]\d{1,2})?$/u;

/** Hundredths of an amount as people write it: "45", "1 234,50", "1,234.50 €"; null for what is none, or not above zero. */
export function parseAmount(text: string): number | null {
  const bare = text
    .replace(/€|£|\b(?:EUR|CHF|GBP|PLN|Fr\.?|zł)/giu, '')
    .replace(/zł/giu, '')
    .trim();
  // "45,505" is forty-five to one reader and forty-five thousand to another.
  if (!DIGITS.test(bare) || /^\d{1,3}[.,]\d{3}$/.test(bare)) return null;
  const [, whole = bare, fraction = ''] = /^(.*)[.,](\d{1,2})$/u.exec(bare) ?? [];
  const cents = Number(whole.replace(/\D/g, '')) * 100 + Number(fraction.padEnd(2, '0'));
  return Number.isSafeInteger(cents) && cents > 0 ? cents : null;
}

/** What amounts of a country are in when a list does not say. */
export const CURRENCY: Readonly<Record<Country, string>> = {
  FR: 'EUR',
  BE: 'EUR',
  CH: 'CHF',
  LU: 'EUR',
  PL: 'PLN',
  NL: 'EUR',
  DE: 'EUR',
  AT: 'EUR',
  GB: 'GBP',
  IE: 'EUR',
  ES: 'EUR',
  IT: 'EUR',
  PT: 'EUR',
};

const KNOWN = ['EUR', 'CHF', 'GBP', 'PLN'];

/** A currency by its code; null for one that is not written here. */
export function parseCurrency(text: string): string | null {
  const code = text.trim().toUpperCase().replace('€', 'EUR').replace('£', 'GBP');
  return KNOWN.includes(code) ? code : null;
}
