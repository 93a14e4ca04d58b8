import { describe, expect, it } from 'vitest';
import { english } from './phrases/english.ts';
import { french } from './phrases/french.ts';
import { others } from './phrases/others.ts';
import { said } from './said.ts';

describe('what patients write in French', () => {
  it.each(french)('%s → %s', (phrase, expected) => {
    expect(said(phrase, 'fr')).toBe(expected);
  });
});

describe('what patients write in English', () => {
  it.each(english)('%s → %s', (phrase, expected) => {
    expect(said(phrase, 'en')).toBe(expected);
  });
});

describe('what patients write in the other languages', () => {
  it.each(others)('%s: %s → %s', (language, phrase, expected) => {
    expect(said(phrase, language)).toBe(expected);
  });
});
