import { availableParallelism, totalmem } from 'node:os';

/** Bytes of memory that this program's machine or container may use, and number of its processor cores. */
export function hardware(): { readonly memory: number; readonly cores: number } {
  // 0 where nothing limits it.
  const allowed = process.constrainedMemory() || totalmem();
  return { memory: Math.min(totalmem(), allowed), cores: availableParallelism() };
}
