import { defineConfig } from 'vitest/config';

/** The crash campaign: `npm run test:crash`; CRASH_ROUNDS=400 for a long one. Needs the servers of test/servers. */
export default defineConfig({
  test: { include: ['test/crash/**/*.test.ts'], fileParallelism: false, pool: 'forks' },
});
