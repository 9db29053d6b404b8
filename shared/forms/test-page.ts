import type { Office } from '#shared/bridge.ts'
import { chineseDate } from './form-values.ts'
import { type Cell, GRID_WIDTH, type Layout, label, option, options, value } from './layout.ts'

/** What a test page says. */
export interface TestPageInput {
  readonly office: Office
  /** `YYYY-MM-DD`. */
  readonly printedOn: string
  readonly watermark: string | null
}

/** One character of every plane a name has been met with. */
const RARE_CHARACTERS = '䶮㛃𬀩𠅤'

const LABEL_WIDTH = 34

/** 试打印: office, rare characters, check boxes, and what shows whether the printer scales or cuts. */
export function testPageLayout({ office, printedOn, watermark }: TestPageInput): Layout {
  const row = (title: string, content: Cell) => ({ height: 9, cells: [label(title), content] })
  return {
    form: 'test-page',
    extent: 'page',
    documentTitle: '打印测试页',
    title: '打印测试页',
    corner: { left: '', right: [] },
    blocks: [
      {
        kind: 'grid',
        columns: [LABEL_WIDTH, GRID_WIDTH - LABEL_WIDTH],
        rows: [
          row('经办机构', value({ field: '机构名称', text: office.name })),
          row('联系电话', value({ field: '联系电话', text: office.phone })),
          row('打印日期', value({ field: '打印日期', text: chineseDate(printedOn) })),
          row('生僻字', value({ field: '生僻字', text: RARE_CHARACTERS })),
          row('方框', options([option('已勾选', true), option('未勾选', false)], 1, 'in-line')),
        ],
      },
      {
        kind: 'list',
        items: [
          { mark: '1.', text: '四个生僻字都印出了笔画，没有空框。' },
          {
            mark: '2.',
            text: '外框（距纸边 5 毫米）和内框（10 毫米）的四条边都印全；外框缺边不影响表格，内框缺边请更换打印机或调整纸张。',
          },
          {
            mark: '3.',
            text: '用直尺量上、左两把尺，100 毫米应量得 100 毫米；不足时请在打印设置里选“实际大小”，不要选“适合纸张”。',
          },
        ],
      },
      { kind: 'gauge' },
    ],
    footer: { left: '', right: '' },
    printedOn,
    watermark,
  }
}
