import { defineConfig } from 'vitest/config';

// `npx vitest run --config test/bench/review/vitest.config.ts` after a build; needs tmux.
export default defineConfig({
  test: { include: ['test/bench/review/*.measure.ts'], testTimeout: 120_000, pool: 'forks' },
});
