// The waiting list is kept as JSON: written by one function, parsed back by one each.

import type { FreedTime, TakenPicture, WaitingEntry } from '../../../domain/waiting.ts';
import { hasNumbers, hasTexts, isObject, parseObject } from './json.ts';

/** As JSON. Throws for NaN and infinite numbers, which JSON would silently make null. */
export function waitingJson(value: WaitingEntry | TakenPicture | FreedTime): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part)) throw new TypeError(`${key} is ${part}`);
    return part;
  });
}

/** An entry as it was written; null when the text is none. */
export function parseEntry(text: unknown): WaitingEntry | null {
  const raw = parseObject(text);
  const whole =
    raw !== null &&
    hasTexts(raw, ['id', 'patient', 'state']) &&
    hasNumbers(raw, ['since']) &&
    Array.isArray(raw.wishes) &&
    isObject(raw.interest) &&
    hasNumbers(raw.interest, ['said', 'times']);
  return whole ? (raw as unknown as WaitingEntry) : null;
}

/** A time that came free, as it was written; null when the text is none. */
export function parseFreed(text: unknown): FreedTime | null {
  const raw = parseObject(text);
  const whole =
    raw !== null &&
    hasTexts(raw, ['id', 'practitioner', 'state']) &&
    hasNumbers(raw, ['start', 'end', 'seen']);
  return whole ? (raw as unknown as FreedTime) : null;
}

/** What was taken, as it was written; null when the text is none. */
export function parseTaken(text: unknown): TakenPicture | null {
  const raw = parseObject(text);
  const whole = raw !== null && hasNumbers(raw, ['until']) && isObject(raw.taken);
  return whole ? (raw as unknown as TakenPicture) : null;
}
