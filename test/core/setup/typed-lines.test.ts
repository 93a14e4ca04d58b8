import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closuresOfLine } from '../../../src/core/setup/closures-line.ts';
import { lineDiff, shownDiff } from '../../../src/core/setup/line-diff.ts';
import { DAYS, weekLines, weekOfLine } from '../../../src/core/setup/week-line.ts';

describe('a week typed in one line', () => {
  it.each([
    [
      'lun-ven 8:30-12:00 14:00-19:00',
      { monday: ['08:30-12:00', '14:00-19:00'], friday: ['08:30-12:00', '14:00-19:00'] },
    ],
    ['mon-fri 9-12, wed 8h30-12h', { monday: '09:00-12:00', wednesday: '08:30-12:00' }],
    ['Lundi 9h-12h ; jeudi 14h – 18h30', { monday: '09:00-12:00', thursday: '14:00-18:30' }],
    [
      'du lundi au vendredi de 8h30 à 12h et de 14h à 19h',
      { monday: ['08:30-12:00', '14:00-19:00'], friday: ['08:30-12:00', '14:00-19:00'] },
    ],
    ['Lundi au vendredi : 8h30 - 12h', { tuesday: '08:30-12:00' }],
    [
      'lundi, mardi et jeudi 9h-12h; samedi de 9 heures à 13 heures',
      { tuesday: '09:00-12:00', saturday: '09:00-13:00' },
    ],
    ['Monday to Friday 9:00 to 12:30 and 14 to 18', { monday: ['09:00-12:30', '14:00-18:00'] }],
    ['1-5 09:00-12:00, sat 9-24', { tuesday: '09:00-12:00', saturday: '09:00-24:00' }],
  ])('%s', (line, hours) => {
    expect(weekOfLine(line)).toMatchObject({ hours });
  });

  it('lets a later day take back an earlier one', () => {
    const read = weekOfLine('lun-ven 9-12, mer fermé');
    expect('hours' in read && Object.keys(read.hours)).toEqual(['monday', 'tuesday', 'thursday', 'friday']);
  });

  it.each([
    ['lun-ven', 'lun-ven'],
    ['foo 9-12', 'foo'],
    ['lun 12-9', '12-9'],
    ['lun 9:75-12', '9:75-12'],
    ['ven-lun 9-12', 'ven-lun'],
    ['', ''],
    ['lun 9-25', '9-25'],
  ])('names what it does not understand in "%s"', (line, unread) => {
    expect(weekOfLine(line)).toEqual({ unread });
  });

  it('shows runs of like days together', () => {
    const read = weekOfLine('lun-ven 9-12, mer fermé');
    expect('hours' in read ? weekLines(read.hours, 'fr') : []).toEqual([
      'lundi – mardi        09:00-12:00',
      'mercredi             fermé',
      'jeudi – vendredi     09:00-12:00',
      'samedi – dimanche    fermé',
    ]);
  });

  it('never makes anything but days and time spans, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        const read = weekOfLine(line);
        if ('unread' in read) return;
        for (const [day, ranges] of Object.entries(read.hours)) {
          expect(DAYS).toContain(day);
          for (const range of [ranges].flat()) expect(range).toMatch(/^\d{2}:\d{2}-\d{2}:\d{2}$/);
        }
      }),
    );
  });
});

describe('days away typed in one line', () => {
  it('understands French and international dates, with a reason or without', () => {
    expect(
      closuresOfLine('24/12/2026-02/01/2027, du 2027-05-14 au 2027-05-16 formation, 1.6.2027', 'congés'),
    ).toEqual({
      closures: [
        { from: '2026-12-24', to: '2027-01-02', reason: 'congés' },
        { from: '2027-05-14', to: '2027-05-16', reason: 'formation' },
        { from: '2027-06-01', to: '2027-06-01', reason: 'congés' },
      ],
    });
  });

  it.each(['31/02/2027', 'demain', '02/01/2027-24/12/2026', '2027-13-01'])(
    'does not understand "%s"',
    (line) => {
      expect(closuresOfLine(line, 'congés')).toEqual({ unread: line });
    },
  );

  it('takes nothing for none', () => {
    expect(closuresOfLine('  ', 'congés')).toEqual({ closures: [] });
  });
});

describe('what would change in a file', () => {
  it('is shown with a little of what stands around it', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g', ''].join('\n');
    expect(shownDiff(before, before.replace('d', 'D'), 1)).toEqual(['  c', '- d', '+ D', '  e', '  …']);
  });

  it('gives both texts back: nothing is left out and nothing is made up', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
      .map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after);
        const side = (kind: 'old' | 'new') =>
          lines
            .filter((line) => line.kind === 'same' || line.kind === kind)
            .map((line) => `${line.text}\n`)
            .join('');
        expect(side('old')).toBe(before);
        expect(side('new')).toBe(after);
      }),
    );
  });
});
