import { describe, expect, it } from 'vitest';
import { accountFor } from '../../../../src/core/reading/opinion/account.ts';
import type { Classify } from '../../../../src/core/reading/opinion/classified.ts';
import type { Label } from '../../../../src/domain/reading.ts';

/** A classifier that lets the loud request of a whole sentence drown the rest, as a trained one may. */
function loud(clauses: Readonly<Record<string, Partial<Record<Label, number>>>>): Classify {
  return (sentence) => {
    const p = clauses[sentence] ?? { cancel: 0.99 };
    const labels = (Object.entries(p) as [Label, number][]).filter(([, chance]) => chance >= 0.85);
    return { labels: labels.map(([label]) => label), explained: labels.length > 0, p };
  };
}

function isExplained(text: string, clauses: Parameters<typeof loud>[0]): boolean {
  return accountFor(text, 'fr', loud(clauses)).explained;
}

describe('a clause beside an act is heard by itself', () => {
  it('leaves the sentence to a person when nothing explains the clause', () => {
    expect(isExplained('j’annule jeudi, ça recommence', { 'ça recommence': { health: 0.1 } })).toBe(false);
    expect(isExplained('j’annule jeudi et ils m’emmènent', { 'ils m’emmènent': {} })).toBe(false);
  });

  it('leaves it to a person when health is likely, whatever else is', () => {
    const clause = { 'je reste au lit': { reason: 0.9, health: 0.4 } };
    expect(isExplained('j’annule jeudi, je reste au lit', clause)).toBe(false);
  });

  it('takes a reason, an apology, a known word and a day for what they are', () => {
    expect(isExplained('j’annule jeudi, je pars en train', { 'je pars en train': { reason: 0.9 } })).toBe(
      true,
    );
    expect(
      isExplained('je suis vraiment désolée mais j’annule jeudi', { 'je suis vraiment désolée': {} }),
    ).toBe(true);
    expect(isExplained('j’annule jeudi, j’ai un imprévu', { 'j’ai un imprévu': {} })).toBe(true);
    expect(isExplained('j’annule jeudi, pas lundi', { 'pas lundi': {} })).toBe(true);
  });

  it('does not take a refusal behind thanks for thanks', () => {
    const clause = { 'je suis en voyage': { reason: 0.9 } };
    const whole = { 'merci du rappel, je suis en voyage': { thanks: 0.99 }, ...clause };
    expect(isExplained('merci du rappel, je suis en voyage', whole)).toBe(false);
    expect(isExplained('merci du rappel', { 'merci du rappel': { thanks: 0.99 } })).toBe(true);
  });
});
