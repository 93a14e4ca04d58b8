import { describe, expect, it } from 'vitest';
import { referredTime } from '../../../../src/core/reading/times/times-referred.ts';
import { wishContext } from '../../../../src/core/reading/times/wish-context.ts';
import type { Language } from '../../../../src/domain/language.ts';
import { aPractice } from '../../../build/builders.ts';
import { SENT } from '../wishes/said.ts';

const context = wishContext(aPractice(), SENT);

function days(text: string, earlier: string, language: Language) {
  const wish = referredTime(text, earlier, language, context);
  return wish === null ? null : `${wish.start.slice(0, 10)}..${wish.end.slice(0, 10)}`;
}

describe('a time that points back at one named before', () => {
  it('ends where the time named begins, and begins where it ends', () => {
    expect(days('Hätten Sie davor etwas?', 'Ab 7. Dezember arbeite ich wieder.', 'de')).toBe(
      '2026-11-24..2026-12-07',
    );
    expect(days('Daarna is alles goed.', 'Voor 10 december kan ik niet.', 'nl')).toBe(
      '2026-12-10..2027-12-10',
    );
  });

  it('begins with an open stretch itself, which has no end', () => {
    expect(days('daarna graag', 'Vanaf 5 december ben ik terug.', 'nl')).toBe('2026-12-05..2027-12-05');
  });

  it('is nothing where nothing was named', () => {
    expect(days('Avant cela ?', 'Bonjour.', 'fr')).toBeNull();
  });
});
