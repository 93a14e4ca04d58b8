import { parseJson } from '../../../core/parse-json.ts';
import type { EventCounts } from '../../../domain/agenda.ts';

/** Coming events by source, as they were written; null when the text is none. */
export function parseCounts(text: string): EventCounts | null {
  const raw = parseJson(text);
  if (!isObject(raw)) return null;
  const whole = Object.values(raw).every(
    (count) =>
      isObject(count) &&
      typeof count.total === 'number' &&
      typeof count.singles === 'number' &&
      (count.last === null || typeof count.last === 'number'),
  );
  return whole ? (raw as EventCounts) : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
