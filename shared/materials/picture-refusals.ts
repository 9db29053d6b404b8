import type { Failure } from '#shared/result.ts'
import { endingOf } from './picture-kind.ts'

/** How a picture is called that has no name of its own. */
export const PICTURE_NAME = '图像'

/** What the window takes as one file, one page and one document. */
export const PICTURE_LIMITS = {
  /** Bytes of a file: a page of 600 dpi fits in, a film does not. */
  fileBytes: 64_000_000,
  /** Points of one page: A3 at 400 dpi and any camera of 48 million points. */
  pixels: 50_000_000,
  /** Pages of one file. */
  pages: 50,
  /** Milliseconds after which a file that is looked at, or a page that is made, is given up. */
  inspectMs: 8_000,
  takeMs: 20_000,
} as const

const MEGA = 1_000_000

const TAKEN_STAYS = '已拍的页都还在。'

/** Why no page was taken from a file: what is wrong, what would be right, on what basis. */
export const PICTURE_REFUSALS = {
  empty: (name: string) =>
    refusal('picture-empty', `“${name}”是空文件（0 字节）。请重新扫描或另存后再取。`),
  tooLarge: (name: string, bytes: number) =>
    refusal(
      'picture-too-large',
      `“${name}”有 ${mega(bytes)} MB，一个文件最多 ${mega(PICTURE_LIMITS.fileBytes)} MB。请把扫描分辨率降到 300 dpi，或分几个文件。`,
    ),
  tooManyPixels: (name: string, width: number, height: number) =>
    refusal(
      'picture-too-many-pixels',
      `“${name}”有 ${width}×${height}（${mega(width * height)} 百万）像素，一页最多 ${mega(PICTURE_LIMITS.pixels)} 百万。没有打开它；请把分辨率降到 300 dpi 再取。`,
    ),
  tooManyPages: (name: string, pages: number) =>
    refusal(
      'picture-too-many-pages',
      `“${name}”共 ${pages} 页，一个文件最多取 ${PICTURE_LIMITS.pages} 页。请只导出本材料的那几页再取。`,
    ),
  notPicture: (name: string, foreign: string | undefined) => {
    const ending = endingOf(name)
    const named = ending === '' ? '' : `扩展名是 .${ending}，但`
    const found = foreign === undefined ? '内容不是图片' : `内容是 ${foreign} 文件`
    return refusal(
      'picture-unknown',
      `“${name}”${named}${found}，无法取页。请存成 JPEG、PNG、WebP、TIFF 或 PDF 再取。`,
    )
  },
  broken: (name: string) =>
    refusal(
      'picture-broken',
      `“${name}”不完整或已损坏（可能没有传完）。请重新扫描或重新复制该文件。`,
    ),
  locked: (name: string) =>
    refusal('picture-locked', `“${name}”有打开密码，读不出内容。请另存为没有密码的 PDF 再取。`),
  tooSlow: (name: string) =>
    refusal(
      'picture-too-slow',
      `“${name}”处理太久，已中止。${TAKEN_STAYS}请重新扫描成普通图片再取。`,
    ),
  crashed: (name: string) =>
    refusal(
      'picture-crashed',
      `处理“${name}”时出错，已中止。${TAKEN_STAYS}请重新扫描成普通图片再取。`,
    ),
  tooSmall: (name: string, width: number, height: number) =>
    refusal(
      'picture-too-small',
      `“${name}”只有 ${width}×${height} 像素，看不清字。请用 200 dpi 以上重新扫描。`,
    ),
} as const

/** Whole units of a million. */
function mega(value: number): string {
  return (value / MEGA).toFixed(value < 10 * MEGA ? 1 : 0)
}

function refusal(code: string, message: string): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, message } }
}
