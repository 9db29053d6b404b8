import { expect } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { drawSheet } from './pictures.ts'
import type { TrainingShell } from './training-shell.ts'

const WORDS = '兹证明该同志户籍登记于我辖区情况属实特此出具本证明请予办理异地就医备案手续'

/** Files somebody with so many pages behind the screen; returns the filing's id. */
export async function fileWithPages({ desk, page }: TrainingShell, count: number): Promise<string> {
  const id = crypto.randomUUID()
  for (let position = 0; position < count; position += 1) {
    const words = WORDS.slice(position * 5)
    await ask(desk, 'material.put', {
      owner: id,
      requirement: 'relocation-proof',
      page: {
        ...{ id: crypto.randomUUID(), width: 1240, height: 1754 },
        ...{ source: 'file', report: [], override: '' },
      },
      jpeg: new Uint8Array(await drawSheet(page, { words })),
      thumbnail: new Uint8Array(await drawSheet(page, { words, width: 150, height: 212 })),
    })
  }
  const entry = anEntry({ startDate: officeDay(new Date()) })
  await ask(desk, 'filing.submit', { id, entry })
  return id
}

/** Opens the filing from a list of the first screen by its key, once it is there. */
export async function openFrom({ page }: TrainingShell, key: string): Promise<void> {
  const row = page.locator(':focus', { hasText: anEntry().name })
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(row).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Enter')
}
