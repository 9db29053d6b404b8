import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import * as z from 'zod'
import { readJsonFile } from '#electron/vault/json-file.ts'

/** Where a demo leaves what it saw. */
export interface Evidence {
  readonly directory: string
  /** Takes a picture of the screen: `screens/NN-name.png`, numbered in the order taken. */
  picture(page: Page, name: string): Promise<void>
  /** Writes a JSON file. */
  json(name: string, value: unknown): void
}

/** Opens an output folder; what an earlier demo left in it is removed, and only that. */
export function openEvidence(directory: string): Evidence {
  const screens = join(directory, 'screens')
  rmSync(screens, { recursive: true, force: true })
  mkdirSync(screens, { recursive: true })
  for (const file of earlierPapers(directory)) rmSync(join(directory, file), { force: true })
  let pictures = 0
  return {
    directory,
    picture: async (page, name) => {
      pictures += 1
      const path = join(screens, `${String(pictures).padStart(2, '0')}-${name}.png`)
      await page.screenshot({ path, animations: 'disabled' })
    },
    json: (name, value) => {
      writeFileSync(join(directory, name), `${JSON.stringify(value, null, 2)}\n`)
    },
  }
}

/** As much of a summary as tells which files are an earlier demo's. */
const EarlierSummary = z.array(
  z.object({ papers: z.array(z.object({ file: z.string().endsWith('.pdf') })) }),
)

function earlierPapers(directory: string): readonly string[] {
  const path = join(directory, 'summary.json')
  if (!existsSync(path)) return []
  const { data = [] } = EarlierSummary.safeParse(readJsonFile(path))
  return data.flatMap(({ papers }) => papers.map(({ file }) => basename(file)))
}
