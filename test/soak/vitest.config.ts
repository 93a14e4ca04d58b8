import { defineConfig } from 'vitest/config';

// A day of mail in a minute: `npm run test:soak`. SOAK_MINUTES=30 takes its time.
export default defineConfig({
  test: { include: ['test/soak/**/*.test.ts'], fileParallelism: false, pool: 'forks' },
});
