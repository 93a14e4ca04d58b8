// Whose clock a TZID means. Calendar programs write IANA names, Windows names, lists of towns, and paths around them.

import { asZone, type Instant, toLocal, type Zone } from '../../../domain/time.ts';
import { parseUtcOffset } from '../icalendar/ics-time.ts';
import { WINDOWS_ZONES } from './zone-name-table.ts';
import { ZONE_PLACES } from './zone-places.ts';

/** The IANA zone that a TZID means; null when it is not known: then it is not guessed. GMT alone has no summer time. */
export function zoneNamed(tzid: string): Zone | null {
  const name = tzid.trim().replaceAll('"', '');
  if (name === '') return null;
  if (/^(?:GMT|UTC|Z)$/i.test(name)) return 'UTC';
  return ianaPath(name) ?? windowsName(name) ?? fixedOffset(name) ?? townsOf(name) ?? plainName(name);
}

/** `Europe/Paris`, also behind a prefix: `/freeassociation.sourceforge.net/Tzfile/Europe/Paris`. */
function ianaPath(name: string): Zone | null {
  const parts = name.split('/').filter((part) => part !== '');
  if (parts.length < 2) return null;
  for (const length of [3, 2]) {
    if (parts.length < length) continue;
    const zone = asZone(parts.slice(-length).join('/').replaceAll(' ', '_'));
    if (zone !== null) return zone;
  }
  return null;
}

const STANDARD = / (Standard|Daylight|Summer) Time(?: \(.*\))?$/i;
const windows = new Map(Object.entries(WINDOWS_ZONES).map(([name, zone]) => [name.toLowerCase(), zone]));

/** `Romance Standard Time`, `W. Europe Daylight Time`, and Lotus' `Romance` or `W. Europe`. */
function windowsName(name: string): Zone | null {
  const found =
    windows.get(name.toLowerCase()) ??
    windows.get(`${name.replace(STANDARD, '')} standard time`.toLowerCase()) ??
    windows.get(`${name.replaceAll('_', ' ')} standard time`.toLowerCase());
  return found === undefined ? null : asZone(found);
}

/** `GMT+0100`, `UTC+01:00`, `+0100`: whole hours have an IANA name (with the sign turned round). */
function fixedOffset(name: string): Zone | null {
  const [, sign, hours = '', minutes = '00'] = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(name) ?? [];
  if (sign === undefined || minutes !== '00') return null;
  if (Number(hours) === 0) return 'UTC';
  return asZone(`Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`);
}

const OFFSET_PREFIX = /^\((?:UTC|GMT)\s*([+-]?\d{1,2}[:.]?\d{2})?\)\s*/i;

/** `(UTC+01:00) Brussels, Copenhagen, Madrid, Paris`: the first town that lies in a zone with that offset. */
function townsOf(name: string): Zone | null {
  const prefix = OFFSET_PREFIX.exec(name);
  const written = prefix === null ? null : offsetIn(prefix[1]);
  const rest = plain(name.slice(prefix?.[0].length ?? 0));
  const wholeName = placeZone(rest, written);
  if (wholeName !== null) return wholeName;
  for (const town of rest.split(/[,;:/(]|\s-\s/)) {
    const zone = placeZone(town.replace(')', '').trim(), written);
    if (zone !== null) return zone;
  }
  return null;
}

function offsetIn(text: string | undefined): number {
  const digits = (text ?? '+00:00').replace('.', ':');
  const signed = /^[+-]/.test(digits) ? digits : `+${digits}`;
  return parseUtcOffset(signed.replace(/^([+-])(\d)(?!\d)/, '$10$2')) ?? 0;
}

/** The zone of a town; null when it lies elsewhere than the written offset says, in winter and in summer. */
function placeZone(town: string, written: number | null): Zone | null {
  const named = ZONE_PLACES[town] ?? windows.get(`${town} standard time`) ?? cities().get(town);
  const zone = named === undefined ? null : asZone(named);
  if (zone === null || written === null) return zone;
  return SEASONS.some((instant) => offsetOf(zone, instant) === written) ? zone : null;
}

const SEASONS: readonly Instant[] = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];

function offsetOf(zone: Zone, instant: Instant): number {
  return Date.parse(`${toLocal(instant, zone)}:00Z`) - instant;
}

/** `CET`, `Europe-Paris`, `Europe_Paris`. */
function plainName(name: string): Zone | null {
  return asZone(name) ?? asZone(name.replace(/[-_]/, '/'));
}

let cityZones: ReadonlyMap<string, Zone> | null = null;

/** IANA zones by their town. */
function cities(): ReadonlyMap<string, Zone> {
  cityZones ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [plain(zone.split('/').at(-1) ?? zone), zone]),
  );
  return cityZones;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('_', ' ').toLowerCase().trim();
}
