import { expect } from '@playwright/test'
import { seedVault } from '#build/seed/seed-vault.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { heapHolds } from '#tests/shell/heap.ts'
import { journey } from '#tests/shell/journey.ts'
import { PASSWORD, submit, unlock } from '#tests/shell/office.ts'

const FILINGS = 400
const OPERATOR = { number: '9001', name: '测试经办员', password: PASSWORD }
const CHEAP = { memoryKiB: 64, iterations: 1, parallelism: 1 }

/** Someone of whom the generated office has no other. */
function singular() {
  return anEntry({
    name: '尉迟敬德',
    documentNumber: identityNumber('19560312', 997, '169998'),
    startDate: officeDay(new Date()),
    phone: '13987654321',
    address: '天河区体育西路 77 号',
    materials: { 'relocation-proof': 'promise' },
  })
}

journey(
  'every filing is found as it is typed, opened and kept',
  async ({ open, dataDirectory }, info) => {
    await seedVault(dataDirectory, { filings: FILINGS, seed: 1 }, OPERATOR, CHEAP)
    const shell = await open()
    const { page } = shell
    await unlock(shell)
    await expect(page.getByText('今日受理')).toBeVisible()
    await page.keyboard.press('F5')
    const grid = page.getByRole('grid', { name: '台账' })
    await expect(page.getByText('共 400 份')).toBeVisible()
    await page.screenshot({ path: info.outputPath('ledger.png') })
    expect(await findBarriers(page), 'ledger').toEqual([])
    expect(await page.evaluate(textsOverTheEdge)).toEqual([])

    // A filing accepted meanwhile leaves the rows of a list that stands deep, and is found at once, by any of its parts.
    await grid.press('End')
    const deep = page.locator('#ledger-row-399')
    await expect(deep).toContainText(/\d{8}-\d{4}/)
    await submit(shell, singular())
    await expect(page.getByText('共 401 份')).toBeVisible()
    await expect(deep).toContainText(/\d{8}-\d{4}/)
    await page.screenshot({ path: info.outputPath('ledger-deep.png') })
    const search = page.getByRole('textbox', { name: '查找' })
    for (const typed of [
      '尉迟',
      'yuchijing',
      'ycjd',
      '9971',
      '13987654321',
      'ycjd guangzhou',
      '体育西路',
    ]) {
      await search.fill(typed)
      await expect(grid.getByRole('row').nth(1), typed).toContainText('尉迟敬德')
    }
    await search.fill('尉迟敬德 北京')
    await expect(page.getByText('没有相符的备案')).toBeVisible()

    // Esc clears what was typed before it leads home.
    await page.keyboard.press('Escape')
    await expect(page.getByText('共 401 份')).toBeVisible()
    await search.fill('尉迟敬德')
    await expect(page.getByText('共 1 份')).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.locator('aside')).toContainText('体育西路 77 号')
    await page.screenshot({ path: info.outputPath('beside.png') })
    expect(await findBarriers(page), 'filing beside the list').toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.locator('aside')).toHaveCount(0)
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('#form-filing-form')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(search).toHaveValue('尉迟敬德')
  },
)

journey(
  'views and columns are kept, and nothing searchable survives the lock',
  async ({ open, dataDirectory }) => {
    await seedVault(dataDirectory, { filings: FILINGS, seed: 2 }, OPERATOR, CHEAP)
    const shell = await open()
    const { page } = shell
    await unlock(shell)
    await expect(page.getByText('今日受理')).toBeVisible()
    await submit(shell, singular())
    await page.keyboard.press('Control+k')
    await expect(page.getByText('共 401 份')).toBeVisible()
    await page.keyboard.type('yuchi')
    await page.locator('#ledger-keep-view').press('Enter')
    await page.keyboard.type('姓尉迟的')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: '删除此视图' })).toBeVisible()
    await page.getByRole('button', { name: '列', exact: true }).press('Enter')
    await page.getByRole('checkbox', { name: '联系电话' }).press('Space')
    await page.getByRole('button', { name: '完成' }).press('Enter')
    await expect(page.getByRole('columnheader', { name: '联系电话' })).toBeVisible()

    // Sorted, ticked, walked to the end: by keyboard alone.
    await page.getByRole('textbox', { name: '查找' }).fill('')
    await page.getByRole('columnheader', { name: '受理号' }).getByRole('button').press('Enter')
    await expect(page.getByRole('columnheader', { name: '受理号' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    )
    await page.locator('#ledger-grid').focus()
    await page.keyboard.press('End')
    await expect(page.locator('#ledger-row-400')).toHaveAttribute('data-cursor', 'true')
    await page.keyboard.press('Space')
    await expect(page.getByText('已选 1 份')).toBeVisible()
    await page.keyboard.press('Control+a')
    await expect(page.getByText('已选 401 份')).toBeVisible()

    await page.keyboard.press('Control+l')
    await expect(page.locator('#password')).toBeFocused()
    expect(page.workers()).toEqual([])
    expect(await heapHolds(page, '尉迟敬德')).toBe(false)
    await unlock(shell)
    await expect(page.getByText('共 401 份')).toBeVisible()
    await expect(page.getByRole('columnheader', { name: '联系电话' })).toBeVisible()
    await page.locator('#ledger-view').press('Enter')
    await page.getByTitle('姓尉迟的').click()
    await expect(page.getByRole('textbox', { name: '查找' })).toHaveValue('yuchi')
  },
)

journey(
  'a damaged part of the index is made again from its records, and said so',
  async ({ open, dataDirectory }) => {
    await seedVault(dataDirectory, { filings: 1_100, seed: 3 }, OPERATOR, CHEAP)
    const shell = await open()
    const { page } = shell
    await unlock(shell)
    await expect(page.getByText('今日受理')).toBeVisible()
    await page.keyboard.press('F5')
    await expect(page.getByText('共 1,100 份')).toBeVisible()
    await expect(page.getByText('正在建立查找索引')).toHaveCount(0)
    await page.keyboard.press('Control+l')
    await expect(page.locator('#password')).toBeFocused()
    await page.evaluate(damageFirstSegment)
    await unlock(shell)
    await expect(page.getByText('按备案重新建立 1000 份')).toBeVisible()
    await expect(page.getByText('共 1,100 份')).toBeVisible()
    await page.getByRole('textbox', { name: '查找' }).fill('1699')
    await expect(page.getByText('共 1,100 份')).toBeVisible()
  },
)

/** Overwrites what is sealed in segment 0; runs in the page. */
function damageFirstSegment(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('training-ledger-index')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const store = opening.result.transaction('segments', 'readwrite').objectStore('segments')
      const reading = store.get(0)
      reading.onsuccess = () => {
        const damaged = {
          ...reading.result,
          sealed: { ...reading.result.sealed, bytes: new ArrayBuffer(64) },
        }
        store.put(damaged).onsuccess = () => {
          opening.result.close()
          resolve()
        }
      }
    }
  })
}

/** The texts that reach out of a cell which is not cut off; runs in the page. */
function textsOverTheEdge(): string[] {
  const texts: string[] = []
  for (const cell of document.querySelectorAll('#ledger-grid tbody td')) {
    if (getComputedStyle(cell).overflow === 'hidden') continue
    const range = document.createRange()
    range.selectNodeContents(cell)
    const { right } = range.getBoundingClientRect()
    if (right > cell.getBoundingClientRect().right) texts.push(cell.textContent)
  }
  return texts
}
