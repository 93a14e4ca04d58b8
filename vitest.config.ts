import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/servers/**', 'test/conformance/**'],
    globalSetup: ['test/build-first.ts'],
    testTimeout: 30_000,
  },
});
