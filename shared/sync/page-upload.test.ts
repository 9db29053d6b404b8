import { describe, expect, test } from 'vitest'
import { aPage } from '#tests/builders.ts'
import { LONGEST_BODY } from './envelope.ts'
import { pieceCount, pieceInput, replyToPiece } from './page-upload.ts'
import { PIECE_BYTES, UploadInput } from './page-wire.ts'

const NOW = new Date('2026-11-22T02:00:00.000Z')
const PAGE = aPage({
  bytes: 2 * PIECE_BYTES,
  upload: { state: 'sending', serial: '', confirmedAt: null, words: '' },
})
const TOLD = {
  file_qury_no: 'S1',
  filename: `${PAGE.id}.jpg`,
  x_page_id: PAGE.id,
  x_sha256: PAGE.sha256,
}

function reply(at: number, output: object) {
  const body = JSON.stringify({ infcode: 0, inf_refmsgid: '1', output })
  const piece = { page: PAGE, key: PAGE.owner, at, content: '' }
  return replyToPiece({ kind: 'answer', status: 200, retryAfter: null, body }, piece, NOW)
}

test('a piece of full size fits the input limit of 40,000 characters', () => {
  const content = btoaOf(PIECE_BYTES)
  const input = pieceInput({ page: PAGE, key: PAGE.owner, at: 0, content }, 'A'.repeat(20))
  expect(UploadInput.parse(input)).toEqual(input)
  expect(JSON.stringify(input).length).toBeLessThan(LONGEST_BODY)
  expect([1, PIECE_BYTES, PIECE_BYTES + 1, 300_000].map(pieceCount)).toEqual([1, 1, 2, 12])
})

function btoaOf(bytes: number): string {
  return 'AAAA'.repeat(bytes / 3)
}

describe('the answer to a piece', () => {
  test('confirms the page by its serial with the last piece alone', () => {
    expect(reply(0, { ...TOLD, file_qury_no: '' })).toEqual({ kind: 'kept' })
    expect(reply(1, TOLD)).toEqual({ kind: 'confirmed', serial: 'S1' })
  })

  test.each([
    ['another page', { x_page_id: PAGE.owner }],
    ['another file', { filename: 'other.jpg' }],
    ['another content', { x_sha256: 'b'.repeat(64) }],
  ])('about %s proves nothing', (_what, other) => {
    expect(reply(1, { ...TOLD, ...other })).toEqual({ kind: 'mismatch' })
  })

  test('without a serial is asked for again', () => {
    expect(reply(1, { ...TOLD, file_qury_no: null })).toMatchObject({ kind: 'later' })
  })

  test.each([
    ['a line that is down', { kind: 'fault', fault: 'not-connected', detail: '' }, true, 0],
    ['an answer that never came', { kind: 'fault', fault: 'timed-out', detail: '' }, false, 0],
    ['a busy subsystem', { kind: 'answer', status: 503, retryAfter: '7', body: '' }, true, 7],
    ['a login page', { kind: 'answer', status: 200, retryAfter: null, body: '<html>' }, false, 0],
    ['a refused signature', { kind: 'answer', status: 401, retryAfter: null, body: '' }, false, 0],
  ] as const)(
    'after %s the same piece goes again later',
    (_what, exchange, isOfLine, retryAfterSeconds) => {
      const piece = { page: PAGE, key: PAGE.owner, at: 0, content: '' }
      const later = { kind: 'later', isOfLine, retryAfterSeconds }
      expect(replyToPiece(exchange, piece, NOW)).toMatchObject(later)
    },
  )

  test.each([
    [400, '报文格式或大小'],
    [409, '已有另一份内容'],
    [413, '报文格式或大小'],
    [422, '报文格式或大小'],
  ])('HTTP %d is a no to this very page: a person reads why', (status, words) => {
    const piece = { page: PAGE, key: PAGE.owner, at: 0, content: '' }
    const exchange = { kind: 'answer', status, retryAfter: null, body: '' } as const
    const message = expect.stringMatching(new RegExp(`${words}.*HTTP ${status}`))
    expect(replyToPiece(exchange, piece, NOW)).toEqual({ kind: 'refused', message })
  })
})
