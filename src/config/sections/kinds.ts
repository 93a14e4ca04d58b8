// The kinds of values that practice.yaml is made of. Each builder takes what the key means, in English and French;
// what it says here is the only source of the types, the defaults, the JSON schema and the reference page.

import { z } from 'zod';

/** How a value is written; chooses the sentence when it is written wrongly. */
export type WrittenAs =
  | 'text'
  | 'choice'
  | 'number'
  | 'yes-no'
  | 'duration'
  | 'term'
  | 'time-span'
  | 'time-spans'
  | 'clock'
  | 'date'
  | 'zone'
  | 'address'
  | 'phone'
  | 'path'
  | 'url'
  | 'key'
  | 'host'
  | 'secret'
  | 'secret-text'
  | 'section'
  | 'list'
  | 'map';

/** What a key means, for the practitioner. `example` is a value as it stands in the file. */
export interface Meaning {
  readonly en: string;
  readonly fr: string;
  readonly example?: unknown;
}

export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days';

/** `9:00-12:00`, `14:00–24:00`. */
const TIME_SPAN = /^([01]?\d|2[0-3]):[0-5]\d\s*[-–]\s*(([01]?\d|2[0-3]):[0-5]\d|24:00)$/;
/** `07:30`. */
const CLOCK_TIME = /^([01]?\d|2[0-3]):[0-5]\d$/;
/** `30 min`, `24 h`, `90 days`, `90 jours`. */
export const DURATION =
  /^(\d{1,5})\s*(s|sec|seconds?|secondes?|min|minutes?|h|hours?|heures?|d|days?|j|jours?|weeks?|semaines?)$/;
/** `90 days`, `24 months`, `3 ans`: how long something is kept. */
export const TERM = /^(\d{1,4})\s*(d|days?|j|jours?|weeks?|semaines?|months?|mois|years?|ans?|années?)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const ADDRESS = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/;
const PHONE = /^\+?[\d(][\d\s().\\/-]{1,24}$/;
/** A number of a country's or a town's emergency services; short ones have two digits. */
const SHORT_NUMBER = /^\+?\d[\d .-]{0,22}\d$/;
/** A name or address of a machine (RFC 1123, RFC 4291), without port. */
const HOST = /^\w[\w-]*(\.\w[\w-]*)*\.?$|^(::1|\[[0-9A-Fa-f:.]+\]|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)$/;
/** A short name. */
export const KEY = /^[a-z0-9][a-z0-9-]*$/;

/** Puts a meaning on a schema; every key of practice.yaml goes through here. */
export function told<S extends z.ZodType>(schema: S, as: WrittenAs, { en, fr, example }: Meaning): S {
  return schema.describe(en).meta({ fr, as, ...(example === undefined ? {} : { examples: [example] }) });
}

/** Never empty. */
export const text = (meaning: Meaning) => told(z.string().min(1), 'text', meaning);
/** From the folder of practice.yaml on; whether it is there is asked later (`rules/places.ts`). */
export const path = (meaning: Meaning) => told(z.string().min(1), 'path', meaning);
/** Lower case, figures and hyphens: a name that other keys refer to. */
export const key = (meaning: Meaning) => told(z.stringFormat('key', KEY), 'key', meaning);
/** http or https; which of them may be used is a rule's to say. */
export const url = (meaning: Meaning) =>
  told(z.stringFormat('web-address', /^https?:\/\/[^\s/]+/), 'url', meaning);
/** An address that may stand in a header between angle brackets (RFC 2369 §2). */
export const secureUrl = (meaning: Meaning) =>
  told(z.stringFormat('web-address', /^https:\/\/[!-;=?-~]{1,400}$/), 'url', meaning);
/** A name of the IANA list; whether it is one is asked later (`rules/practice.ts`). */
export const zone = (meaning: Meaning) => told(z.string().min(1), 'zone', meaning);
/** As people write it; read with the country's rules afterwards. */
export const phone = (meaning: Meaning) => told(z.stringFormat('phone', PHONE), 'phone', meaning);
/** Emergency numbers: one, or a list. They are texts: as a number 024 would lose its first digit. */
export function shortNumbers(given: 'always' | 'or-none', meaning: Meaning) {
  const number = z.stringFormat('phone', SHORT_NUMBER);
  const one = given === 'always' ? number : z.union([z.literal('none'), number]);
  return told(oneOrMany(one), 'phone', meaning);
}

/** `2026-11-24`, in the practice's zone. */
export const localDate = (meaning: Meaning) => told(z.stringFormat('local-date', DATE), 'date', meaning);
/** A name or address without port. */
export const host = (meaning: Meaning) => told(z.string().regex(HOST), 'host', meaning);
/** A secret or what leads to it: never quoted back. */
export const secretText = (meaning: Meaning) => told(z.string().min(1), 'secret-text', meaning);
/** `true` or `false`, not quoted. */
export const yesNo = (meaning: Meaning) => told(z.boolean(), 'yes-no', meaning);

/** One word of a closed list; what is close to one of them is proposed. */
export function choice<const C extends readonly [string, ...string[]]>(choices: C, meaning: Meaning) {
  return told(z.enum(choices), 'choice', meaning);
}

/** Both ends are allowed. */
export function wholeNumber(from: number, to: number, meaning: Meaning) {
  return told(z.int().min(from).max(to), 'number', meaning);
}

/** A length of time; a bare number counts in `unit`. */
export function duration(unit: DurationUnit, meaning: Meaning) {
  const schema = z.union([z.int().min(0).max(99_999), z.stringFormat('length-of-time', DURATION)]);
  return told(schema, 'duration', meaning).meta({ unit });
}

/** How long something is kept; a bare number counts days. */
export function term(meaning: Meaning) {
  return told(z.union([z.int().min(0).max(9999), z.stringFormat('term', TERM)]), 'term', meaning);
}

/** `9:00-12:00` on the practice's wall clock; an end of 24:00 is midnight. */
export function timeSpan(meaning: Meaning) {
  return told(z.stringFormat('time-span', TIME_SPAN), 'time-span', meaning);
}

/** Open ranges of a day: one, or a list; a day that is left out is closed. */
export function timeSpans(meaning: Meaning) {
  return told(oneOrMany(z.stringFormat('time-span', TIME_SPAN)), 'time-spans', meaning);
}

export const WEEKDAY_NAMES = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** Days of the week, one or a list. */
export function weekdays(meaning: Meaning) {
  return told(oneOrMany(z.enum(WEEKDAY_NAMES)), 'choice', meaning);
}

/** `07:30` on the practice's wall clock. */
export function clockTime(meaning: Meaning) {
  return told(z.stringFormat('clock-time', CLOCK_TIME), 'clock', meaning);
}

/** One address without a name. */
export function mailAddress(meaning: Meaning) {
  return told(z.stringFormat('mail-address', ADDRESS), 'address', meaning);
}

/** One address, or a list. */
export function addresses(meaning: Meaning) {
  return told(oneOrMany(z.stringFormat('mail-address', ADDRESS)), 'address', meaning);
}

/** One text, or a list; none of them empty. */
export function texts(meaning: Meaning) {
  return told(oneOrMany(z.string().min(1)), 'text', meaning);
}

/** Keys under a key. */
export function section<S extends z.core.$ZodLooseShape>(shape: S, meaning: Meaning) {
  return told(z.strictObject(shape), 'section', meaning);
}

/** An empty list is one, too. */
export function listOf<S extends z.ZodType>(item: S, meaning: Meaning) {
  return told(z.array(item), 'list', meaning);
}

/** Sections under names that the practice chooses; a rule checks that they are short names. */
export function mapOf<S extends z.ZodType>(item: S, meaning: Meaning) {
  return told(z.record(z.string().min(1), item), 'map', meaning);
}

function oneOrMany<S extends z.ZodType>(schema: S) {
  return z.union([schema, z.array(schema).min(1)]);
}
