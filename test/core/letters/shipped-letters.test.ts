import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../../src/core/letters/check-template.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { TEMPLATE_IDS } from '../../../src/domain/letter.ts';
import { revealing, written } from './shipped.ts';

describe('the letters that ship', () => {
  it('exist for every id in every language, once', () => {
    const expected = LANGUAGES.flatMap((language) => TEMPLATE_IDS.map((id) => `${id}/${language}`)).sort();
    expect(written.map(({ template: { id, language } }) => `${id}/${language}`).sort()).toEqual(expected);
  });

  it('pass the check that a practice’s own texts must pass, revealing words included', () => {
    const faults = written.flatMap((text) =>
      checkTemplate(text, revealing).map(({ fault, line }) => ({ file: text.template.file, line, fault })),
    );
    expect(faults).toEqual([]);
  });
});
