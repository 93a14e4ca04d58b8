import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Suites against real servers, started as children on loopback. `test/servers/install` gets them.
export default defineConfig({
  test: {
    include: ['test/servers/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    // Each file starts servers of its own, and mostly waits for them: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
  },
});
