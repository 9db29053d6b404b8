import { expect } from '@playwright/test'
import { ask } from '#build/demo/desk-calls.ts'
import { setFault } from '#build/demo/subsystem-control.ts'
import type { PageProgress } from '#shared/bridge-materials.ts'
import { findBarriers } from '#tests/shell/barriers.ts'
import { fileWithPages, openFrom } from '#tests/shell/filed-pages.ts'
import { journey } from '#tests/shell/journey.ts'
import { setUpOffice, unlock } from '#tests/shell/office.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

/** A machine that does much else takes its time. */
const ARRIVED = { timeout: 40_000 }

/** Sets a fault of the subsystem once a page has come so far. */
function faultWhen(
  { desk, training }: TrainingShell,
  fault: string,
  isTime: (progress: PageProgress) => boolean,
): void {
  if (!training) throw new Error('no subsystem')
  const stop = desk.onEvent((event, body) => {
    // The event's own body, straight from the desk.
    if (event !== 'material.progress' || !isTime(body as PageProgress)) return
    stop()
    void setFault(training, fault)
  })
}

/** What stands under the small picture of each page. */
const marks = ({ page }: TrainingShell) => page.locator('[data-page] [data-look]')

async function pagesOf({ desk }: TrainingShell, owner: string) {
  return ask(desk, 'material.list', { owner })
}

async function statusOf({ desk }: TrainingShell, filingId: string): Promise<string> {
  return (await ask(desk, 'filing.get', { filingId })).filing.status
}

journey(
  'a page lost in the middle goes on there, a refused one is sent again, and only then is the filing reported',
  async ({ open }, info) => {
    const first = await open()
    await setUpOffice(first)
    const { page, training } = first
    if (!training) throw new Error('no subsystem')
    await setFault(training, 'offline')
    const filingId = await fileWithPages(first, 3)
    const [, second, third] = await pagesOf(first, filingId)
    await openFrom(first, '2')
    await expect(marks(first)).toHaveText(['待报送', '待报送', '待报送'])

    faultWhen(first, 'offline', ({ pageId, pieces }) => pageId === second?.id && pieces >= 2)
    await setFault(training, 'none')
    await expect(marks(first)).toHaveText(['已确认', /上传中 \d+\/\d+ 段/, '已告知'], ARRIVED)
    await expect(page.getByText('线路不通').first()).toBeVisible(ARRIVED)
    await expect(page.getByText('材料图像还没有传齐')).toBeVisible()
    await expect(page.getByText('共 3 页，已确认 1 页')).toBeVisible()
    expect(await statusOf(first, filingId)).toBe('accepted')
    const [kept] = await ask(first.desk, 'material.progress', { filingId })
    await page.screenshot({ path: info.outputPath('broken-off.png') })
    await first.stop()

    const shell = await open()
    const seen: PageProgress[] = []
    // The event's own body, straight from the desk.
    shell.desk.onEvent((event, body) => {
      if (event === 'material.progress') seen.push(body as PageProgress)
    })
    faultWhen(shell, 'refuse', ({ pageId }) => pageId === third?.id)
    await unlock(shell)
    await expect(shell.page.getByText('今日受理')).toBeVisible()
    await expect(shell.page.locator('#today-standing')).toContainText('图像被退回 1 页', ARRIVED)
    await shell.page.screenshot({ path: info.outputPath('today.png') })
    await expect(shell.page.getByTitle('报送队列')).toContainText('图像被退回1')
    await shell.page.keyboard.press('F4')
    await expect(shell.page.getByText(/1 件的材料图像被退回/)).toBeVisible()
    await shell.page.screenshot({ path: info.outputPath('queue-empty.png') })
    await shell.page.keyboard.press('Escape')
    await openFrom(shell, '3')
    await expect(marks(shell)).toHaveText(['已确认', '已确认', '被退回'], ARRIVED)
    // What the subsystem had of the second page did not go again.
    expect(seen[0]).toEqual({ pageId: second?.id, pieces: (kept?.pieces ?? 0) + 1 })
    await expect(shell.page.getByText(/第 3 页：国家子系统没有收下/).first()).toBeVisible()
    expect(await statusOf(shell, filingId)).toBe('accepted')
    expect(await findBarriers(shell.page), 'pages').toEqual([])
    await shell.page.screenshot({ path: info.outputPath('refused.png') })

    if (shell.training) await setFault(shell.training, 'none')
    await shell.page.keyboard.press('u')
    await expect(marks(shell)).toHaveText(['已确认', '已确认', '已确认'], ARRIVED)
    await expect(shell.page.getByText('3 页，子系统已逐页确认')).toBeVisible()
    await expect(shell.page.getByText('材料图像已传齐')).toBeVisible()
    expect(await statusOf(shell, filingId)).toBe('acknowledged')
    await shell.page.locator('[data-page]').first().focus()
    await shell.page.keyboard.press('Enter')
    const [confirmed] = await pagesOf(shell, filingId)
    await expect(shell.page.locator('dialog')).toContainText(confirmed?.upload.serial ?? 'none')
    await shell.page.screenshot({ path: info.outputPath('confirmed.png') })
    await shell.page.setViewportSize({ width: 1920, height: 1080 })
    await shell.page.keyboard.press('Escape')
    await shell.page.screenshot({ path: info.outputPath('filing-1920.png') })
  },
)
