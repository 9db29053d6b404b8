import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getValue, type LifeBench, openLifeBench } from '#electron/life-bench.test-helper.ts'
import { putPage, removePage } from '#electron/vault/draft-pages.ts'
import { filingPagesOf } from '#electron/vault/page-rows.ts'
import { samplePage } from '#electron/vault/page-samples.test-helper.ts'
import { officeDay } from '#shared/office-day.ts'
import { anEntry, TABLES } from '#tests/builders.ts'

const BLUR = { kind: 'blur' as const, measured: 0.1, threshold: 0.25, isPoor: true }

let bench: LifeBench

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
})
afterEach(() => bench.close())

test.each([
  ['legible', []],
  ['blurred', [BLUR]],
])(
  'a %s page of a paper that is not asked for refuses acceptance until it is removed',
  async (_what, report) => {
    const { vault, services, time } = bench
    const id = randomUUID()
    const entry = anEntry({ startDate: officeDay(time.clock.now()) })
    const asked = getValue(putPage(vault, samplePage(id)))
    const left = samplePage(id)
    const unasked = getValue(
      putPage(vault, {
        ...left,
        requirement: 'residence-proof',
        page: { ...left.page, report },
      }),
    )
    const refused = await services['filing.submit']({ id, entry })
    expect(refused).toMatchObject({ error: { code: 'pages-unasked@materials' } })
    expect(!refused.ok && refused.error.message).toContain('长期居住认定材料')
    getValue(removePage(vault, unasked.id))
    expect(await services['filing.submit']({ id, entry })).toMatchObject({ ok: true })
    expect(filingPagesOf(vault.db, id).map((page) => page.id)).toEqual([asked.id])
  },
)
