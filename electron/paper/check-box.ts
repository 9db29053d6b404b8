import type { CanvasElement, ContentCanvas } from 'pdfmake/interfaces.js'
import { ENTERED } from './entered.ts'

/** Side of a check box in points. */
export const CHECK_BOX = 8.6

/**
 * A check box drawn as lines beside its label: the Noto fonts have no ☐ and no ☑, and what pdfmake
 * prints instead looks like a crossed box on a legal form.
 */
export function checkBox(checked: boolean): ContentCanvas {
  const square: CanvasElement = {
    type: 'rect',
    x: 0,
    y: 0,
    w: CHECK_BOX,
    h: CHECK_BOX,
    lineWidth: 0.7,
    lineColor: '#000000',
  }
  const tick: CanvasElement = {
    ...ENTERED,
    type: 'polyline',
    lineWidth: 1.5,
    lineColor: '#000000',
    lineCap: 'round',
    points: [
      { x: 1.7, y: 4.5 },
      { x: 3.7, y: 6.6 },
      { x: 7.3, y: 1.8 },
    ],
  }
  return { canvas: checked ? [square, tick] : [square] }
}
