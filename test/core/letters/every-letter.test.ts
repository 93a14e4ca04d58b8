import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/core/letters/compose.ts';
import { type HelpNumber, NUMBER_KINDS } from '../../../src/core/letters/countries.ts';
import { exampleForms } from '../../../src/core/letters/example-facts.ts';
import { neutralityProblems } from '../../../src/core/letters/neutral.ts';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { type Letter, TEMPLATE_IDS, type TemplateId } from '../../../src/domain/letter.ts';
import { COUNTRIES, type Country } from '../../../src/domain/practice.ts';
import type { Texts } from '../../../src/domain/texts.ts';
import { address, aPractice } from '../../build/builders.ts';
import { countries, revealing, someTexts } from './shipped.ts';

const PHONE = '01 99 00 77 66';

const textsIn = new Map<Country, Texts>(
  COUNTRIES.map((country) => [
    country,
    someTexts({ practice: aPractice({ country, phone: PHONE, address: 'rue des Lilas', name: 'Cabinet' }) }),
  ]),
);

interface Made {
  readonly letter: Letter;
  readonly texts: Texts;
}

function made(id: TemplateId, language: Language, country: Country, form = 0): Made {
  const texts = textsIn.get(country) ?? someTexts();
  const forms = exampleForms(id, language, 'Europe/Paris');
  const composed = compose({
    texts,
    language,
    to: address('ana@example.org'),
    parts: [{ template: id, facts: forms[form % forms.length] ?? {} }],
  });
  if (composed.kind === 'problem') throw new Error(JSON.stringify({ id, language, country, ...composed }));
  return { letter: composed.letter, texts };
}

const anyLetter = fc.record({
  id: fc.constantFrom(...TEMPLATE_IDS),
  language: fc.constantFrom(...LANGUAGES),
  country: fc.constantFrom(...COUNTRIES),
  form: fc.nat(7),
});

/** Whether the number stands in a text by itself, not inside a longer one. */
function shows(body: string, { number }: HelpNumber): boolean {
  return new RegExp(`(?<!\\d ?)${number}(?! ?\\d)`, 'u').test(body);
}

describe('every letter, in every language and country', () => {
  it('says first or at once that an automatic assistant wrote it, and how to reach a person', () => {
    fc.assert(
      fc.property(anyLetter, ({ id, language, country, form }) => {
        const { letter, texts } = made(id, language, country, form);
        const { assistantLine } = texts.frame(language);
        expect(letter.body).toContain(assistantLine);
        expect(assistantLine).toContain(PHONE);
        if (!id.startsWith('emergency-')) expect(letter.body.startsWith(assistantLine)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('ends with the emergency line of the practice’s country', () => {
    fc.assert(
      fc.property(anyLetter, ({ id, language, country, form }) => {
        const { letter, texts } = made(id, language, country, form);
        const { footer } = texts.frame(language);
        expect(letter.body.endsWith(footer)).toBe(true);
        expect(footer).toContain(countries[country].life.find(({ verified }) => verified)?.number);
      }),
      { numRuns: 400 },
    );
  });

  it('tells everybody but someone in an emergency how to stop such messages', () => {
    fc.assert(
      fc.property(anyLetter, ({ id, language, country, form }) => {
        const { letter } = made(id, language, country, form);
        expect(letter.body.includes('STOP')).toBe(!id.startsWith('emergency-'));
      }),
      { numRuns: 200 },
    );
  });

  it('has a subject of the closed list and neutral words everywhere', () => {
    for (const language of LANGUAGES) {
      for (const id of TEMPLATE_IDS) {
        const { letter, texts } = made(id, language, 'FR', 4);
        expect(Object.values(texts.frame(language).subjects)).toContain(letter.subject);
        expect(neutralityProblems(letter.subject, 'subject', language, revealing)).toEqual([]);
        expect(neutralityProblems(letter.body, 'body', language, revealing)).toEqual([]);
      }
    }
  });

  it('shows no number that nobody verified, and none of another country', () => {
    for (const country of COUNTRIES) {
      const own = NUMBER_KINDS.flatMap((kind) => countries[country][kind]);
      const verified = new Set(own.filter((line) => line.verified).map(({ number }) => number));
      const strangers = COUNTRIES.flatMap((other) =>
        NUMBER_KINDS.flatMap((kind) => countries[other][kind]),
      ).filter(({ number }) => !verified.has(number));
      for (const language of LANGUAGES) {
        for (const id of ['emergency-life', 'emergency-maternity', 'emergency-suicide', 'thanks'] as const) {
          const { letter } = made(id, language, country);
          if (id !== 'thanks') expect(own.some((line) => shows(letter.body, line))).toBe(true);
          expect(strangers.filter((line) => shows(letter.body, line))).toEqual([]);
        }
      }
    }
  });

  it('leaves nothing of the template language behind, and no empty place', () => {
    fc.assert(
      fc.property(anyLetter, ({ id, language, country, form }) => {
        const { letter } = made(id, language, country, form);
        expect(letter.body).not.toMatch(/[{}]|%|\n{3,}|[ \t]\n| ,| \.(?!\d)|\(\)|\bundefined\b|\bnull\b/u);
      }),
      { numRuns: 400 },
    );
  });

  it('is never written with "bon rétablissement", an emoji or an apology', () => {
    for (const language of LANGUAGES) {
      for (const id of TEMPLATE_IDS) {
        const { body } = made(id, language, 'FR').letter;
        expect(body).not.toMatch(/\p{Extended_Pictographic}/u);
        expect(body).not.toMatch(
          /désolé|excus|sorry|apolog|Entschuldig|przepraszam|disculp|scus|desculp|spijt/iu,
        );
      }
    }
  });
});
