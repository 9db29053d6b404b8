import { ftruncateSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { chooseFromList, moveTo } from '#build/demo/clerk.ts'
import { ask } from '#build/demo/desk-calls.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry } from '#tests/builders.ts'
import { journey } from '#tests/shell/journey.ts'
import { enter, setUpOffice } from '#tests/shell/office.ts'
import { drawSheet, pdfOf, pngBomb } from '#tests/shell/pictures.ts'
import type { TrainingShell } from '#tests/shell/training-shell.ts'

const DEED = '兹证明该同志户籍登记于我辖区情况属实特此出具本证明请予办理异地就医备案手续'
const LEASE = '甲乙双方经协商一致签订房屋租赁合同租期自本年一月一日起共三年租金按季支付'

/** A page takes at most this long on a machine that does much else. */
const TAKEN = { timeout: 40_000 }

/** Types an entry and opens the capture of its first paper by Ctrl+I. */
async function openCapture(shell: TrainingShell) {
  const clerk = await enter(shell, anEntry({ startDate: officeDay(new Date()) }))
  await clerk.keyboard.press('Control+i')
  await expect(shell.page.getByRole('dialog', { name: /采集材料图像/ })).toBeVisible()
  return clerk
}

/** Hands files over as the system's file dialog would. */
async function choose(
  { page }: TrainingShell,
  ...files: { readonly name: string; readonly buffer: Buffer }[]
) {
  await page
    .locator('dialog input[type=file]')
    .setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })))
}

const pagesOf = ({ page }: TrainingShell) => page.locator('dialog [data-page]')

journey('pages are taken from files, checked, put in order and accepted', async ({ open }) => {
  const shell = await open()
  await setUpOffice(shell)
  const { page } = shell
  const clerk = await openCapture(shell)
  await choose(
    shell,
    { name: '证明.jpg', buffer: await drawSheet(page, { words: DEED, isOnDesk: true }) },
    { name: '合同.jpg', buffer: await drawSheet(page, { words: LEASE }) },
  )
  await expect(pagesOf(shell)).toHaveCount(2, TAKEN)
  await expect(page.locator('dialog')).toContainText('字迹、光线、页边都合格')

  const before = await pagesOf(shell).evaluateAll((pages) => pages.map(({ id }) => id))
  await clerk.keyboard.press('Control+ArrowUp')
  await expect
    .poll(() => pagesOf(shell).evaluateAll((pages) => pages.map(({ id }) => id)))
    .toEqual(before.toReversed())

  await choose(shell, {
    name: '模糊.jpg',
    buffer: await drawSheet(page, { words: LEASE.slice(9), blur: 7 }),
  })
  await expect(pagesOf(shell)).toHaveCount(3, TAKEN)
  await expect(page.locator('#page-findings')).toContainText('字迹模糊')
  await clerk.keyboard.press('Escape')
  await clerk.keyboard.press('Control+Enter')
  await expect(page.getByText(/看不清，不能受理/)).toBeVisible()

  await clerk.keyboard.press('Control+i')
  await expect(pagesOf(shell)).toHaveCount(3)
  await moveTo(clerk, before[1] ?? '')
  await clerk.keyboard.press('ArrowDown')
  await clerk.keyboard.press('ArrowDown')
  await moveTo(clerk, 'page-override')
  await clerk.keyboard.type('原件本身模糊')
  await clerk.keyboard.press('Enter')
  await expect(page.getByText('已记录，可以受理')).toBeVisible()
  await clerk.keyboard.press('Escape')
  await clerk.keyboard.press('Control+Enter')

  await expect(page.locator('#form-filing-form')).toBeVisible()
  const panel = page.getByRole('region', { name: '材料图像' })
  await expect(panel.locator('img')).toHaveCount(3)
  await panel.locator('[data-page]').first().focus()
  await clerk.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /^材料图像/ })).toBeVisible()
  await expect(page.locator('dialog section > img')).toBeVisible()
  const [kept] = await ask(shell.desk, 'material.list', {
    owner: (await ask(shell.desk, 'copy.rows', { afterSeq: 0, limit: 1 }))[0]?.filing.id ?? '',
  })
  expect(kept?.bytes).toBeLessThanOrEqual(300_000)
})

journey(
  'a page is turned, straightened by its corners, retaken and removed by keyboard',
  async ({ open }) => {
    const shell = await open()
    await setUpOffice(shell)
    const { page } = shell
    const clerk = await openCapture(shell)
    await choose(shell, { name: '证明.jpg', buffer: await drawSheet(page, { words: DEED }) })
    await expect(pagesOf(shell)).toHaveCount(1, TAKEN)
    const large = page.locator('dialog section > img')
    const isUpright = () =>
      large.evaluate((picture: HTMLImageElement) => picture.naturalHeight > picture.naturalWidth)
    await expect.poll(isUpright).toBe(true)

    await clerk.keyboard.press('r')
    await expect.poll(isUpright, TAKEN).toBe(false)

    await clerk.keyboard.press('c')
    await expect(page.locator('#corner-topLeft')).toBeFocused()
    const at = () => page.locator('#corner-topLeft').evaluate(({ style }) => style.left)
    expect(await at()).toBe('0%')
    for (let step = 0; step < 4; step += 1) await clerk.keyboard.press('Shift+ArrowRight')
    expect(await at()).toBe('8%')
    const whole = await pagesOf(shell).getAttribute('id')
    await clerk.keyboard.press('Enter')
    await expect(large).toBeVisible(TAKEN)
    await expect.poll(() => pagesOf(shell).getAttribute('id'), TAKEN).not.toBe(whole)

    const cut = await pagesOf(shell).getAttribute('id')
    await clerk.keyboard.press('t')
    await expect(page.getByText(/重拍第 1 页/)).toBeVisible()
    await choose(shell, { name: '重拍.jpg', buffer: await drawSheet(page, { words: LEASE }) })
    await expect.poll(() => pagesOf(shell).getAttribute('id'), TAKEN).not.toBe(cut)
    await expect(pagesOf(shell)).toHaveCount(1)

    await choose(shell, { name: '又一次.jpg', buffer: await drawSheet(page, { words: LEASE }) })
    await expect(page.locator('#page-findings')).toContainText('与本材料的另一页相同', TAKEN)
    await clerk.keyboard.press('Delete')
    await expect(page.getByText('再按一次 Delete 移除第 2 页')).toBeVisible()
    await clerk.keyboard.press('Delete')
    await expect(pagesOf(shell)).toHaveCount(1)

    // Whichever goes, those that are left are numbered by their order.
    await choose(shell, { name: '末页.jpg', buffer: await drawSheet(page, { words: DEED }) })
    await expect(pagesOf(shell)).toHaveCount(2, TAKEN)
    await pagesOf(shell).first().focus()
    await clerk.keyboard.press('Delete')
    await expect(page.getByText('再按一次 Delete 移除第 1 页')).toBeVisible()
    await clerk.keyboard.press('Delete')
    await expect(pagesOf(shell)).toHaveCount(1)
    await expect(pagesOf(shell)).toContainText('第 1 页')
  },
)

journey(
  'pages of a paper that is no longer asked for are shown, and keep the filing back',
  async ({ open }, info) => {
    const shell = await open()
    await setUpOffice(shell)
    const { page } = shell
    const clerk = await enter(shell, anEntry({ startDate: officeDay(new Date()) }))
    const capture = page.locator('#capture-relocation-proof')
    await capture.focus()
    await clerk.keyboard.press('Control+i')
    await choose(shell, { name: '证明.jpg', buffer: await drawSheet(page, { words: DEED }) })
    await expect(pagesOf(shell)).toHaveCount(1, TAKEN)
    await clerk.keyboard.press('Escape')
    await chooseFromList(clerk, 'category', '其他跨省临时外出就医人员')
    await clerk.keyboard.press('Control+Enter')
    await expect(page.locator('#form-filing-form')).toHaveCount(0)
    await expect(page.getByText('不再要求').first()).toBeVisible()
    await page.screenshot({ path: info.outputPath('unasked.png') })
    await capture.focus()
    await clerk.keyboard.press('Control+i')
    await expect(pagesOf(shell)).toHaveCount(1)
    const dialog = page.getByRole('dialog', { name: '不再要求的材料' })
    await expect(dialog.getByRole('button')).toHaveText([/第 1 页/, '移除 Del', '完成 Esc'])
    await page.screenshot({ path: info.outputPath('unasked-pages.png') })
    await clerk.keyboard.press('Delete')
    await clerk.keyboard.press('Delete')
    await expect(pagesOf(shell)).toHaveCount(0)
    await clerk.keyboard.press('Escape')
    await expect(capture).toHaveCount(0)
    await clerk.keyboard.press('Control+Enter')
    await expect(page.locator('#form-filing-form')).toBeVisible()
  },
)

journey(
  'what is no page is refused in words, and every page taken stays',
  async ({ open, dataDirectory }) => {
    const shell = await open()
    await setUpOffice(shell)
    const { page } = shell
    await openCapture(shell)
    const sharp = await drawSheet(page, { words: DEED })
    await choose(shell, { name: '证明.jpg', buffer: sharp })
    await expect(pagesOf(shell)).toHaveCount(1, TAKEN)

    const refused = page.locator('dialog [role=alert]')
    for (const [name, buffer, words] of [
      ['炸弹.png', pngBomb(10_000, 10_000), '10000×10000'],
      ['空.jpg', Buffer.alloc(0), '空文件（0 字节）'],
      ['断.jpg', sharp.subarray(0, sharp.length / 2), '不完整或已损坏'],
      ['程序.jpg', Buffer.from('MZ this is a program'), '扩展名是 .jpg，但内容是 Windows 文件'],
      ['册.pdf', pdfOf(500), '共 500 页，一个文件最多取 50 页'],
    ] as const) {
      await choose(shell, { name, buffer })
      await expect(refused).toContainText(words, TAKEN)
    }
    const large = join(dataDirectory, '大.jpg')
    ftruncateSync(openSync(large, 'w'), 200_000_000)
    await page.locator('dialog input[type=file]').setInputFiles(large)
    await expect(refused).toContainText('有 200 MB，一个文件最多 64 MB', TAKEN)
    await expect(pagesOf(shell)).toHaveCount(1)

    await choose(shell, { name: '带脚本.pdf', buffer: pdfOf(1, 'app.alert(1)') })
    await expect(page.getByText('脚本没有运行，只取了页面图像')).toBeVisible(TAKEN)
    await expect(pagesOf(shell)).toHaveCount(2, TAKEN)
    await expect(page.locator('#page-findings')).toContainText('页面是空白的')
    await choose(shell, { name: '其实是图.pdf', buffer: await drawSheet(page, { words: LEASE }) })
    await expect(page.getByText('实际是 JPEG，已按 JPEG 读取')).toBeVisible(TAKEN)
    await expect(pagesOf(shell)).toHaveCount(3, TAKEN)
  },
)

journey(
  'a document camera takes pages, is unplugged and comes back',
  async ({ open, dataDirectory }) => {
    const drawing = await open()
    await setUpOffice(drawing)
    const frame = await drawSheet(drawing.page, { words: DEED, isOnDesk: true })
    await drawing.stop()
    const film = join(dataDirectory, 'sheet.mjpeg')
    writeFileSync(film, Buffer.concat([frame, frame]))

    const shell = await open(undefined, film)
    const { page } = shell
    await page.locator('#password').waitFor()
    await page.keyboard.type('a window password')
    await page.keyboard.press('Enter')
    await expect(page.getByText('今日受理')).toBeVisible()
    const clerk = await openCapture(shell)
    await clerk.keyboard.press('k')
    await expect(page.locator('video[data-running=true]')).toBeVisible(TAKEN)
    await expect(page.locator('#shoot')).toBeFocused()
    await clerk.keyboard.press('Space')
    await expect(pagesOf(shell)).toHaveCount(1, TAKEN)
    await expect(page.locator('dialog')).toContainText('字迹、光线、页边都合格')

    await page.evaluate(() => {
      const stream = document.querySelector('video')?.srcObject
      if (stream instanceof MediaStream) stream.getTracks()[0]?.dispatchEvent(new Event('ended'))
    })
    await expect(page.getByText('高拍仪断开了，已拍的页都在')).toBeVisible()
    await expect(page.locator('video[data-running=true]')).toBeVisible(TAKEN)
    await expect(pagesOf(shell)).toHaveCount(1)

    await clerk.keyboard.press('Escape')
    await clerk.keyboard.press('Control+i')
    await expect(page.locator('video[data-running=true]')).toBeVisible(TAKEN)
  },
)

journey(
  'a picture worker that hangs is ended, and the next page is taken by a new one',
  async ({ open }) => {
    const shell = await open()
    await setUpOffice(shell)
    const { page } = shell
    await openCapture(shell)
    const sheet = { name: '证明.jpg', buffer: await drawSheet(page, { words: DEED }) }
    // A decoder that never comes back, as a hostile picture may bring about.
    const worker = '**/picture-worker*.js'
    const hang = { contentType: 'text/javascript', body: 'self.onmessage = () => { for (;;); }' }
    const pictureWorkers = () =>
      page.workers().filter((running) => running.url().includes('picture-worker')).length
    await page.route(worker, (route) => route.fulfill(hang))
    await choose(shell, sheet)
    await expect.poll(pictureWorkers).toBe(1)
    await expect(page.locator('dialog [role=alert]')).toContainText('处理太久，已中止', TAKEN)
    await expect.poll(pictureWorkers).toBe(0)
    await page.unroute(worker)
    await choose(shell, sheet)
    await expect(pagesOf(shell)).toHaveCount(1, TAKEN)
  },
)

journey('a material that is promised says so on its tile', async ({ open }, info) => {
  const shell = await open()
  await setUpOffice(shell)
  const promised = { 'relocation-proof': 'promise' }
  await enter(shell, anEntry({ startDate: officeDay(new Date()), materials: promised }))
  const tile = shell.page.locator('#capture-relocation-proof')
  await expect(tile).toHaveText('已承诺')
  await expect(tile).toHaveAttribute('title', /由承诺书代替/)
  await expect(shell.page.locator('#capture-voucher')).toHaveText('图像')
  await shell.page.screenshot({ path: info.outputPath('promised.png') })
})
