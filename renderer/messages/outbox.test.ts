import { expect, test } from 'vitest'
import { OUTBOX } from './outbox.ts'

test('an empty queue says that all is confirmed only when no page is left', () => {
  expect(OUTBOX.emptyText({ underWay: 0, refused: 0 })).toContain('都已得到国家子系统确认')
  expect(OUTBOX.emptyText({ underWay: 2, refused: 0 })).toBe(
    '备案都已在国家子系统登记；2 件的材料图像还在上传，自动进行',
  )
  expect(OUTBOX.emptyText({ underWay: 1, refused: 3 })).toMatch(/1 件.*上传.*3 件.*被退回/)
})
