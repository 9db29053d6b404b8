import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

/** Clerk journeys through the real screens, the real desk and the training subsystem. */
export default defineConfig({
  testDir: fileURLToPath(new URL('../tests/e2e', import.meta.url)),
  // A folder of its own: Playwright empties it, and the unit tests' report lies beside it.
  outputDir: fileURLToPath(new URL('../test-results/journeys', import.meta.url)),
  // The projects' own configurations map a package to its types, which Playwright would then run.
  tsconfig: fileURLToPath(new URL('./tsconfig.playwright.json', import.meta.url)),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  // Two journeys share two cores: one that a slow moment broke is walked once more, and said to have been.
  retries: 1,
  fullyParallel: false,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
})
