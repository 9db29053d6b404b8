import type { Content, ContentSection, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Block, Layout } from '#shared/forms/layout.ts'
import { assertNever } from '#shared/result.ts'
import { GREY, HALF, PAGE, points, RULE, SIZE, SPACE } from './page-style.ts'
import { drawCrosses } from './pdf-crosses.ts'
import { drawGauge } from './pdf-gauge.ts'
import { drawGrid } from './pdf-grid.ts'
import { type ChooseFonts, drawRuns, drawSentence, drawText } from './pdf-text.ts'

/**
 * Papers as pdfmake draws them, each beginning on a page of its own; nothing outside this folder knows
 * pdfmake. Many papers in one document share their fonts, which is most of the work of making one.
 */
export function pdfDocument(
  papers: readonly [Layout, ...Layout[]],
  choose: ChooseFonts,
): TDocumentDefinitions {
  const [first] = papers
  return {
    pageSize: 'A4',
    version: '1.7',
    language: 'zh-CN',
    displayTitle: true,
    info: {
      title: first.documentTitle,
      creator: '跨省异地就医备案柜台',
      // The day, not the instant: the same form of the same day is the same bytes.
      creationDate: new Date(`${first.printedOn}T00:00:00+08:00`),
    },
    defaultStyle: { font: 'sans-regular', fontSize: SIZE.value, color: '#000000' },
    content: papers.map((layout) => drawPaper(layout, choose)),
  }
}

function drawPaper(layout: Layout, choose: ChooseFonts): ContentSection {
  const space = SPACE[layout.extent]
  return {
    pageMargins: [points(PAGE.side), points(space.top), points(PAGE.side), points(PAGE.bottom)],
    section: [
      drawCorner(layout, choose),
      {
        ...drawText(layout.title, 'title', choose),
        fontSize: SIZE.title,
        alignment: 'center',
        margin: [0, space.aboveTitle, 0, space.belowTitle],
      },
      ...layout.blocks.map((block) => drawBlock(block, choose)),
    ],
    ...drawRest(layout, choose),
  }
}

/** Foot and watermark; those of an upper half stay on it, above the line where it is cut off. */
function drawRest(
  layout: Layout,
  choose: ChooseFonts,
): Pick<ContentSection, 'footer' | 'watermark' | 'background'> {
  const { extent, watermark } = layout
  switch (extent) {
    case 'page': {
      // pdfmake asks for the background of each page when it begins, for the feet when all are there.
      const own: number[] = []
      return {
        background: (page) => {
          own.push(page)
          return null
        },
        footer: (page) =>
          drawFooter(numbered(layout, own.indexOf(page) + 1, own.length), choose, 8),
        watermark: watermark === null ? null : drawWatermark(watermark),
      }
    }
    case 'upper-half':
      return {
        background: () => [
          ...(watermark === null ? [] : [drawHalfWatermark(watermark)]),
          drawCut(),
          drawFooter(layout, choose, points(HALF - 6)),
        ],
        footer: null,
        watermark: null,
      }
    default:
      return assertNever(extent)
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
    case 'remark':
      return { ...drawRuns(block.runs, choose), fontSize: SIZE.notes, margin: [2, -4, 0, 7] }
    case 'annex':
      return {
        ...drawText(block.title, 'title', choose),
        fontSize: SIZE.annex,
        alignment: 'center',
        pageBreak: 'before',
        margin: [0, 4, 0, 9],
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
    case 'crosses':
      return drawCrosses()
    default:
      return assertNever(block)
  }
}

function drawCorner({ corner }: Layout, choose: ChooseFonts): Content {
  return {
    fontSize: SIZE.label,
    columns: [
      { ...drawText(corner.left, 'text', choose), width: 'auto', color: GREY },
      { ...drawRuns(corner.right, choose), width: '*', alignment: 'right' },
    ],
  }
}

function drawFooter({ footer }: Layout, choose: ChooseFonts, down: number): Content {
  return {
    margin: [points(PAGE.side), down, points(PAGE.side), 0],
    fontSize: SIZE.foot,
    color: GREY,
    columns: [
      { ...drawText(footer.left, 'text', choose), width: 'auto' },
      { ...drawText(footer.right, 'text', choose), width: '*', alignment: 'right' },
    ],
  }
}

/** A paper of several pages says on each which one it is. */
function numbered(layout: Layout, page: number, pages: number): Layout {
  if (pages === 1) return layout
  const { left, right } = layout.footer
  const pageOf = `第 ${page} 页，共 ${pages} 页`
  return {
    ...layout,
    footer: { left: [left, pageOf].filter((part) => part !== '').join('　'), right },
  }
}

/** A dashed hair line across the middle of the sheet. */
function drawCut(): Content {
  return {
    absolutePosition: { x: 0, y: points(HALF) },
    canvas: [
      {
        type: 'line',
        x1: 0,
        y1: 0,
        x2: points(PAGE.width),
        y2: 0,
        lineWidth: RULE.inner,
        lineColor: GREY,
        dash: { length: 3, space: 3 },
      },
    ],
  }
}

/** Upright, because pdfmake turns a text only about the middle of the whole sheet. */
function drawHalfWatermark(text: string): Content {
  return {
    text,
    font: 'serif-bold',
    fontSize: 150,
    opacity: 0.06,
    alignment: 'center',
    absolutePosition: { x: 0, y: points(35) },
  }
}

/** Light enough to read everything through it, large enough not to be taken for a real form. */
function drawWatermark(text: string) {
  return { text, font: 'serif-bold', fontSize: 150, opacity: 0.06, angle: -38 }
}
