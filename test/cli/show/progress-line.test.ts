import { expect, it } from 'vitest';
import { fetchedLine } from '../../../src/cli/show/progress-line.ts';

const shown = { name: 'qwen3:4b', unit: 'MB', width: 80 };

it('says nothing of a model’s size before anybody knows it, nor of its small parts', () => {
  expect(fetchedLine({ completed: null, total: null }, shown)).toBeNull();
  expect(fetchedLine({ completed: 0, total: 0 }, shown)).toBeNull();
  expect(fetchedLine({ completed: 1_000, total: 1_200 }, shown)).toBeNull();
});

it('shows how far the weights are', () => {
  expect(fetchedLine({ completed: 0, total: 2_600_000_000 }, shown)).toBe(
    `qwen3:4b  ${'·'.repeat(30)}  0/2600 MB`,
  );
  expect(fetchedLine({ completed: 1_300_000_000, total: 2_600_000_000 }, shown)).toContain('  1300/2600 MB');
});
