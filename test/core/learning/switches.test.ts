import { describe, expect, it } from 'vitest';
import {
  parseSwitches,
  reachable,
  type Switch,
  switchLine,
  weightsAt,
} from '../../../src/core/learning/switches.ts';

const on = (since: number, fingerprint: string): Switch => ({
  verb: 'on',
  language: 'fr',
  fingerprint,
  hash: 'ab',
  base: 'cd',
  sentences: 3,
  since,
});
const undo = (since: number): Switch => ({ verb: 'undo', language: 'fr', since });
const A = 'a'.repeat(16);
const B = 'b'.repeat(16);

describe('the switches of a practice', () => {
  it('say which weights counted at any moment', () => {
    const all = [on(1000, A), on(2000, B), undo(3000), undo(4000)];
    const counted = [500, 1500, 2500, 3500, 4500].map(
      (at) => weightsAt(all, at).fr?.fingerprint ?? 'shipped',
    );
    expect(counted).toEqual(['shipped', A, B, A, 'shipped']);
  });

  it('keep the weights that an undo can come back to', () => {
    expect(reachable([on(1000, A), on(2000, B)]).map(({ fingerprint }) => fingerprint)).toEqual([A, B]);
    expect(reachable([on(1000, A), undo(2000)])).toEqual([]);
  });

  it('are read back as they were written', () => {
    const all = [on(1000, A), undo(3000)];
    expect(parseSwitches(all.map(switchLine).join(''))).toEqual(all);
  });

  it('are never guessed from a broken line', () => {
    expect(() => parseSwitches(`${switchLine(on(1000, A))}rubbish\n`)).toThrow('switches.tsv:2');
    expect(() => parseSwitches('2026-11-24T08:00:00.000Z\tperhaps\tfr\n')).toThrow('switches.tsv:1');
  });
});
