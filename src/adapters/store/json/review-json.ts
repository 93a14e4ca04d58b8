// What stands outside the terminal is kept as JSON: written by one function, parsed back by one each.

import type { Breach } from '../../../domain/breach.ts';
import type { LaidOut, MorningMail, OpenAlert } from '../../../domain/review.ts';
import { hasNumbers, hasTexts, isObject, parseObject } from './json.ts';

/** As JSON. Throws for NaN and infinite numbers, which JSON would silently make null. */
export function reviewJson(value: LaidOut | MorningMail | OpenAlert | Breach): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part)) throw new TypeError(`${key} is ${part}`);
    return part;
  });
}

/** What lies in the mailbox, as it was written; null when the text is none. */
export function parseLaidOut(text: unknown): LaidOut | null {
  const raw = parseObject(text);
  const whole =
    raw !== null &&
    hasTexts(raw, ['case', 'as', 'messageId', 'seal', 'uidValidity', 'state']) &&
    hasNumbers(raw, ['since']) &&
    (raw.as === 'draft' || raw.as === 'message') &&
    (raw.state === 'lies' || raw.state === 'missing' || raw.state === 'left-alone');
  return whole ? (raw as unknown as LaidOut) : null;
}

/** A morning mail, as it was written; null when the text is none. */
export function parseMorningMail(text: unknown): MorningMail | null {
  const raw = parseObject(text);
  const whole =
    raw !== null &&
    hasTexts(raw, ['day', 'messageId', 'state']) &&
    hasNumbers(raw, ['at', 'until']) &&
    Array.isArray(raw.codes) &&
    raw.codes.every(
      (code: unknown) => isObject(code) && hasNumbers(code, ['number']) && hasTexts(code, ['case', 'seal']),
    );
  return whole ? (raw as unknown as MorningMail) : null;
}

/** An alert that nobody has seen yet, as it was written; null when the text is none. */
export function parseOpenAlert(text: unknown): OpenAlert | null {
  const raw = parseObject(text);
  const whole =
    raw !== null &&
    hasTexts(raw, ['case', 'sentence']) &&
    hasNumbers(raw, ['raised', 'times', 'told']) &&
    typeof raw.second === 'boolean';
  return whole ? (raw as unknown as OpenAlert) : null;
}

/** A breach of personal data, as it was written; null when the text is none. */
export function parseBreach(text: unknown): Breach | null {
  const raw = parseObject(text);
  const whole =
    raw !== null &&
    hasTexts(raw, ['id', 'what', 'whom', 'by']) &&
    hasNumbers(raw, ['known', 'noted']) &&
    (raw.closed === null ||
      (isObject(raw.closed) && hasTexts(raw.closed, ['by', 'how']) && hasNumbers(raw.closed, ['at'])));
  return whole ? (raw as unknown as Breach) : null;
}
