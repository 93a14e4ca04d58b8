import { defineConfig } from 'vitest/config';

// Prints, asserts nothing but that nobody is written to twice.
export default defineConfig({
  test: { include: ['test/bench/follow-ups/*.measure.ts'], testTimeout: 3_600_000 },
});
