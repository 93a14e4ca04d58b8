// The name of one due thing: rule, event, occurrence and start. It is the same for ever, so that what was done under it
// is never done again; an appointment that moves gets another one.

import type { Occurrence } from '../../domain/agenda.ts';
import { type Instant, type LocalTime, parseLocalTime } from '../../domain/time.ts';

/** What a key is about. */
export type KeyAbout =
  | {
      readonly kind: 'appointment';
      readonly uid: string;
      readonly recurrenceId: LocalTime | null;
      readonly start: Instant;
    }
  /** A day that counts for a patient: their last visit, a closure, a row of a list. */
  | { readonly kind: 'other'; readonly name: string };

type Dated = Pick<Occurrence, 'uid' | 'recurrenceId' | 'start'>;

/** Every look asks for the keys of the same occurrences. */
const keys = new WeakMap<Dated, string>();

/** `uid`, occurrence and start, for whatever is remembered of an appointment at this time. */
export function appointmentKey(one: Dated): string {
  const known = keys.get(one);
  if (known !== undefined) return known;
  const key = `a|${one.start}|${one.recurrenceId ?? ''}|${one.uid}`;
  keys.set(one, key);
  return key;
}

/** The start in an `appointmentKey`; null in what is none. */
export function startInKey(key: string): Instant | null {
  const start = key.startsWith('a|') ? Number(key.slice(2, key.indexOf('|', 2))) : Number.NaN;
  return Number.isSafeInteger(start) ? start : null;
}

/** The key of what a rule makes due for an appointment. */
export function keyOfAppointment(rule: string, occurrence: Dated): string {
  return `${rule}|${appointmentKey(occurrence)}`;
}

/** The name under which it is remembered that the program itself gave a patient this time, and told them so. */
export function toldKey(occurrence: Dated): string {
  return keyOfAppointment('told', occurrence);
}

/** The key of what a rule makes due for anything else. */
export function keyOfOther(rule: string, name: string): string {
  return `${rule}|o|${name}`;
}

/** What a key is about, whatever the rule. */
export function matterOf(key: string): string {
  return key.slice(key.indexOf('|') + 1);
}

/** The rule of a key and what it is about; null for a text that is no key. */
export function parseKey(key: string): { readonly rule: string; readonly about: KeyAbout } | null {
  const [, rule, form, rest] = /^([a-z0-9][a-z0-9-]*)\|([ao])\|(.*)$/su.exec(key) ?? [];
  if (rule === undefined || rest === undefined) return null;
  if (form === 'o') return { rule, about: { kind: 'other', name: rest } };
  const [, start, recurrence, uid] = /^(-?\d+)\|([^|]*)\|(.*)$/su.exec(rest) ?? [];
  if (start === undefined || uid === undefined) return null;
  const recurrenceId = parseLocalTime(recurrence ?? '');
  return { rule, about: { kind: 'appointment', uid, recurrenceId, start: Number(start) } };
}
