import { describe, expect, it } from 'vitest';
import { zoneNamed } from '../../../../src/core/agenda/zones/zone-names.ts';
import { toLocal } from '../../../../src/domain/time.ts';

/** January and July noon in UTC, as the zone's clock shows them. */
function clock(name: string): readonly string[] | null {
  const zone = zoneNamed(name);
  return zone === null ? null : [0, 6].map((month) => toLocal(Date.UTC(2026, month, 15, 12), zone).slice(11));
}

describe('zone names of calendar programs', () => {
  it.each([
    'Europe/Paris',
    'Romance Standard Time',
    'Romance Daylight Time',
    'W. Europe Standard Time',
    'Romance',
    '(UTC+01:00) Brussels, Copenhagen, Madrid, Paris',
    '(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris',
    '(GMT+01.00) Brussels / Copenhagen / Madrid / Paris',
    'Amsterdam, Berlin, Bern, Rom, Stockholm, Wien',
    '/freeassociation.sourceforge.net/Tzfile/Europe/Paris',
    '/freeassociation.sourceforge.net/Europe/Zurich',
    '/mozilla.org/20050126_1/Europe/Berlin',
    '/softwarestudio.org/Tzfile/Europe/Luxembourg',
    '"Europe/Brussels"',
    'Europe/Warsaw ',
    'Paris',
    'CET',
    'Mitteleuropäische Zeit',
  ])('%s keeps the time of Paris', (name) => {
    expect(clock(name)).toEqual(['13:00', '14:00']);
  });

  it.each([
    ['GMT Standard Time', ['12:00', '13:00']],
    ['(UTC+00:00) Dublin, Edinburgh, Lisbon, London', ['12:00', '13:00']],
    ['UTC', ['12:00', '12:00']],
    ['GMT+0100', ['13:00', '13:00']],
    ['tzone://Microsoft/Utc', ['12:00', '12:00']],
  ])('%s', (name, shown) => {
    expect(clock(name)).toEqual(shown);
  });

  it.each([
    '',
    'Customized Time Zone',
    'Mars/Phobos',
    '(UTC+01:00) Somewhere',
    '(UTC+05:00) Paris',
    'x'.repeat(10_000),
  ])('does not guess %s', (name) => {
    expect(zoneNamed(name)).toBeNull();
  });
});

it.each(['GMT', 'UTC', 'Z', 'gmt'])('reads %s as a clock without summer time', (name) => {
  expect(clock(name)).toEqual(['12:00', '12:00']);
});
