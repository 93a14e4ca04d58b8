import { describe, expect, it } from 'vitest';
import { lastChanges, stoodThen } from '../../../src/core/dry-run/agenda-then.ts';
import { amountsIn } from '../../../src/core/dry-run/amounts.ts';

function anAgenda(...stamps: readonly string[]) {
  const text = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:a',
    ...stamps,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  return lastChanges([{ name: 'agenda.ics', text, practitioner: null, writable: true }]);
}

describe('what today’s agenda knows of the past', () => {
  const mail = Date.UTC(2026, 10, 10);

  it('an event last changed before the mail stood then as it stands now', () => {
    expect(stoodThen(anAgenda('LAST-MODIFIED:20261101T090000Z'), 'a', mail)).toBe(true);
    expect(stoodThen(anAgenda('LAST-MODIFIED:20261112T090000Z'), 'a', mail)).toBe(false);
  });

  it('takes the last change, not the moment of the export', () => {
    const exported = anAgenda('DTSTAMP:20261123T090000Z', 'LAST-MODIFIED:20261101T090000Z');
    expect(stoodThen(exported, 'a', mail)).toBe(true);
  });

  it('knows nothing of an event without stamps, nor of one that is gone', () => {
    expect(stoodThen(anAgenda(), 'a', mail)).toBe(false);
    expect(stoodThen(anAgenda('DTSTAMP:20261101T090000Z'), 'gone', mail)).toBe(false);
    expect(stoodThen(anAgenda('LAST-MODIFIED:yesterday'), 'a', mail)).toBe(false);
  });
});

describe('the sums a letter names', () => {
  it.each([
    ['La séance est à 25 €.', [25]],
    ['25,50 euros, ou 40€ à domicile', [25.5, 40]],
    ['It is £45 or 45 pounds', [45]],
    ['CHF 80 pro Sitzung, 80 CHF', [80]],
    ['Rendez-vous le 26 à 17h30, 12 rue des Lilas', []],
    ['2 euroservices', []],
  ] as const)('%s', (text, sums) => {
    expect(amountsIn(text)).toEqual(sums);
  });
});
