import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/core/letters/compose.ts';
import { exampleForms } from '../../../src/core/letters/example-facts.ts';
import { amountFact, referenceFact } from '../../../src/core/letters/facts.ts';
import { variablesOf, wordsWithoutLiquid } from '../../../src/core/letters/liquid.ts';
import { neutralityProblems } from '../../../src/core/letters/neutral.ts';
import { outgoingOf } from '../../../src/core/letters/outgoing.ts';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import type { Facts, Letter, TemplateId } from '../../../src/domain/letter.ts';
import { address, aPractice } from '../../build/builders.ts';
import { revealing, shipped, someTexts } from './shipped.ts';

const CLOCK = [
  ...['reminder', 'reminder-first-visit', 'booked-notice', 'still-coming', 'pre-visit', 'missed'],
  ...['closing', 'new-hours', 'sheet', 'after-visit', 'document-ready', 'without-date', 'recall'],
  ...['recall-again', 'annual', 'survey', 'survey-thanks', 'payment', 'payment-again', 'not-done-here'],
] as readonly TemplateId[];

const PHONE = '01 99 00 77 66';
const PLACE = '12 rue des Lilas, Exempleville';
const practice = aPractice({ phone: PHONE, address: PLACE });
const texts = someTexts({ practice });

function letter(id: TemplateId, language: Language, facts: Facts): Letter {
  const made = compose({ texts, language, to: address('ana@example.org'), parts: [{ template: id, facts }] });
  if (made.kind === 'problem') throw new Error(`${id}/${language}: ${JSON.stringify(made.reason)}`);
  return made.letter;
}

/** Every letter by the clock, in every language and form. */
const ALL = CLOCK.flatMap((id) =>
  LANGUAGES.flatMap((language) =>
    exampleForms(id, language, 'Europe/Paris').map((facts) => ({
      id,
      language,
      facts,
      letter: letter(id, language, facts),
    })),
  ),
);

/** Words of someone who knows the patient too well: tu, du, jij, ty, tú, tu. */
const FAMILIAR: Readonly<Record<Language, RegExp>> = {
  fr: /\b(?:tu|te|toi|ton|tes|ta)\b/iu,
  en: /\b(?:hey|hi|dear)\b/iu,
  nl: /\b(?:jij|je|jouw|jou)\b/iu,
  de: /\b(?:du|dich|dir|dein\p{L}*)\b|\bihr(?:e[mnrs]?)?\b/u,
  pl: /(?<!\p{L})(?:ty|ciebie|tobie|twój|twoja|twoje|odpisz|zadzwoń)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:tú|tu|tus|te|ti|responde|llama)(?!\p{L})/iu,
  it: /\b(?:tu|ti|tuo|tua|tuoi|rispondi|chiama)\b/iu,
  pt: /(?<!\p{L})(?:tu|te|ti|teu|tua|responde|liga)(?!\p{L})/iu,
};

describe('the letters that go out by the clock', () => {
  it('say the same facts in every language', () => {
    for (const id of CLOCK) {
      const used = LANGUAGES.map((language) => {
        const text = shipped.find((one) => one.id === id && one.language === language);
        return [text?.subject, text?.class, ...variablesOf(text?.body ?? '')].join(' ');
      });
      expect(new Set(used).size, `${id}: ${used.join(' | ')}`).toBe(1);
    }
  });

  it('name each appointment with its full date, each on a line of its own', () => {
    for (const {
      facts,
      letter: { body },
      id,
      language,
    } of ALL) {
      for (const date of [facts.appointments ?? []].flat()) {
        expect(
          body.split('\n').map((line) => line.trim()),
          `${id}/${language}`,
        ).toContain(date);
      }
    }
  });

  it('use every fact they are given that is no mere flag', () => {
    for (const {
      facts,
      letter: { body },
      id,
      language,
    } of ALL) {
      const words = Object.values(facts)
        .flat()
        .filter((fact) => fact !== '' && fact !== 'yes');
      expect(
        words.filter((fact) => !body.includes(fact)),
        `${id}/${language}`,
      ).toEqual([]);
    }
  });

  it('hold no word of care at all, not even that it is about health', () => {
    for (const { body, language, file } of shipped.filter(({ id }) =>
      (CLOCK as readonly string[]).includes(id),
    )) {
      expect(neutralityProblems(wordsWithoutLiquid(body), 'subject', language, revealing), file).toEqual([]);
    }
  });

  it('keep the distance of a secretary', () => {
    for (const { body, language, file } of shipped.filter(({ id }) =>
      (CLOCK as readonly string[]).includes(id),
    )) {
      expect(wordsWithoutLiquid(body).match(FAMILIAR[language])?.[0] ?? '', file).toBe('');
      expect(body, file).not.toMatch(/!/u);
    }
  });

  it('say who writes, where the practice is, how to reach a person and how to stop (R-9, R-11, R-31)', () => {
    for (const {
      letter: { body, language },
    } of ALL) {
      expect(body.startsWith(texts.frame(language).assistantLine)).toBe(true);
      expect(body).toContain(PHONE);
      expect(body).toContain(PLACE);
      expect(body).toContain('STOP');
      expect(body.endsWith(texts.frame(language).footer)).toBe(true);
    }
  });

  it('name a way out in the header too where consent asks for one (R-35)', () => {
    for (const { letter: made } of ALL) {
      const { unsubscribe } = outgoingOf({
        letter: made,
        kase: null,
        practice,
        messageId: '<a@example.org>',
        now: 0,
      });
      expect(unsubscribe !== null).toBe(['S3', 'S4', 'S7'].includes(made.class));
    }
  });

  it('hold no link, but the marks of the survey, which open a reply', () => {
    for (const {
      letter: { body },
      id,
    } of ALL) {
      expect(body).not.toMatch(/https?:|www\./u);
      if (id !== 'survey') expect(body).not.toContain('mailto:');
    }
  });

  it('are short: a person reads them at a bus stop', () => {
    const long = shipped
      .filter(({ id }) => (CLOCK as readonly string[]).includes(id) && id !== 'pre-visit')
      .filter(({ body }) => wordsWithoutLiquid(body).trim().split(/\s+/u).length > 110);
    expect(long.map(({ file }) => file)).toEqual([]);
  });
});

describe('an invoice in a letter', () => {
  it('is told by its number only: what could be a word is refused', () => {
    expect(
      ['2026-118', 'F-2026-118', 'FA 2026/118', '118', '26.118B'].map((number) => referenceFact(number)),
    ).toEqual(['2026-118', 'F-2026-118', 'FA 2026/118', '118', '26.118B']);
    for (const words of [
      'KINE-26',
      'séance 12',
      'absence',
      'PSY2026',
      '',
      '12 osteo',
      '1'.repeat(25),
      'A\n1\nB',
    ]) {
      expect(referenceFact(words), words).toBeNull();
    }
  });

  it('is told with its amount as each language writes it', () => {
    const plain = (text: string) => text.replaceAll(/\s/gu, ' ');
    expect(LANGUAGES.map((language) => plain(amountFact(4550, 'EUR', language)))).toEqual([
      '45,50 €',
      '€45.50',
      '€ 45,50',
      '45,50 €',
      '45,50 €',
      '45,50 €',
      '45,50 €',
      '45,50 €',
    ]);
  });
});
