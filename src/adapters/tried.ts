import { Refused, Unreachable, UserError } from '../domain/errors.ts';
import type { ServerLook } from '../domain/server-look.ts';

/** What a look at a server found and how long it took; trouble that has words for the user is told, any other is thrown. */
export async function tried<T>(look: () => Promise<T>): Promise<ServerLook<T>> {
  const began = performance.now();
  try {
    const found = await look();
    return { kind: 'reached', took: Math.round(performance.now() - began), found };
  } catch (cause) {
    const told = cause instanceof Refused || cause instanceof Unreachable || cause instanceof UserError;
    if (!told) throw cause;
    return { kind: 'trouble', sentence: cause.message };
  }
}
