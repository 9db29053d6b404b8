import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DeskContext } from '#electron/desk-context.ts'
import { getValue, type LifeBench, openLifeBench } from '#electron/life-bench.test-helper.ts'
import { refuse } from '#shared/result.ts'
import { identityNumber, TABLES } from '#tests/builders.ts'
import { importServices } from './import-services.ts'

const HEADER = '受理号,姓名,身份证号,备案类型,就医地区,起始日期'

const REST = ['异地长期居住人员', '广东省 广州市', '2024-03-01']

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
    refusalOf: () => undefined,
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

test('taking in stops where the disk has no room left, says so, and goes on when it has', async () => {
  let looks = 0
  const services = importServices({
    ...bench.context,
    session: () => bench.session,
    refusalOf: () => {
      looks += 1
      return looks === 3 ? refuse('disk-low', '磁盘只剩 400 MB') : undefined
    },
    emit: () => undefined,
    // Only what an import asks of the desk.
  } as unknown as DeskContext)
  const rows = Array.from({ length: 230 }, (_, at) =>
    [`JH${at}`, '尉迟敬德', identityNumber('19560312', at + 1), ...REST].join(','),
  )
  const bytes = new TextEncoder().encode([HEADER, ...rows].join('\n'))
  const { id: fileId, mapping } = getValue(await services['import.read']({ name: '旧.csv', bytes }))
  getValue(await services['import.check']({ fileId, mapping }))
  const stopped = { known: 200, ready: 30, stopped: '磁盘只剩 400 MB' }
  expect(getValue(await services['import.run']({ fileId }))).toMatchObject(stopped)
  const done = { known: 230, ready: 0, stopped: '' }
  expect(getValue(await services['import.run']({ fileId }))).toMatchObject(done)
})
