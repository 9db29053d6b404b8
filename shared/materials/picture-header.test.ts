import { expect, test } from 'vitest'
import { moveCorner, WHOLE_PICTURE } from './corners.ts'
import { findPictureHeader } from './picture-header.ts'
import { findForeignKind, findPictureKind, isMisnamed } from './picture-kind.ts'

/** Bytes from hexadecimal digits; spaces are for the reader. */
const bytes = (digits: string) =>
  Uint8Array.from(digits.replaceAll(' ', '').match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  )

const JPEG =
  'ffd8 ffe0 0004 0000 ffc2 000b 08 0bb8 0fa0 01 011100 ffda 0008 01 0100 003f00 1234 ff00 56'
const PNG = '89504e470d0a1a0a 0000000d 49484452 00002710 00002710 08 02 000000 00000000'
const PNG_END = '00000000 49454e44 ae426082'
const WEBP_LOSSLESS = '52494646 11000000 57454250 5650384c 05000000 2f 63c03100 00'

test('a JPEG tells its size before it is decoded, and whether it goes on to its end', () => {
  const size = { width: 4000, height: 3000 }
  expect(findPictureHeader('jpeg', bytes(`${JPEG} ffd9`))).toEqual({ ...size, isWhole: true })
  expect(findPictureHeader('jpeg', bytes(JPEG))).toEqual({ ...size, isWhole: false })
  expect(findPictureHeader('jpeg', bytes(JPEG).subarray(0, 12))).toBeUndefined()
})

test('a PNG bomb is known by its header', () => {
  const size = { width: 10_000, height: 10_000 }
  expect(findPictureHeader('png', bytes(PNG + PNG_END))).toEqual({ ...size, isWhole: true })
  expect(findPictureHeader('png', bytes(PNG))).toEqual({ ...size, isWhole: false })
})

test('a WebP tells its size', () => {
  expect(findPictureHeader('webp', bytes(WEBP_LOSSLESS))).toEqual({
    width: 100,
    height: 200,
    isWhole: true,
  })
})

test('a file is what it contains, whatever its name says', () => {
  expect(findPictureKind(bytes(JPEG))).toBe('jpeg')
  expect(findPictureKind(bytes(PNG))).toBe('png')
  expect(findPictureKind(bytes(WEBP_LOSSLESS))).toBe('webp')
  expect(findPictureKind(new TextEncoder().encode('\n%PDF-1.7'))).toBe('pdf')
  expect(findPictureKind(bytes('49492a00'))).toBe('tiff')
  expect(findPictureKind(new TextEncoder().encode('PK\u0003\u0004'))).toBeUndefined()
  expect(findForeignKind(new TextEncoder().encode('0000ftypheic'))).toBe('HEIC')
  expect(isMisnamed('扫描.PDF', 'jpeg')).toBe(true)
  expect(isMisnamed('扫描.JPG', 'jpeg')).toBe(false)
})

test('a corner stays inside the picture, and never crosses to where no sheet would be left', () => {
  const moved = moveCorner(WHOLE_PICTURE, 'topLeft', { x: -1, y: 0.2 })
  expect(moved.topLeft).toEqual({ x: 0, y: 0.2 })
  expect(moveCorner(WHOLE_PICTURE, 'topLeft', { x: 1, y: 1 })).toBe(WHOLE_PICTURE)
})
