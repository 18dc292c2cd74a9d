import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/build.ts'],
    // No test mocks a module, and none leaves the environment changed: a worker for each file would double the suite's time.
    isolate: false,
    // Much of it waits for processes, so that every core has a worker.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
