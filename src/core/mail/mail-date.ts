import { HOUR, type Instant, MINUTE } from '../../domain/time.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Zones with a name (RFC 5322 §4.3), and those European mailers still write; hours ahead of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0, utc: 0, gmt: 0, z: 0, wet: 0, bst: 1, west: 1, met: 1, cet: 1, mest: 2, cest: 2, eet: 2, eest: 3,
  est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7, jst: 9,
}; // biome-ignore format: a table

const DATE =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{2,4}),?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*([ap]m)?\s*((?:[+-]|[a-z]).*)?$/i;
const ISO = /^(\d{4})-(\d{2})-(\d{2})[t\s](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*((?:[+-]|[a-z]).*)?$/i;
/** `Mon Nov 23 18:04:05 2026`, as asctime and mbox write it; no zone, so UTC (RFC 4155). */
const ASCTIME =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]*\s+(\d{1,2}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([a-z]{3,4}|[+-]\d{4})\s+)?(\d{4})\s*([+-]\d{4})?$/i;

/**
 * Reads a Date field (RFC 5322 §3.3, obsolete forms of §4.3 included); null when it is not a moment of the
 * calendar. An unknown zone counts as UTC, as the RFC asks.
 */
export function parseMailDate(value: string): Instant | null {
  const text = value
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const mail = DATE.exec(text);
  if (mail !== null) {
    const [, day, month, year, hour, minute, second, half, zone] = mail;
    return instantOf([year, monthOf(month), day, hour, minute, second], zone, half);
  }
  const iso = ISO.exec(text);
  if (iso !== null) return instantOf(iso.slice(1, 7), iso[7]);
  const asctime = ASCTIME.exec(text);
  if (asctime === null) return null;
  const [, month, day, hour, minute, second, zone, year, offset] = asctime;
  return instantOf([year, monthOf(month), day, hour, minute, second], offset ?? zone);
}

function monthOf(name = ''): string | undefined {
  const index = MONTHS.indexOf(name.toLowerCase());
  return index < 0 ? undefined : String(index + 1);
}

function instantOf(parts: readonly (string | undefined)[], zone = '', half = ''): Instant | null {
  const [
    year = Number.NaN,
    month = Number.NaN,
    day = Number.NaN,
    hour = Number.NaN,
    minute = Number.NaN,
    second,
  ] = parts.map((part) => (part === undefined ? undefined : Number(part)));
  const hours = half === '' ? hour : (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const whole = fullYear(year, parts[0] ?? '');
  if (hours > 23 || minute > 59 || (second ?? 0) > 60 || month < 1 || month > 12) return null;
  const instant = Date.UTC(whole, month - 1, day, hours, minute, second ?? 0);
  if (Number.isNaN(instant) || new Date(Date.UTC(whole, month - 1, day)).getUTCDate() !== day) return null;
  return instant - offsetOf(zone);
}

/** Two and three digits as RFC 5322 §4.3 reads them. */
function fullYear(year: number, written: string): number {
  if (written.length === 4) return year;
  return written.length === 2 && year < 50 ? year + 2000 : year + 1900;
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})\b/i.exec(zone) ?? [];
  if (sign !== undefined) {
    const size = Number(hours) * HOUR + Number(minutes) * MINUTE;
    return sign === '-' ? -size : size;
  }
  return (ZONES[(/^[a-z]+/i.exec(zone)?.[0] ?? '').toLowerCase()] ?? 0) * HOUR;
}
