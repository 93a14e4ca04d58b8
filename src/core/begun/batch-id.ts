import { createHash } from 'node:crypto';

/** Cases that one yes approves share it: `b-` and twelve hex digits, always the same for the same thing said. */
export function batchId(...said: readonly (string | number)[]): string {
  return `b-${createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12)}`;
}
