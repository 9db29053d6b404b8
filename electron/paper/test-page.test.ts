import { afterAll, expect, test } from 'vitest'
import { testPageLayout } from '#shared/forms/test-page.ts'
import { startPdfRenderer } from './pdf-renderer.ts'

const renderer = startPdfRenderer({
  workerUrl: new URL('./pdf-worker.ts', import.meta.url),
  fontsDirectory: new URL('../../assets/fonts', import.meta.url).pathname,
})
afterAll(() => renderer.stop())

const OFFICE = {
  name: '威海市环翠区医疗保险事业中心',
  division: '371002',
  agencyCode: '371002001',
  phone: '0631-5200000',
}

test('the test page is one page in the fonts of the forms, rare characters and all', async () => {
  const layout = testPageLayout({ office: OFFICE, printedOn: '2026-11-22', watermark: '训练' })
  expect(JSON.stringify(layout)).toContain('䶮㛃𬀩𠅤')
  const rendered = await renderer.render(layout)
  expect(rendered.ok && rendered.value.pages).toBe(1)
})

test('an office whose name has no glyph is told so before the printer is', async () => {
  const office = { ...OFFICE, name: '\u{32000}市医保中心' }
  const layout = testPageLayout({ office, printedOn: '2026-11-22', watermark: null })
  expect(await renderer.render(layout)).toMatchObject({ error: { code: 'glyph-missing' } })
})
