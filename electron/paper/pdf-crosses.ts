import type { CanvasElement, Content } from 'pdfmake/interfaces.js'
import { CROSSES } from '#shared/printing/calibration.ts'
import { GREY, points, RULE } from './page-style.ts'

/** Half the length of a cross's lines, in mm. */
const ARM = 6

const { a, b, c } = CROSSES

/** What is measured: a dashed line between both ends, in mm, and its name beside it. */
const DISTANCES = [
  { name: '甲', x1: 5, y1: a.y, x2: a.x - ARM - 1, y2: a.y },
  { name: '乙', x1: a.x, y1: 5, x2: a.x, y2: a.y - ARM - 1 },
  { name: '丙', x1: a.x + ARM + 1, y1: a.y, x2: b.x - ARM - 1, y2: b.y },
  // Only below the text of the page.
  { name: '丁', x1: c.x, y1: 130, x2: c.x, y2: c.y - ARM - 1 },
] as const

/** A cross of hair lines at each place, the distances between them, and room for both above the text. */
export function drawCrosses(): Content {
  const crosses = Object.entries(CROSSES)
  return [
    {
      absolutePosition: { x: 0, y: 0 },
      canvas: [
        ...crosses.flatMap(([, { x, y }]) => [
          line({ x1: x - ARM, y1: y, x2: x + ARM, y2: y }),
          line({ x1: x, y1: y - ARM, x2: x, y2: y + ARM }),
        ]),
        ...DISTANCES.map((distance) => ({
          ...line(distance),
          lineColor: GREY,
          dash: { length: 2, space: 2 },
        })),
      ],
    },
    ...crosses.map(([letter, { x, y }]) => words(letter.toUpperCase(), { x: x + 1.5, y: y - 5 })),
    ...DISTANCES.map(({ name, x1, y1, x2, y2 }) =>
      words(name, { x: (x1 + x2) / 2 + 0.8, y: (y1 + y2) / 2 + 0.5 }),
    ),
    { text: '', margin: [0, points(10), 0, 0] },
  ]
}

function words(text: string, { x, y }: { readonly x: number; readonly y: number }): Content {
  return { text, fontSize: 9, absolutePosition: { x: points(x), y: points(y) } }
}

function line(ends: Readonly<Record<'x1' | 'y1' | 'x2' | 'y2', number>>): CanvasElement {
  return {
    type: 'line',
    x1: points(ends.x1),
    y1: points(ends.y1),
    x2: points(ends.x2),
    y2: points(ends.y2),
    lineWidth: RULE.inner / 2,
  }
}
