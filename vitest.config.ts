import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // No module keeps anything that one story could leave to the next; loading all of them anew for each file is slow.
    isolate: false,
    maxWorkers: 2,
    reporters: ['default', './test/closing-line.ts'],
  },
})
