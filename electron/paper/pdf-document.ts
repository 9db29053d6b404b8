import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Block, Layout, Run } from '#shared/forms/layout.ts'
import { assertNever } from '#shared/result.ts'
import { GREY, PAGE, points, SIZE } from './page-style.ts'
import { drawGauge } from './pdf-gauge.ts'
import { drawGrid } from './pdf-grid.ts'
import { type ChooseFonts, drawSentence, drawText } from './pdf-text.ts'

/** The page as pdfmake draws it; nothing outside this folder knows pdfmake. */
export function pdfDocument(layout: Layout, choose: ChooseFonts): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [points(PAGE.side), points(PAGE.top), points(PAGE.side), points(PAGE.bottom)],
    version: '1.7',
    language: 'zh-CN',
    displayTitle: true,
    info: {
      title: layout.documentTitle,
      creator: '跨省异地就医备案柜台',
      // The day, not the instant: the same form of the same day is the same bytes.
      creationDate: new Date(`${layout.printedOn}T00:00:00+08:00`),
    },
    defaultStyle: { font: 'sans-regular', fontSize: SIZE.value, color: '#000000' },
    content: [
      drawCorner(layout, choose),
      {
        ...drawText(layout.title, 'title', choose),
        fontSize: SIZE.title,
        alignment: 'center',
        margin: [0, 5, 0, 9],
      },
      ...layout.blocks.map((block) => drawBlock(block, choose)),
    ],
    footer: drawFooter(layout, choose),
    ...(layout.watermark === null ? {} : { watermark: drawWatermark(layout.watermark) }),
  }
}

function drawBlock(block: Block, choose: ChooseFonts): Content {
  switch (block.kind) {
    case 'grid':
      return drawGrid(block, choose)
    case 'paragraph':
      return {
        ...drawSentence(block.runs, choose),
        fontSize: SIZE.prose,
        lineHeight: 1.25,
        leadingIndent: 2 * SIZE.prose,
        alignment: 'justify',
        margin: [0, 0, 0, 5],
      }
    case 'list':
      return {
        fontSize: SIZE.prose,
        lineHeight: 1.25,
        margin: [2 * SIZE.prose, 0, 0, 6],
        stack: block.items.map(({ mark, text }) => ({
          columns: [
            { ...drawText(mark, 'text', choose), width: 2 * SIZE.prose },
            { ...drawText(text, 'text', choose), width: '*' },
          ],
        })),
      }
    case 'gauge':
      return drawGauge()
    default:
      return assertNever(block)
  }
}

function drawCorner({ corner }: Layout, choose: ChooseFonts): Content {
  return {
    fontSize: SIZE.label,
    columns: [
      { ...drawText(corner.left, 'text', choose), width: 'auto', color: GREY },
      { ...drawText(textOf(corner.right), 'text', choose), width: '*', alignment: 'right' },
    ],
  }
}

function drawFooter({ footer }: Layout, choose: ChooseFonts): Content {
  return {
    margin: [points(PAGE.side), 8, points(PAGE.side), 0],
    fontSize: SIZE.foot,
    color: GREY,
    columns: [
      { ...drawText(footer.left, 'text', choose), width: 'auto' },
      { ...drawText(footer.right, 'text', choose), width: '*', alignment: 'right' },
    ],
  }
}

function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}

/** Light enough to read everything through it, large enough not to be taken for a real form. */
function drawWatermark(text: string) {
  return { text, font: 'serif-bold', fontSize: 150, opacity: 0.06, angle: -38 }
}
