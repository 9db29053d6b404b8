import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { spoil } from '#build/torture/damage-files.ts'
import { copyFolder, countStaleRows } from '#build/torture/window-copy.ts'
import { journey } from '#tests/shell/journey.ts'
import { setUpOffice, submitNumbered, unlock } from '#tests/shell/office.ts'

journey(
  'a window that can open no database any more builds its copy anew',
  async ({ open, dataDirectory }, info) => {
    const first = await open()
    await setUpOffice(first)
    await submitNumbered(first, 1)
    expect(await countStaleRows(first.page, first.desk)).toBe(0)
    await first.stop()

    const folder = copyFolder(join(dataDirectory, 'window'))
    // CURRENT and MANIFEST among them: Chromium opens nothing of the origin after this.
    for (const name of readdirSync(folder))
      spoil(join(folder, name), { damage: 'flip', place: 0.3 })

    const second = await open()
    await unlock(second)
    await expect(second.page.getByText('样例1').first()).toBeVisible()
    await second.page.screenshot({ path: info.outputPath('built-anew.png') })
    expect(await countStaleRows(second.page, second.desk)).toBe(0)
    const faults = readFileSync(join(dataDirectory, 'training', 'faults.log'), 'utf8')
    expect(faults.match(/copy\.clearStorage/g)).toHaveLength(1)

    await second.stop()
    const third = await open()
    await unlock(third)
    await expect(third.page.getByText('样例1').first()).toBeVisible()
    expect(readFileSync(join(dataDirectory, 'training', 'faults.log'), 'utf8')).toBe(faults)
  },
)
