import { CROSSES, SHEETS_FOR_DRIFT, TRUE_MEASURES } from '#shared/printing/calibration.ts'
import { type Cell, GRID_WIDTH, type Layout, label, value } from './layout.ts'

/** What a calibration page says of itself. */
export interface CalibrationPageInput {
  /** Name of the form and of the printer it is measured for. */
  readonly formName: string
  readonly printerName: string
  /** Printed as the profile says now, to see whether it is right. */
  readonly isControl: boolean
  /** `YYYY-MM-DD`. */
  readonly printedOn: string
  readonly watermark: string | null
}

const LABEL_WIDTH = 34

/** 校准页: three crosses at known places of the sheet, and what to measure between them. */
export function calibrationPageLayout(input: CalibrationPageInput): Layout {
  const { formName, printerName, isControl, printedOn, watermark } = input
  const row = (title: string, content: Cell) => ({ height: 9, cells: [label(title), content] })
  return {
    form: 'calibration-page',
    extent: 'page',
    documentTitle: isControl ? '打印校准核对页' : '打印校准页',
    title: isControl ? '打印校准核对页' : '打印校准页',
    corner: { left: '', right: [] },
    blocks: [
      { kind: 'crosses' },
      {
        kind: 'grid',
        columns: [LABEL_WIDTH, GRID_WIDTH - LABEL_WIDTH],
        rows: [
          row('表单', value({ field: '表单', text: formName })),
          row('打印机', value({ field: '打印机', text: printerName })),
        ],
      },
      { kind: 'list', items: isControl ? CONTROL : MEASURING },
    ],
    footer: { left: '', right: '' },
    printedOn,
    watermark,
  }
}

const { left, top, width, height } = TRUE_MEASURES

const MEASURING = [
  {
    mark: '甲',
    text: `纸的左边到十字 A 的竖线，标准 ${left} 毫米。`,
  },
  { mark: '乙', text: `纸的上边到十字 A 的横线，标准 ${top} 毫米。` },
  { mark: '丙', text: `十字 A 的竖线到十字 B 的竖线，标准 ${width} 毫米。` },
  { mark: '丁', text: `十字 A 的横线到十字 C 的横线，标准 ${height} 毫米。` },
  {
    mark: '戊',
    text: `连续纸另印 ${SHEETS_FOR_DRIFT} 张，在最后一张上量乙处的距离；单张纸不用量。`,
  },
  { mark: '注', text: '从纸边量起，不从可打印区域量起；用毫米尺读到 0.1 或 0.5 毫米。' },
]

const CONTROL = [
  {
    mark: '对',
    text: `十字 A 距左边、上边各 ${CROSSES.a.x} 毫米，A、B 相距 ${width} 毫米，A、C 相距 ${height} 毫米，误差都在 0.5 毫米以内：校准完成。`,
  },
  { mark: '不对', text: '回到设置重新打印校准页、重新测量；量得的数以校准页为准，不以本页为准。' },
]
