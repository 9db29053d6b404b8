import type {
  Column,
  Content,
  ContentTable,
  ContentText,
  CustomTableLayout,
  TableCell,
} from 'pdfmake/interfaces.js'
import type { Block, CellContent, CheckOption, CitedLine, GridRow } from '#shared/forms/layout.ts'
import { assertNever } from '#shared/result.ts'
import { CHECK_BOX, checkBox } from './check-box.ts'
import { ENTERED } from './entered.ts'
import { GREY, PADDING, points, RULE, SIZE } from './page-style.ts'
import { type ChooseFonts, drawEntry, drawRuns, drawText } from './pdf-text.ts'

type Grid = Extract<Block, { kind: 'grid' }>

/** A grid of the form as a table of exact column widths. */
export function drawGrid(
  { columns, rows, headerRows = 0, isWhole = false }: Grid,
  choose: ChooseFonts,
): ContentTable {
  // The rules stand between the columns; the frame's outer edge is the grid's width.
  const ruleShare = (2 * RULE.frame + (columns.length - 1) * RULE.inner) / columns.length
  return {
    table: {
      dontBreakRows: true,
      headerRows,
      widths: columns.map((width) => points(width) - 2 * PADDING.x - ruleShare),
      heights: rows.map(({ height }) => Math.max(points(height) - 2 * PADDING.y - RULE.inner, 0)),
      body: rows.map((row) => drawRow(row, choose)),
    },
    layout: rules(rows.length, columns.length),
    margin: [0, 0, 0, 8],
    unbreakable: isWhole,
  }
}

/** pdfmake wants an empty object for every place a wide or high cell runs over. */
function drawRow({ cells }: GridRow, choose: ChooseFonts): TableCell[] {
  return cells.flatMap(({ span, rows = 1, content }): TableCell[] => {
    if (content.kind === 'covered') return emptyCells(span)
    return [
      {
        stack: [drawCell(content, choose)],
        colSpan: span,
        rowSpan: rows,
        verticalAlignment: 'middle',
      },
      ...emptyCells(span - 1),
    ]
  })
}

function emptyCells(count: number): TableCell[] {
  return Array.from({ length: count }, () => ({}))
}

function drawCell(
  content: Exclude<CellContent, { kind: 'covered' }>,
  choose: ChooseFonts,
): Content {
  switch (content.kind) {
    case 'label':
      return {
        ...(content.isEntered
          ? drawEntry(content.text, choose)
          : drawText(content.text, 'text', choose)),
        fontSize: SIZE.label,
        alignment: 'center',
      }
    case 'heading':
      return {
        ...drawText(content.text, 'text', choose),
        fontSize: SIZE.label,
        alignment: 'center',
        characterSpacing: 2,
      }
    case 'value':
      return content.run.voice === 'form'
        ? drawText(content.run.text, 'text', choose)
        : drawEntry(content.run.text, choose)
    case 'options':
      return drawOptions(content.options, content.arranged, choose)
    case 'notes':
      return {
        fontSize: content.isSmall ? SIZE.smallNotes : SIZE.notes,
        stack: content.items.map((item, index) => drawNote(item, index + 1, choose)),
        margin: content.isSmall ? [0, 2, 0, 3] : [0, 3, 0, 4],
      }
    case 'lines':
      return drawLines(content, choose)
    case 'phrase':
      return {
        ...drawRuns(content.runs, choose),
        fontSize: SIZE.label,
        alignment: content.align,
      }
    case 'by-hand':
      return { text: '' }
    default:
      return assertNever(content)
  }
}

function drawOptions(
  options: readonly CheckOption[],
  arranged: 'stacked' | 'in-line',
  choose: ChooseFonts,
): Content {
  const drawn = options.map((option) => drawOption(option, choose))
  return arranged === 'stacked' ? { stack: drawn } : { columns: drawn, columnGap: 14 }
}

/** The box sits on the label's body, whose middle is a little below the middle of its line. */
function drawOption({ label, checked }: CheckOption, choose: ChooseFonts): Column {
  return {
    width: 'auto',
    fontSize: SIZE.label,
    columns: [
      { ...checkBox(checked), width: CHECK_BOX, margin: [0, 3.4, 0, 0] },
      { ...drawText(label, 'text', choose), width: 'auto', noWrap: true },
    ],
    columnGap: 4.5,
  }
}

function drawNote(text: string, number: number, choose: ChooseFonts): Content {
  return {
    columns: [
      { ...drawText(`${number}.`, 'text', choose), width: 11 },
      { ...drawText(text, 'text', choose), width: '*', alignment: 'justify' },
    ],
  }
}

function drawLines(
  { items, isSmall }: Extract<CellContent, { kind: 'lines' }>,
  choose: ChooseFonts,
): Content {
  const fontSize = isSmall ? SIZE.smallLine : SIZE.line
  return {
    stack: items.map((item, index) => ({
      ...drawLine(item, choose),
      fontSize,
      margin: [0, index === 0 ? 0 : 1.2, 0, 0],
    })),
    margin: [0, 0.5, 0, 1.5],
  }
}

/** The articles stand behind the sentence, smaller and grey. */
function drawLine({ text, cited, isEntered }: CitedLine, choose: ChooseFonts): ContentText {
  const mark = isEntered ? ENTERED : {}
  const behind = cited === '' ? [] : choose(`（${cited}）`, 'text')
  return {
    text: [
      ...choose(text, 'text').map((run) => ({ ...run, ...mark })),
      ...behind.map((run) => ({ ...run, fontSize: SIZE.cited, color: GREY, ...mark })),
    ],
  }
}

function rules(rows: number, columns: number): CustomTableLayout {
  const width = (index: number, last: number) =>
    index === 0 || index === last ? RULE.frame : RULE.inner
  return {
    hLineWidth: (index) => width(index, rows),
    vLineWidth: (index) => width(index, columns),
    paddingLeft: () => PADDING.x,
    paddingRight: () => PADDING.x,
    paddingTop: () => PADDING.y,
    paddingBottom: () => PADDING.y,
  }
}
