// Not part of `npm test`: run with `npx vitest run --config test/conformance/vitest.config.ts test/conformance/agenda`.
// Measures on published calendars; prints tables, and fails only when less is right than was reached before.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseIcsTime } from '../../src/core/agenda/icalendar/ics-time.ts';
import { parseCalendar } from '../../src/core/agenda/icalendar/parse.ts';
import { expand } from '../../src/core/agenda/recurrence/expand.ts';
import { recur } from '../../src/core/agenda/recurrence/recur.ts';
import { parseRule } from '../../src/core/agenda/recurrence/rrule.ts';
import { zoneNamed } from '../../src/core/agenda/zones/zone-names.ts';
import { DAY, toLocal } from '../../src/domain/time.ts';

const folder = [process.env.CONFORMANCE_DATA, fileURLToPath(new URL('../../../shared/data', import.meta.url))]
  .map((path) => (path === undefined ? '' : join(path, 'agenda')))
  .find((path) => existsSync(path));

function rowsOf<T>(name: string): readonly T[] {
  if (folder === undefined) return [];
  return readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line): T => JSON.parse(line));
}

function textOf(file: string): string {
  return readFileSync(join(folder ?? '', 'files', file), 'utf8');
}

interface ExpandRow {
  readonly file: string;
  readonly window: readonly [string, string];
  readonly truncated: boolean;
  readonly instances: readonly { uid: string; start: string; end: string; status?: string }[];
}

interface RuleRow {
  readonly id: string;
  readonly rrule: string;
  readonly dtstart: string;
  readonly from?: string | null;
  readonly expect: readonly string[];
  readonly dateutil_agrees?: boolean;
}

interface ZoneRow {
  readonly tzid: string;
  readonly expect: string;
  readonly table: string;
}

/** A moment as the published rows write it: a date, a UTC time, or a floating time (the measuring zone is UTC). */
function written(instant: number, like: string): string {
  const text = new Date(instant).toISOString();
  if (like.length === 10) return text.slice(0, 10);
  return like.endsWith('Z') ? `${text.slice(0, 19)}Z` : text.slice(0, 19);
}

function missing(row: ExpandRow): readonly string[] {
  const [start = '', end = ''] = row.window;
  const file = { name: row.file, text: textOf(row.file), practitioner: null, writable: false };
  const window = { start: Date.parse(start), end: Date.parse(end) };
  const { occurrences } = expand([file], window, 'UTC');
  const like = row.instances[0]?.start ?? '';
  const last = row.truncated ? (row.instances.at(-1)?.start ?? '') : '9999';
  const found = occurrences
    .map((one) => `${one.uid} ${written(one.start, like)} ${written(one.end, like)} ${one.status}`)
    .filter((text) => (text.split(' ').at(-3) ?? '') <= last);
  const wanted = row.instances.map(
    ({ uid, start: from, end: to, status }) => `${uid} ${from} ${to} ${status ?? 'CONFIRMED'}`,
  );
  return [
    ...wanted.filter((text) => !found.includes(text)).map((text) => `lost ${text}`),
    ...found.filter((text) => !wanted.includes(text)).map((text) => `more ${text}`),
  ];
}

describe.skipIf(folder === undefined)('published calendars', () => {
  it('show every occurrence that two independent programs agree on', () => {
    const rows = rowsOf<ExpandRow>('expand.jsonl');
    const wrong = rows
      .map((row) => ({ row, differences: missing(row) }))
      .filter((one) => one.differences.length > 0);
    for (const { row, differences } of wrong) console.log(row.file, differences.slice(0, 4));
    console.log(`expand.jsonl: ${rows.length - wrong.length} of ${rows.length} files right`);
    expect(wrong.length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['rrule-icaljs.jsonl', 101, 111],
    ['rrule-sabre.jsonl', 30, 46],
  ])('%s: rules produce their published instances', (name, agreed, all) => {
    const rows = rowsOf<RuleRow>(name);
    const right = rows.filter(producesItsInstances);
    const undisputed = right.filter((row) => row.dateutil_agrees === true).length;
    console.log(
      `${name}: ${right.length} of ${rows.length}, undisputed ${undisputed} of ${rows.filter((row) => row.dateutil_agrees === true).length}`,
    );
    expect(undisputed).toBeGreaterThanOrEqual(agreed);
    expect(right.length).toBeGreaterThanOrEqual(all);
  });

  it('zone names of Windows, Lotus and Exchange keep the same time as the published zones', () => {
    const rows = rowsOf<ZoneRow>('tznames-sabre.jsonl');
    for (const table of new Set(rows.map((row) => row.table))) {
      const own = rows.filter((row) => row.table === table);
      const right = own.filter(({ tzid, expect: zone }) => sameClock(zoneNamed(tzid), zone));
      console.log(`${table}: ${right.length} of ${own.length}`);
      expect(right.length / own.length).toBeGreaterThan(0.85);
    }
  });
});

function producesItsInstances(row: RuleRow): boolean {
  const rule = parseRule(row.rrule);
  const start = parseIcsTime(row.dtstart);
  if (rule === null || start === null) return row.expect.length === 0;
  const { until } = rule;
  const last =
    until === null ? Number.POSITIVE_INFINITY : until.local + (until.form === 'date' ? DAY - 1 : 0);
  const wanted = row.expect.map((text) => parseIcsTime(text)?.local ?? Number.NaN);
  const from = row.from == null ? start.local : (parseIcsTime(row.from)?.local ?? start.local);
  const range = { from, to: wanted.at(-1) ?? start.local + 400 * DAY };
  const found = recur({ rule, start: start.local, until: last }, range) ?? [];
  return wanted.every((local, index) => found[index] === local);
}

function sameClock(zone: string | null, other: string): boolean {
  const shows = (name: string, month: number) => toLocal(Date.UTC(2026, month, 15), name);
  return zone !== null && [0, 6].every((month) => shows(zone, month) === shows(other, month));
}

const BROKEN =
  folder === undefined ? [] : rowsOf<{ file: string }>('broken.jsonl').map(({ file }) => `files/${file}`);
const FUZZ = folder === undefined ? [] : readdirSync(join(folder, 'fuzz')).map((name) => `fuzz/${name}`);
const GOOD =
  'BEGIN:VEVENT\r\nUID:good@example.org\r\nDTSTART:20261126T080000Z\r\nDURATION:PT30M\r\nEND:VEVENT\r\n';

describe.skipIf(folder === undefined)('broken and hostile calendars', () => {
  it.each([...BROKEN, ...FUZZ])('%s neither stops the program nor hides an event', (name) => {
    const bytes = readFileSync(join(folder ?? '', name));
    const window = { start: Date.UTC(2026, 10, 1), end: Date.UTC(2027, 0, 1) };
    for (const encoding of ['utf8', 'latin1'] as const) {
      const text = bytes.toString(encoding);
      const variants = [text, `${text}\r\n${GOOD}`, `BEGIN:VCALENDAR\r\n${GOOD}${text}`];
      const shown = variants.map((variant) => {
        const { occurrences } = expand(
          [{ name, text: variant, practitioner: null, writable: false }],
          window,
          'Europe/Paris',
        );
        return occurrences.some(({ uid }) => uid === 'good@example.org');
      });
      expect(shown.slice(1)).toEqual([true, true]);
      expect(parseCalendar(text).events.length).toBe((text.match(/^\s*BEGIN:VEVENT\s*$/gim) ?? []).length);
    }
  });
});
