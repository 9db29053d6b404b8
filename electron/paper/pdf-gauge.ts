import type { CanvasElement, Content } from 'pdfmake/interfaces.js'
import { points, RULE } from './page-style.ts'

const PAPER = { width: 210, height: 297 } as const
/** Where the frames stand, in mm from the paper's edge. */
const FRAMES = [5, 10] as const
/** The inner frame carries the rulers. */
const RULER = { at: FRAMES[1], from: 20, length: 100 } as const

/** Two frames, a ruler along the top and one along the left, each in millimetres to the outside. */
export function drawGauge(): Content {
  const ticks = Array.from({ length: RULER.length + 1 }, (_, millimetre) => millimetre)
  const tens = ticks.filter((millimetre) => millimetre % 10 === 0)
  return [
    {
      absolutePosition: { x: 0, y: 0 },
      canvas: [...FRAMES.map(frame), ...ticks.flatMap((at) => [topTick(at), leftTick(at)])],
    },
    ...tens.flatMap((at) => [
      number(at, { x: RULER.from + at + 0.4, y: RULER.at - 4.6 }),
      number(at, { x: RULER.at - 4.6, y: RULER.from + at + 0.2 }),
    ]),
  ]
}

function frame(inset: number): CanvasElement {
  return {
    type: 'rect',
    x: points(inset),
    y: points(inset),
    w: points(PAPER.width - 2 * inset),
    h: points(PAPER.height - 2 * inset),
    lineWidth: RULE.inner,
  }
}

function topTick(at: number): CanvasElement {
  const x = points(RULER.from + at)
  return line({ x1: x, y1: points(RULER.at - tickLength(at)), x2: x, y2: points(RULER.at) })
}

function leftTick(at: number): CanvasElement {
  const y = points(RULER.from + at)
  return line({ x1: points(RULER.at - tickLength(at)), y1: y, x2: points(RULER.at), y2: y })
}

/** Tens stand out, fives a little. */
function tickLength(at: number): number {
  if (at % 10 === 0) return 3.2
  return at % 5 === 0 ? 2.2 : 1.4
}

function line(ends: Record<'x1' | 'y1' | 'x2' | 'y2', number>): CanvasElement {
  return { type: 'line', ...ends, lineWidth: RULE.inner / 2 }
}

function number(at: number, { x, y }: { readonly x: number; readonly y: number }): Content {
  return { text: String(at), fontSize: 5.5, absolutePosition: { x: points(x), y: points(y) } }
}
