import { beforeEach, describe, expect, test } from 'vitest'
import { LONGEST_BACKOFF_MS, MOST_ATTEMPTS } from '#shared/sync/backoff.ts'
import type { PieceReply } from '#shared/sync/page-upload.ts'
import { aPage } from '#tests/builders.ts'
import { type PageUploaderSetup, startPageUploader } from './page-uploader.ts'

const NOW = new Date('2026-11-22T02:00:00.000Z')
const LATER = {
  kind: 'later',
  words: '没有等到可用的回答（HTTP 502）',
  isOfLine: false,
  retryAfterSeconds: 0,
} as const satisfies PieceReply
/** A loaded machine is no fault. */
const PATIENCE = { timeout: 20_000 }
const CONFIRMED = { kind: 'confirmed', serial: 'S1' } as const satisfies PieceReply

/** What became of each page. */
let ends: Map<string, string>
/** The pages in the order in which they were sent. */
let sent: string[]
/** What the uploader was told to wait, in milliseconds. */
let waits: number[]
let isLineGood = true

beforeEach(() => {
  ends = new Map()
  sent = []
  waits = []
  isLineGood = true
})

/** The filings in the order of their registration, each with one page of one piece, and how the subsystem answers each. */
function setupOf(ids: readonly string[], answer: (id: string) => PieceReply): PageUploaderSetup {
  return {
    store: {
      findDue(except) {
        const id = ids.find((one) => !ends.has(one) && !except.has(one))
        return id === undefined ? undefined : { page: aPage({ id, owner: id }), key: id, pieces: 0 }
      },
      findJpeg: () => new Uint8Array(3),
      markSending: () => undefined,
      keepProgress: () => undefined,
      isSerialTaken: () => false,
      confirm: ({ id }) => ends.set(id, 'confirmed'),
      refuse: ({ id }, words) => ends.set(id, words),
    },
    client: {
      async uploadPiece({ page: { id } }) {
        sent.push(id)
        return answer(id)
      },
    },
    clock: { now: () => NOW },
    timers: {
      after(ms, action) {
        waits.push(ms)
        const timer = setTimeout(action, 1)
        return () => clearTimeout(timer)
      },
    },
    random: () => 0,
    isOnline: () => true,
    lookAtLine: async () => isLineGood,
    reportFault: (_where, fault) => expect.fail(String(fault)),
  }
}

describe('a page that does not go', { timeout: 30_000 }, () => {
  test('over a line that works stands behind the others, and after eight times waits for a person', async () => {
    const ids = ['a', 'b', 'c', 'good']
    const uploader = startPageUploader(setupOf(ids, (id) => (id === 'good' ? CONFIRMED : LATER)))
    uploader.wake()
    await expect.poll(() => ends.size, PATIENCE).toBe(ids.length)
    expect(sent.slice(0, 4)).toEqual(ids)
    expect(sent).toHaveLength(3 * MOST_ATTEMPTS + 1)
    expect(ends.get('good')).toBe('confirmed')
    expect(ends.get('a')).toMatch(/连续 8 次没有传成.*HTTP 502.*重新上传/)
    await uploader.stop()
  })

  test('has its turn again only after every other one that did not go either', async () => {
    const failing = new Map([['d', 1]])
    const uploader = startPageUploader(
      setupOf(['a', 'b', 'c', 'd', 'e'], (id) => {
        const left = failing.get(id) ?? (id < 'd' ? 99 : 0)
        failing.set(id, left - 1)
        return left > 0 ? LATER : CONFIRMED
      }),
    )
    uploader.wake()
    await expect.poll(() => ends.size, PATIENCE).toBe(5)
    expect(sent.lastIndexOf('d')).toBeLessThan(3 * 3 + 2)
    await uploader.stop()
  })

  test.each([
    ['the line does not work', false, LATER],
    ['the subsystem is busy', true, { ...LATER, isOfLine: true }],
  ])('while %s is tried without end', async (_what, isGood, reply) => {
    isLineGood = isGood
    const tries = 3 * MOST_ATTEMPTS
    const uploader = startPageUploader(
      setupOf(['a'], () => (sent.length < tries ? reply : CONFIRMED)),
    )
    uploader.wake()
    await expect.poll(() => ends.get('a'), PATIENCE).toBe('confirmed')
    expect(sent).toHaveLength(tries)
    await uploader.stop()
  })
})

test.each([
  [7, 7_000],
  [999_999_999, LONGEST_BACKOFF_MS],
])('a subsystem that asks for %d seconds is left alone for %d ms', async (seconds, ms) => {
  const busy = { ...LATER, isOfLine: true, retryAfterSeconds: seconds }
  const uploader = startPageUploader(setupOf(['a'], () => (sent.length < 2 ? busy : CONFIRMED)))
  uploader.wake()
  await expect.poll(() => ends.get('a'), PATIENCE).toBe('confirmed')
  expect(waits).toEqual([ms])
  await uploader.stop()
})
