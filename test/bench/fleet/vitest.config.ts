import { defineConfig } from 'vitest/config';

// Many practices beside each other: figures for docs/scale.md.
export default defineConfig({
  test: {
    include: ['test/bench/fleet/*.measure.ts'],
    testTimeout: 600_000,
    fileParallelism: false,
    pool: 'forks',
  },
});
