import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trailWords } from '../../../src/core/story/trail-words.ts';
import type { VerdictKind } from '../../../src/domain/case.ts';

const root = new URL('../../../src/', import.meta.url).pathname;

/** Every verb that the program writes into the trail. */
function verbsWritten(): readonly string[] {
  const files = ['flow', 'cli', 'adapters/store'].flatMap((room) =>
    readdirSync(`${root}${room}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${room}/${name}`),
  );
  const found = files.flatMap((file) =>
    readFileSync(`${root}${file}`, 'utf8')
      .split('\n')
      .filter((line) => /verb|line\('/u.test(line))
      .flatMap((line) =>
        [...line.matchAll(/'([A-Z][a-z]+(?:[A-Z][a-z]+)*)'/gu)].map(([, verb = '']) => verb),
      ),
  );
  const verdicts: Readonly<Record<VerdictKind, true>> = {
    approve: true,
    refuse: true,
    edit: true,
    choose: true,
    relabel: true,
    hand: true,
    snooze: true,
    seen: true,
    undo: true,
  };
  return [...new Set([...found, ...Object.keys(verdicts).map((kind) => `Verdict ${kind}`)])];
}

describe('the words of the trail', () => {
  it('has words in both languages for every verb that is ever written', () => {
    const verbs = verbsWritten();
    expect(verbs.length).toBeGreaterThan(40);
    for (const verb of verbs)
      for (const language of ['fr', 'en'] as const)
        expect.soft(trailWords({ verb }, language), `${verb} ${language}`).not.toBe(verb);
  });
});
