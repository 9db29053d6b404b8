import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DeskContext } from '#electron/desk-context.ts'
import { getValue, type LifeBench, openLifeBench } from '#electron/life-bench.test-helper.ts'
import { identityNumber, TABLES } from '#tests/builders.ts'
import { importServices } from './import-services.ts'

const HEADER = '受理号,姓名,身份证号,备案类型,就医地区,起始日期'

let bench: LifeBench

beforeEach(async () => {
  bench = await openLifeBench(TABLES)
})
afterEach(() => bench.close())

test('a file that is taken in keeps the desk from locking, because a lock would break it off', async () => {
  const active = vi.fn()
  const told: string[] = []
  const session = { ...bench.session, idle: { active, stop: () => undefined } }
  const services = importServices({
    ...bench.context,
    session: () => session,
    emit: (_event: string, { step }: { readonly step: string }) => told.push(step),
    // Only what an import asks of the desk.
  } as unknown as DeskContext)
  const row = `JH1,尉迟敬德,${identityNumber('19560312', 1)},异地长期居住人员,广东省 广州市,2024-03-01`
  const bytes = new TextEncoder().encode([HEADER, row].join('\n'))
  const file = getValue(await services['import.read']({ name: '旧.csv', bytes }))
  const trial = getValue(await services['import.check']({ fileId: file.id, mapping: file.mapping }))
  expect(trial).toMatchObject({ ready: 1, faulty: 0 })
  const taken = services['import.run']({ fileId: file.id })
  // Whoever left the screen and comes back is told what it came to.
  const held = getValue(await services['import.resume']({}))
  expect(held).toEqual({ file, report: getValue(await taken) })
  expect(held?.report).toMatchObject({ ready: 0, known: 1 })
  // Other columns: the old trial counts no more.
  const { endDate: _, ...mapping } = file.mapping
  getValue(await services['import.map']({ fileId: file.id, mapping }))
  const mapped = getValue(await services['import.resume']({}))
  expect(mapped).toEqual({ file: { ...file, mapping }, report: null })
  expect(told).toEqual(['checking', 'writing', 'writing'])
  expect(active).toHaveBeenCalledTimes(told.length)
})
