import { defineConfig } from 'vitest/config'

/** Unit and contract tests: beside the code they speak of, in plain Node. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['{shared,electron,renderer,build,tests}/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    testTimeout: 30_000,
    pool: 'forks',
    // One less than the cores is the default: on two cores half of the machine would wait.
    maxWorkers: 2,
  },
})
