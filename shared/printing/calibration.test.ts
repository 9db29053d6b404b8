import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CROSSES, placementFor, SHEETS_FOR_DRIFT, TRUE_MEASURES } from './calibration.ts'
import { TRUE_PLACEMENT } from './printer-profile.ts'

test('a true printer needs no correction', () => {
  expect(placementFor({ ...TRUE_MEASURES, lastTop: null })).toEqual(TRUE_PLACEMENT)
  expect(placementFor({ ...TRUE_MEASURES, lastTop: TRUE_MEASURES.top })).toEqual(TRUE_PLACEMENT)
})

test('what a printer moves, stretches and lets drift is undone within a tenth of a millimetre', () => {
  const printer = fc.record({
    movedX: fc.double({ min: -8, max: 8, noNaN: true }),
    movedY: fc.double({ min: -8, max: 8, noNaN: true }),
    stretchX: fc.double({ min: 0.97, max: 1.03, noNaN: true }),
    stretchY: fc.double({ min: 0.97, max: 1.03, noNaN: true }),
    fed: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
  })
  fc.assert(
    fc.property(printer, ({ movedX, movedY, stretchX, stretchY, fed }) => {
      const print = (x: number, y: number, sheet: number) => ({
        x: movedX + stretchX * x,
        y: movedY + stretchY * y + fed * sheet,
      })
      const a = print(CROSSES.a.x, CROSSES.a.y, 0)
      const placement = placementFor({
        left: a.x,
        top: a.y,
        width: print(CROSSES.b.x, CROSSES.b.y, 0).x - a.x,
        height: print(CROSSES.c.x, CROSSES.c.y, 0).y - a.y,
        lastTop: print(CROSSES.a.x, CROSSES.a.y, SHEETS_FOR_DRIFT - 1).y,
      })
      for (const sheet of [0, SHEETS_FOR_DRIFT - 1]) {
        const meant = { x: 130, y: 200 }
        const got = print(
          placement.offsetX + placement.scaleX * meant.x,
          placement.offsetY + placement.scaleY * meant.y + placement.drift * sheet,
          sheet,
        )
        expect(Math.abs(got.x - meant.x)).toBeLessThan(0.1)
        expect(Math.abs(got.y - meant.y)).toBeLessThan(0.1)
      }
    }),
  )
})
