import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Measures on public data: `npx vitest run --config test/conformance/vitest.config.ts`.
export default defineConfig({
  test: {
    include: ['test/conformance/**/*.test.ts'],
    testTimeout: 600_000,
    maxWorkers: availableParallelism(),
  },
});
