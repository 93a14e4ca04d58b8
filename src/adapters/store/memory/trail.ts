import {
  type AuditLine,
  type ChainStart,
  chain,
  firstBroken,
  forgottenDetail,
  GENESIS,
  type SealedLine,
  withoutAddresses,
} from '../../../core/audit.ts';
import type { Trail } from '../tables/trail.ts';

/** The audit trail, in memory. */
export function memoryTrail(secret: string): Trail {
  let lines: SealedLine[] = [];
  let start: ChainStart = { number: 0, hash: GENESIS };
  return {
    secret,
    add: (line: AuditLine) => {
      const kept = withoutAddresses(line, secret);
      const last = lines.at(-1) ?? start;
      const hash = chain(last.hash, kept, secret);
      lines.push({ ...kept, number: last.number + 1, hash });
    },
    entries: (query) =>
      ('case' in query
        ? lines.filter(({ case: about }) => about === query.case)
        : lines.slice(Math.max(0, lines.length - query.last))
      ).map(({ hash: _, ...entry }) => entry),
    firstBroken: () => firstBroken(lines, secret, start),
    dropBefore: (at) => {
      const young = lines.findIndex((line) => line.at >= at);
      const count = young === -1 ? Math.max(0, lines.length - 1) : young;
      start = lines[count - 1] ?? start;
      lines = lines.slice(count);
      return count;
    },
    forget: (names) => {
      const named = lines.filter(({ detail }) => names(detail));
      lines = lines.map((line) =>
        names(line.detail) ? { ...line, detail: forgottenDetail(line, secret) } : line,
      );
      return named.length;
    },
  };
}
