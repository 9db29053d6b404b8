import { type Seeded, seeded } from './seeded.ts'

/** Pixels of a sheet of A4 as it is drawn. */
export const SHEET = { width: 1240, height: 1754 } as const

/** What a sheet says: words of the counter, set at random. */
const WORDS =
  '异地就医备案登记承诺参保地医疗保险经办机构居住证明户口簿身份证件材料受理日期签名本人代办联系电话地址转诊转院诊断医院意见核准长期居住工作常驻安置退休人员结算基金支付待遇有效期限变更终止说明依据规程第条款附件'

/** Seeds of a form and of what is written into it. */
export interface SheetWords {
  readonly layout: number
  readonly words: number
}

/** Contents of one sheet. */
interface SheetRecipe extends SheetWords {
  /** Height of a character as a share of the sheet's height. */
  readonly em: number
  readonly isEmpty: boolean
}

/** Draws a sheet on white: title, lines of text, and on every other a table. */
export function drawPage({ layout, words: wordsSeed, em, isEmpty }: SheetRecipe): OffscreenCanvas {
  const canvas = new OffscreenCanvas(SHEET.width, SHEET.height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('a canvas without a context')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, SHEET.width, SHEET.height)
  if (isEmpty) return canvas
  const form = seeded(layout + 104_729)
  const random = seeded(wordsSeed + 1_299_709)
  const size = em * SHEET.height
  const margin = form.between(0.07, 0.11) * SHEET.width
  context.fillStyle = '#1a1a1a'
  context.strokeStyle = '#333'
  context.textBaseline = 'top'
  context.font = `${size * 1.5}px Page`
  context.fillText(words(random, 9), SHEET.width * 0.32, margin)
  const top = margin + size * 3
  if (form.next() < 0.5) drawTable(context, { random, size, margin, top })
  else drawLines(context, { random, size, margin, top })
  return canvas
}

interface Body {
  readonly random: Seeded
  readonly size: number
  readonly margin: number
  readonly top: number
}

function drawLines(context: OffscreenCanvasRenderingContext2D, body: Body): void {
  const { random, size, margin, top } = body
  context.font = `${size}px Page`
  const length = Math.floor((SHEET.width - 2 * margin) / size)
  const bottom = SHEET.height - margin
  for (let y = top; y < bottom - size; y += size * 1.7) {
    context.fillText(words(random, random.next() < 0.2 ? length * 0.6 : length), margin, y)
  }
}

function drawTable(context: OffscreenCanvasRenderingContext2D, body: Body): void {
  const { random, size, margin, top } = body
  const width = SHEET.width - 2 * margin
  const row = size * 2.4
  context.font = `${size}px Page`
  context.lineWidth = 2
  for (let y = top; y + row < SHEET.height - margin; y += row) {
    context.strokeRect(margin, y, width * 0.24, row)
    context.strokeRect(margin + width * 0.24, y, width * 0.76, row)
    context.fillText(words(random, (width * 0.2) / size), margin + size * 0.4, y + size * 0.7)
    const room = ((width * 0.7) / size) * random.between(0.4, 1)
    context.fillText(words(random, room), margin + width * 0.26, y + size * 0.7)
  }
}

function words(random: Seeded, length: number): string {
  const from = () => WORDS[Math.floor(random.next() * WORDS.length)] ?? ''
  return Array.from({ length: Math.floor(length) }, from).join('')
}
