import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/servers/**', 'test/conformance/**', 'test/crash/**', 'test/soak/**'],
    globalSetup: ['test/build-first.ts', 'test/temporary-folder.ts'],
    setupFiles: ['test/fixed-seed.ts'],
    // For a machine that does ten other things: what hangs is found all the same.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Many tests wait more than they work: no core is left aside for the runner.
    maxWorkers: availableParallelism(),
    // The modules are loaded once a worker, not once a file: that took more time than most tests. No test leaves anything
    // behind in them.
    isolate: false,
  },
});
