// How long a mail waits for the model on a Monday, by practices, servers and machines; and what must be added when.

import { describe, expect, it } from 'vitest';
import { printFigures } from '../mail/figures.ts';
import { diceOf, mondayOf } from './arrivals.ts';
import { answersOf, type Pool, quantile } from './pool.ts';

/** Mails that come to a middling practice on a Monday; its own letters and newsletters are not counted. */
const MAILS = Number(process.env.FLEET_MAILS ?? 45);
const MONDAYS = 20;
/** Seconds after which a routine mail is a person's (`model.wait`). */
const WAIT = 600;

const MACHINES = {
  'small machine': { reading: 30, writing: 14 },
  'graphics card': { reading: 1500, writing: 60 },
} as const;

/** Rules kept with LLAMA_ARG_CACHE_RAM=512, and =8192: 165 MB each for a model of four billion weights. */
const KEPT = { '512 MB': 4, '8 GB': 50 } as const;

interface Row {
  readonly median: number;
  readonly most: number;
  readonly late: number;
  readonly cold: number;
}

function measured(practices: number, pool: Pool): Row {
  const answers = Array.from({ length: MONDAYS }, (_, seed) =>
    answersOf(mondayOf(practices, MAILS, diceOf(seed + 1)), pool),
  ).flat();
  const whole = answers.map(({ waited, took }) => waited + took);
  return {
    median: quantile(whole, 0.5),
    most: quantile(whole, 0.95),
    late: whole.filter((seconds) => seconds > WAIT).length / answers.length,
    cold: answers.filter(({ cold }) => cold).length / answers.length,
  };
}

/** The fewest servers that answer 95 of 100 mails in two minutes. */
function enough(practices: number, pool: Omit<Pool, 'servers'>): number | null {
  for (let servers = 1; servers <= 64; servers += 1)
    if (measured(practices, { ...pool, servers }).most <= 120) return servers;
  return null;
}

function line(practices: number, servers: number, what: string, row: Row): string {
  return [
    `${String(practices).padStart(3)} practices, ${String(servers).padStart(2)} × ${what.padEnd(32)}`,
    `median ${seconds(row.median)}, p95 ${seconds(row.most)}`,
    `over 10 min ${(row.late * 100).toFixed(1)} %, rules read anew ${(row.cold * 100).toFixed(0)} %`,
  ].join('  ');
}

function seconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} s`;
}

describe('a pool of model servers on a Monday', () => {
  it('answers as fast as the printed figures say', () => {
    const lines = [1, 10, 100].flatMap((practices) =>
      Object.entries(MACHINES).flatMap(([machine, speed]) =>
        Object.entries(KEPT).flatMap(([room, kept]) =>
          (practices === 1 ? (['spread'] as const) : (['listed', 'spread'] as const)).flatMap((order) =>
            (practices === 1 ? [1] : [1, 2, 4, 8]).map((servers) => {
              const row = measured(practices, { ...speed, kept, order, servers });
              return line(practices, servers, `${machine}, ${room}, ${order}`, row);
            }),
          ),
        ),
      ),
    );
    expect(lines.length).toBe(4 + 2 * 2 * 2 * 2 * 4);
    printFigures(`${MAILS} mails a practice, ${MONDAYS} Mondays`, lines);
  });

  it('needs as many servers as the printed figures say', () => {
    const lines = [1, 5, 10, 20, 50, 100, 200].map((practices) => {
      const needs = Object.entries(MACHINES).flatMap(([machine, speed]) =>
        Object.entries(KEPT).map(([room, kept]) => {
          const servers = enough(practices, { ...speed, kept, order: 'spread' });
          return `${machine}, ${room}: ${servers ?? 'over 64'}`;
        }),
      );
      return `${String(practices).padStart(3)} practices  ${needs.join('; ')}`;
    });
    printFigures(
      'Servers for 95 of 100 mails in two minutes, each practice beginning with another one',
      lines,
    );
    expect(enough(1, { ...MACHINES['small machine'], kept: 4, order: 'spread' })).toBe(1);
  });
});
