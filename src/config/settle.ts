// Checks the written values against the schema. What is wrong is named and set aside, so that the rest can be checked
// in the same run and the practice hears of everything at once.

import type { z } from 'zod';
import { PRACTICE_FORMAT } from '../domain/practice-files.ts';
import { error, type Found } from './faults.ts';
import { type Issue, shapeFaults } from './shape-faults.ts';
import { type Written, writtenSchema } from './written.ts';

export interface Settled {
  /** With stand-ins where something was wrong; null when too little is left to say more. */
  readonly written: Written | null;
  readonly found: readonly Found[];
}

/** Compiling a parser costs more than the one reading that it would make faster. */
const ONCE = { jitless: true } as const;

/** Reads the values of practice.yaml as the schema wants them. */
export function settle(raw: unknown): Settled {
  const newer = newerFormat(raw);
  // What else such a file says can't be judged.
  if (newer !== null)
    return { written: null, found: [error(['format'], { code: 'newer-format', read: newer })] };
  const complete = withSections(raw);
  const first = writtenSchema.safeParse(complete, ONCE);
  if (first.success) return { written: first.data, found: [] };
  const found = shapeFaults(first.error.issues as readonly Issue[], complete);
  return { written: setAside(complete, first), found };
}

/** The format of a file that a later version of the program wrote; null for every other file. */
function newerFormat(raw: unknown): number | null {
  const format = isHolder(raw) ? raw.format : undefined;
  return Number.isInteger(format) && Number(format) > PRACTICE_FORMAT ? Number(format) : null;
}

const ROUNDS = 8;

/** The rest without what is wrong: each round may uncover a level below. */
function setAside(raw: unknown, failed: z.ZodSafeParseResult<Written>): Written | null {
  let result = failed;
  const rest = structuredClone(plain(raw));
  for (let round = 0; round < ROUNDS && !result.success; round++) {
    for (const issue of result.error.issues as readonly Issue[]) repair(rest, issue);
    result = writtenSchema.safeParse(rest, ONCE);
  }
  return result.success ? result.data : null;
}

type Holder = Record<string | number, unknown>;

function repair(rest: unknown, issue: Issue): void {
  if (issue.code === 'unrecognized_keys') {
    for (const name of issue.keys ?? []) replace(rest, [...issue.path, name]);
    return;
  }
  const inner = (issue.errors ?? []).flat().filter(({ path }) => path.length > 0);
  if (inner.length === 0) replace(rest, issue.path);
  for (const { path } of inner) replace(rest, [...issue.path, ...path]);
}

/** Puts the stand-in of a key where something is wrong, or takes the key away. */
function replace(rest: unknown, path: readonly PropertyKey[]): void {
  const steps = path.map((step) => (typeof step === 'symbol' ? '' : step));
  const last = steps.at(-1);
  let holder: unknown = rest;
  for (const step of steps.slice(0, -1)) holder = isHolder(holder) ? holder[step] : undefined;
  if (last === undefined || !isHolder(holder)) return;
  const name = steps.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  const known = Object.hasOwn(STAND_INS, name) ? STAND_INS[name] : undefined;
  const standIn = known ?? (typeof last === 'number' ? spanStandIn : undefined);
  if (standIn === undefined) delete holder[last];
  else holder[last] = standIn(steps.findLast((step) => typeof step === 'number') ?? 0);
}

/** Ranges that nobody opens, each its own, so that they raise no second fault. */
const spanStandIn = (index: number): string => `00:${two(index * 2)}-00:${two(index * 2 + 1)}`;

type StandIn = (index: number) => unknown;

const STAND_INS: Readonly<Record<string, StandIn>> = {
  practice: () => ({}),
  'practice.name': () => '-',
  'practice.profession': () => 'gp',
  'practice.country': () => 'FR',
  'practice.phone': () => '00 00',
  'practice.address': () => '-',
  mail: () => ({}),
  'mail.addresses': () => 'nobody@example.org',
  'mail.addresses.*': () => 'nobody@example.org',
  'mail.authserv-ids.*': () => '-',
  'mail.imap.host': () => 'imap.example.org',
  'mail.smtp.host': () => 'smtp.example.org',
  'mail.oauth.provider': () => 'microsoft',
  'mail.oauth.client-id': () => '-',
  'emergency-numbers.checked-on': () => '2026-01-01',
  hours: () => ({}),
  'agenda.sources.*': (index) => ({ name: `set-aside-${index}`, path: `set-aside-${index}.ics` }),
  'agenda.sources.*.name': (index) => `set-aside-${index}`,
  'agenda.sources.*.path': (index) => `set-aside-${index}.ics`,
  'agenda.sources.*.caldav.server': () => 'https://caldav.example.org/',
  'agenda.sources.*.feed.url': () => 'https://feed.example.org/',
  'practitioners.*': (index) => ({ id: `set-aside-${index}`, name: '-' }),
  'practitioners.*.id': (index) => `set-aside-${index}`,
  'practitioners.*.name': () => '-',
  'closures.*': () => ({ from: '2000-01-01' }),
  'closures.*.from': () => '2000-01-01',
  'school-holidays.*': () => ({ from: '2000-01-01' }),
  'school-holidays.*.from': () => '2000-01-01',
  'practitioners.*.closures.*': () => ({ from: '2000-01-01' }),
  'practitioners.*.closures.*.from': () => '2000-01-01',
  'practitioners.*.replacements.*': () => ({ from: '2000-01-01', name: '-' }),
  'practitioners.*.replacements.*.from': () => '2000-01-01',
  'practitioners.*.replacements.*.name': () => '-',
  'agenda.open-ranges.*': (index) => ({ mark: `set-aside-${index}` }),
  'agenda.open-ranges.*.mark': (index) => `set-aside-${index}`,
  'agenda.home-visits.words': () => 'set-aside',
};

/** Sections that every practice has, even when the file leaves them out or empty. */
function withSections(raw: unknown): unknown {
  const top = isHolder(raw) && !Array.isArray(raw) ? { ...raw } : {};
  for (const name of ['practice', 'mail', 'hours']) top[name] ??= {};
  return withoutEmpty(top);
}

const SECTIONS =
  /^(agenda|parts-of-day|booking|offers|cancellation|autonomy|minutes-saved|limits|alerts|morning-mail|backup|follow-ups)$/;
const LISTS = /^(practitioners|slot-types|closures|school-holidays|model)$/;

/** `booking:` with all its lines commented out is a section left out. */
function withoutEmpty(top: Holder): Holder {
  return Object.fromEntries(
    Object.entries(top).filter(
      ([name, value]) => value !== null || !(SECTIONS.test(name) || LISTS.test(name)),
    ),
  );
}

function plain(raw: unknown): unknown {
  return JSON.parse(JSON.stringify(raw));
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

function two(number: number): string {
  return String(number % 60).padStart(2, '0');
}
