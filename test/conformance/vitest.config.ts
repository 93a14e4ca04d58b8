import { defineConfig } from 'vitest/config';

// Measures on public data: `npx vitest run --config test/conformance/vitest.config.ts`.
// biome-ignore lint/style/noDefaultExport: vitest asks for it.
export default defineConfig({
  test: { include: ['test/conformance/**/*.test.ts'], testTimeout: 600_000 },
});
