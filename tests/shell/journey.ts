import { test } from '@playwright/test'
import type { Clock } from '#electron/clock.ts'
import { makeDataDirectory, openShell, type TrainingShell } from './training-shell.ts'

/** What a journey gets: an application that is open, and the way to open it again on the same folder. */
interface Journey {
  readonly dataDirectory: string
  /** Opens the application; what is still open when the journey ends is stopped. */
  readonly open: (clock?: Clock, cameraFilm?: string) => Promise<TrainingShell>
}

/** A clerk's journey on a data folder of its own. */
export const journey = test.extend<Journey>({
  // Playwright wants the destructuring even where nothing is taken.
  // biome-ignore lint/correctness/noEmptyPattern: required form of a fixture.
  dataDirectory: async ({}, use) => {
    const data = makeDataDirectory()
    await use(data.path)
    data.clear()
  },
  open: async ({ dataDirectory }, use) => {
    const opened: TrainingShell[] = []
    await use(async (clock, cameraFilm) => {
      const shell = await openShell(dataDirectory, clock, cameraFilm)
      opened.push(shell)
      return shell
    })
    for (const shell of opened.toReversed()) await shell.stop()
  },
})
