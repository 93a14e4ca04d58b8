// A pool of model servers, in time that is only counted. Each server reads one mail at a time, in the order of asking, and
// keeps the rules of a few practices in mind; the rules of another practice it must read first (docs/reading.md).

import { serversInTurn } from '../../../src/core/reading/model/servers-in-turn.ts';
import type { Asked } from './arrivals.ts';

export interface Pool {
  readonly servers: number;
  /** Tokens a second. */
  readonly reading: number;
  readonly writing: number;
  /** Practices whose rules a server keeps. */
  readonly kept: number;
  /** `spread`: each practice in its own order, as the program does; `listed`: all begin with the first, for comparison. */
  readonly order: 'listed' | 'spread';
}

/** Seconds from the question to the answer, of which `waited` before the server began. */
export interface Answered {
  readonly waited: number;
  readonly took: number;
  /** Whether the rules had to be read first. */
  readonly cold: boolean;
}

/** Tokens of the rules and of fifteen approved answers (docs/reading.md). */
const RULES = 1200;

interface Server {
  freeAt: number;
  /** Practices, the latest last. */
  known: readonly number[];
}

/** What becomes of each question, in the order of asking. */
export function answersOf(asked: readonly Asked[], pool: Pool): readonly Answered[] {
  const servers: Server[] = Array.from({ length: pool.servers }, () => ({ freeAt: 0, known: [] }));
  const open = new Map<number, { server: number; until: number }[]>();
  return asked.map((one) => {
    const own = (open.get(one.practice) ?? []).filter(({ until }) => until > one.at);
    const at = chosen(one, own, pool);
    const server = servers[at];
    if (server === undefined) throw new Error('a pool has servers');
    const begins = Math.max(one.at, server.freeAt);
    const cold = !server.known.includes(one.practice);
    const took = (cold ? RULES / pool.reading : 0) + one.read / pool.reading + one.written / pool.writing;
    server.freeAt = begins + took;
    server.known = [...server.known.filter((practice) => practice !== one.practice), one.practice].slice(
      -pool.kept,
    );
    open.set(one.practice, [...own, { server: at, until: server.freeAt }]);
    return { waited: begins - one.at, took, cold };
  });
}

/** As the program chooses: the server with the fewest questions of its own practice; it does not see those of others. */
function chosen(
  { practice }: Asked,
  own: readonly { readonly server: number }[],
  { servers, order }: Pool,
): number {
  const listed = Array.from({ length: servers }, (_, at) => at);
  const turned = order === 'spread' ? serversInTurn(listed, `cabinet${practice}@example.org`) : listed;
  const loadOf = (server: number) => own.filter((one) => one.server === server).length;
  return [...turned].sort((one, other) => loadOf(one) - loadOf(other))[0] ?? 0;
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
