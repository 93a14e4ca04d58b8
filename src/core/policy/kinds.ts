import type { Reading, RequestKind } from '../../domain/reading.ts';

/** What a mail asks for; thanks and remarks that ask for nothing are left out. */
export function kindsOf(reading: Reading): readonly RequestKind[] {
  return reading.requests.map(({ kind }) => kind).filter((kind) => kind !== 'thanks' && kind !== 'none');
}
