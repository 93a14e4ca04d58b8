import { describe, expect, it } from 'vitest';
import type { Truth } from '../../../src/core/evaluation/labelled-mail.ts';
import { gotOf } from '../../../src/core/evaluation/marks.ts';
import type { Request } from '../../../src/domain/reading.ts';
import { at, type LocalDate } from '../../../src/domain/time.ts';
import type { Wish } from '../../../src/domain/wish.ts';
import { aReading } from '../../build/builders.ts';

const TEN: Wish = {
  include: true,
  start: at('2026-11-26' as LocalDate, 600),
  end: at('2026-11-26' as LocalDate, 660),
};
const yes: Request = { kind: 'confirm', sentences: [1], wishes: [], about: [TEN], faq: [] };
const truth: Truth = { urgency: 'none', kinds: ['confirm'], release: true, wishes: [TEN], why: '' };

describe('what is measured of a reading', () => {
  it('counts the time that a mail says yes to, where its label has one', () => {
    const reading = aReading([yes]);
    expect(gotOf(reading, truth).wishes).toEqual([TEN]);
    expect(gotOf(reading, { ...truth, wishes: null }).wishes).toEqual([]);
  });

  it('takes no appointment that is given up for a wanted time', () => {
    const reading = aReading([{ ...yes, kind: 'cancel' }]);
    expect(gotOf(reading, { ...truth, kinds: ['cancel'] }).wishes).toEqual([]);
  });
});
