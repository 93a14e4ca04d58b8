// Addresses made to be taken for a patient's (handbook R-44). They prove nothing in any case; a human is told.

import type { Address } from '../../domain/mail.ts';
import { shownDomain } from './punycode.ts';

/** Letters of other scripts, and digits, that look like a Latin letter (Unicode UTS #39, the common ones). */
const CONFUSABLE: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'l',
    ј: 'j',
    ѕ: 's',
    һ: 'h',
    ԁ: 'd',
    ԛ: 'q',
    ԝ: 'w',
  },
  ...{ в: 'b', к: 'k', м: 'm', н: 'h', т: 't', г: 'r', ӏ: 'l', ь: 'b', п: 'n', и: 'u' },
  ...{
    α: 'a',
    ο: 'o',
    ν: 'v',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    κ: 'k',
    ι: 'l',
    η: 'n',
    ε: 'e',
    β: 'b',
    γ: 'y',
  },
  ...{ ı: 'l', ł: 'l', ø: 'o', đ: 'd', ß: 'b', ɡ: 'g', ɑ: 'a', ʏ: 'y', ꜱ: 's' },
  ...{ '0': 'o', '1': 'l', i: 'l', '|': 'l', '5': 's' },
};

/** The known address that this one resembles without being it; null when it resembles none. */
export function resembles(address: Address, known: readonly Address[]): Address | null {
  if (known.includes(address)) return null;
  const shown = halves(address);
  const name = skeleton(shown.local);
  const domains = new Map<string, Likeness>();
  return (
    known.find((each) => {
      const other = halves(each);
      const likeness = domains.get(other.domain) ?? likenessOf(shown.domain, other.domain);
      domains.set(other.domain, likeness);
      if (likeness === 'looks-same') return true;
      return likeness !== 'far' && name === skeleton(other.local);
    }) ?? null
  );
}

interface Halves {
  readonly local: string;
  readonly domain: string;
}

function halves(address: Address): Halves {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, at), domain: shownDomain(address.slice(at + 1)) };
}

/**
 * A domain that looks the same is suspicious whoever writes from it; one letter off (`gmial.com`) counts with the same
 * name before the @, for many honest domains lie that near to each other.
 */
type Likeness = 'same' | 'looks-same' | 'near' | 'far';

function likenessOf(one: string, other: string): Likeness {
  if (one === other) return 'same';
  if (skeleton(one) === skeleton(other)) return 'looks-same';
  return isOneOff(one, other) ? 'near' : 'far';
}

/** What is left when everything that looks alike is written alike. */
function skeleton(text: string): string {
  const lower = text.toLowerCase();
  const plain = /^[\x20-\x7e]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
  const letters = plain.replace(/[^a-hj-z.-]/gu, (letter) => CONFUSABLE[letter] ?? letter);
  return letters.replaceAll('rn', 'm').replaceAll('vv', 'w');
}

/** One letter more, less, other, or two neighbours exchanged. */
function isOneOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short.length < 5) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  const exchanged = short[at] === long[at + 1] && short[at + 1] === long[at];
  return exchanged && short.slice(at + 2) === long.slice(at + 2);
}
