import { defineConfig } from 'vitest/config';

// Measurements of the whole daemon against real servers: they print and assert only that the work was done.
export default defineConfig({
  test: {
    include: ['test/bench/mail/*.measure.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    pool: 'forks',
  },
});
