import type { Page } from '@playwright/test'

/** A sheet as it is drawn for a journey. */
interface DrawnSheet {
  /** Says something else on every sheet. */
  readonly words: string
  /** Standard deviation of the blur, in pixels. */
  readonly blur?: number
  /** Lies askew on a dark desk. */
  readonly isOnDesk?: boolean
  /** Pixels; default 1240 × 1754. */
  readonly width?: number
  readonly height?: number
  /** Media type; default JPEG. */
  readonly type?: string
}

/** Draws a sheet of Chinese text in the window under test. */
export async function drawSheet(page: Page, sheet: DrawnSheet): Promise<Buffer> {
  const base64 = await page.evaluate(async (wanted) => {
    const { words, blur = 0, isOnDesk = false, width = 1240, height = 1754, type } = wanted
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no context')
    context.fillStyle = isOnDesk ? '#2a2d31' : '#fff'
    context.fillRect(0, 0, width, height)
    if (isOnDesk) {
      context.translate(width / 2, height / 2)
      context.rotate(0.06)
      context.scale(0.82, 0.82)
      context.translate(-width / 2, -height / 2)
      context.fillStyle = '#e8e8e8'
      context.fillRect(0, 0, width, height)
    }
    if (blur > 0) context.filter = `blur(${blur}px)`
    const size = height / 58
    context.fillStyle = '#181818'
    context.font = `${size}px "Filing Desk Sans"`
    await document.fonts.load(context.font, words)
    // The sheet begins elsewhere in its words on each line, so that no two lines are alike.
    for (let line = 0; line < 28; line += 1) {
      const at = (line * 7) % words.length
      const text = (words.slice(at) + words).repeat(4).slice(0, 34 - (line % 5) * 4)
      context.fillText(text, width * 0.1, height * 0.12 + line * size * 1.75)
    }
    const blob = await canvas.convertToBlob({ type: type ?? 'image/jpeg', quality: 0.92 })
    const bytes = new Uint8Array(await blob.arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  }, sheet)
  return Buffer.from(base64, 'base64')
}

/** A PNG of which only the header is there to be believed: so many pixels in so few bytes. */
export function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(25)
  header.writeUInt32BE(13, 0)
  header.write('IHDR', 4, 'latin1')
  header.writeUInt32BE(width, 8)
  header.writeUInt32BE(height, 12)
  header.set([8, 2, 0, 0, 0], 16)
  const end = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82])
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), header, end])
}

/** A PDF of so many empty pages, with a script that would run when it is opened. */
export function pdfOf(pages: number, script = ''): Buffer {
  const kids = Array.from({ length: pages }, (_, at) => `${at + 4} 0 R`).join(' ')
  const action = script === '' ? '' : ' /OpenAction 3 0 R'
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R${action} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    `<< /S /JavaScript /JS (${script}) >>`,
    ...Array.from(
      { length: pages },
      () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ),
  ]
  const bodies = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`)
  const text = `%PDF-1.7\n${bodies.join('')}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** Pixels of a page in `tiffOf`. */
const TIFF_SIDE = 600

/** An uncompressed grey TIFF of so many pages of stripes, each page with stripes of its own. */
export function tiffOf(pages: number): Buffer {
  const pixels = TIFF_SIDE ** 2
  const entries: readonly (readonly [tag: number, value: number])[] = [
    [256, TIFF_SIDE],
    [257, TIFF_SIDE],
    [258, 8],
    [259, 1],
    [262, 1],
    [273, 0],
    [277, 1],
    [278, TIFF_SIDE],
    [279, pixels],
  ]
  const directory = 2 + entries.length * 12 + 4
  const file = Buffer.alloc(8 + pages * (pixels + directory))
  file.write('II*\0', 0, 'latin1')
  for (let page = 0; page < pages; page += 1) {
    const data = 8 + page * (pixels + directory)
    const at = data + pixels
    // Where the last directory ends, or the header, stands where this one begins.
    file.writeUInt32LE(at, page === 0 ? 4 : data - 4)
    file.set(stripes(10 + 6 * page), data)
    file.writeUInt16LE(entries.length, at)
    for (const [index, [tag, value]] of entries.entries()) {
      const entry = at + 2 + index * 12
      file.writeUInt16LE(tag, entry)
      file.writeUInt16LE(4, entry + 2)
      file.writeUInt32LE(1, entry + 4)
      file.writeUInt32LE(tag === 273 ? data : value, entry + 8)
    }
  }
  return file
}

/** Grey pixels of upright stripes so many pixels apart, in lines as writing is. */
function stripes(apart: number): Uint8Array {
  return Uint8Array.from({ length: TIFF_SIDE ** 2 }, (_, pixel) => {
    const isStripe = (pixel % TIFF_SIDE) % apart < 4
    return isStripe && Math.floor(pixel / TIFF_SIDE) % 40 < 20 ? 20 : 240
  })
}
