import type { AlonePart } from '../../domain/autonomy.ts';

const RANGE = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/;
const DAY = 24 * 60;

/** `evenings,weekends`, in English or French; null when a word is neither. */
export function readOnly(text: string): readonly AlonePart[] | null {
  const parts = text.split(',').map((word) => word.trim().toLowerCase());
  const read = parts.map((word): AlonePart | null => {
    if (/^(evenings?|soirs?|soirées?)$/.test(word)) return { kind: 'evenings' };
    return /^(weekends?|week-ends?)$/.test(word) ? { kind: 'weekends' } : null;
  });
  return read.every((part) => part !== null) ? read : null;
}

/** `18:00-08:00`, past midnight too; null when it is no such span, or an empty one. */
export function readHours(text: string): readonly AlonePart[] | null {
  const [, ...numbers] = (RANGE.exec(text.trim()) ?? []).map(Number);
  const [h1 = DAY, m1 = DAY, h2 = DAY, m2 = DAY] = numbers;
  const [from, to] = [h1 * 60 + m1, h2 * 60 + m2];
  if (m1 > 59 || m2 > 59 || from >= DAY || to > DAY || from === to) return null;
  return [{ kind: 'hours', range: [from, to] }];
}
