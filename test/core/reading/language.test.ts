import { describe, expect, it } from 'vitest';
import { isLanguage, LANGUAGES } from '../../../src/domain/language.ts';
import { SENTENCES_BY_LANGUAGE } from './languages.ts';
import { guess } from './shipped.ts';

describe('the language of a mail', () => {
  it('is right for at least 97 in 100 short sentences, whatever the practice speaks', () => {
    const rows = LANGUAGES.flatMap((language) =>
      SENTENCES_BY_LANGUAGE[language].map((text) => ({ language, text })),
    );
    for (const preferred of LANGUAGES) {
      const right = rows.filter(({ language, text }) => guess(text, preferred).language === language);
      expect(right.length / rows.length).toBeGreaterThan(0.97);
    }
  });

  it('is never surely wrong in them', () => {
    for (const language of LANGUAGES) {
      for (const text of SENTENCES_BY_LANGUAGE[language]) {
        const { sure, language: taken } = guess(text);
        expect(sure && taken !== language, text).toBe(false);
      }
    }
  });

  it('is known from a few small words', () => {
    expect(guess('ok pour jeudi', 'en').language).toBe('fr');
    expect(guess('is goed').language).toBe('nl');
    expect(guess('Passt, danke').language).toBe('de');
    expect(guess('potwierdzam, będę').language).toBe('pl');
  });

  it('is the practice’s own where nothing tells, and not sure', () => {
    expect(guess('2', 'nl')).toMatchObject({ language: 'nl', sure: false });
    expect(guess('ok', 'pl')).toMatchObject({ language: 'pl', sure: false });
  });

  it('follows the sender’s headers in a tie', () => {
    expect(guess('ok', 'fr', ['en']).candidates).toContain('en');
  });

  it('is told to be another one when it is', () => {
    expect(guess('مرحبا، أريد تغيير موعدي من فضلكم').other).toBe(true);
    expect(guess('Здравствуйте, я хотел бы перенести запись').other).toBe(true);
    expect(guess('Bună ziua, aș dori să îmi mut programarea de joi dimineață, vă mulțumesc').other).toBe(
      true,
    );
    expect(guess('Merhaba, perşembe günkü randevumu değiştirmek istiyorum, teşekkürler').other).toBe(true);
  });

  it('always answers with one of ours', () => {
    for (const text of ['', '…', '12345', '👍', 'x'.repeat(5000), 'Ω≈ç√∫']) {
      expect(isLanguage(guess(text).language)).toBe(true);
    }
  });
});
