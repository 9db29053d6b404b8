/** Kinds of files a page can be read from. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'tiff' | 'pdf'

/** File name endings of each kind; the first is its usual one. */
const ENDINGS: Readonly<Record<PictureKind, readonly string[]>> = {
  jpeg: ['jpg', 'jpeg', 'jfif', 'jpe'],
  png: ['png'],
  webp: ['webp'],
  tiff: ['tif', 'tiff'],
  pdf: ['pdf'],
}

/** For the file dialog: every ending a page can be read from. */
export const PICTURE_ENDINGS = Object.values(ENDINGS)
  .flat()
  .map((ending) => `.${ending}`)
  .join(',')

/** How each kind is called. */
export const KIND_NAMES: Readonly<Record<PictureKind, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  tiff: 'TIFF',
  pdf: 'PDF',
}

/** Files clerks are handed that no page can be read from, and how they are told. */
const FOREIGN: readonly { readonly name: string; readonly starts: string; readonly at: number }[] =
  [
    { name: 'HEIC', starts: 'ftypheic', at: 4 },
    { name: 'HEIC', starts: 'ftypmif1', at: 4 },
    { name: 'GIF', starts: 'GIF8', at: 0 },
    { name: 'BMP', starts: 'BM', at: 0 },
    { name: 'Word / Excel', starts: 'PK\u0003\u0004', at: 0 },
    { name: 'Word / Excel 97', starts: '\u00d0\u00cf\u0011\u00e0', at: 0 },
    { name: 'Windows', starts: 'MZ', at: 0 },
  ]

/** PDF readers look for its mark within this many bytes. */
const PDF_MARK_WITHIN = 1024

/** The kind of a file by what it contains, whatever its name says; undefined: none of ours. */
export function findPictureKind(bytes: Uint8Array): PictureKind | undefined {
  if (startsWith(bytes, '\u00ff\u00d8\u00ff', 0)) return 'jpeg'
  if (startsWith(bytes, '\u0089PNG\r\n\u001a\n', 0)) return 'png'
  if (startsWith(bytes, 'RIFF', 0) && startsWith(bytes, 'WEBP', 8)) return 'webp'
  if (startsWith(bytes, 'II*\u0000', 0) || startsWith(bytes, 'MM\u0000*', 0)) return 'tiff'
  const head = String.fromCharCode(...bytes.subarray(0, PDF_MARK_WITHIN))
  return head.includes('%PDF-') ? 'pdf' : undefined
}

/** What a file is that no page can be read from; undefined: unknown. */
export function findForeignKind(bytes: Uint8Array): string | undefined {
  return FOREIGN.find(({ starts, at }) => startsWith(bytes, starts, at))?.name
}

/** Whether a file's name says something else than its content is. */
export function isMisnamed(fileName: string, kind: PictureKind): boolean {
  const ending = endingOf(fileName)
  return ending !== '' && !ENDINGS[kind].includes(ending)
}

/** The ending of a file name in small letters, without its dot; '' where there is none. */
export function endingOf(fileName: string): string {
  return /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
}

function startsWith(bytes: Uint8Array, text: string, at: number): boolean {
  return [...text].every((character, index) => bytes[at + index] === character.codePointAt(0))
}
