import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { OnEvent } from '#renderer/bridge.ts'
import { followCommits } from './follow-commits.ts'

const PACE_MS = 200

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A vault that commits, and who follows it with work that takes so long. */
function followed(workMs: number) {
  let hear: (() => void) | undefined
  let begun = 0
  let atOnce = 0
  let mostAtOnce = 0
  const onEvent = ((_event: string, listener: () => void) => {
    hear = listener
    return () => {
      hear = undefined
    }
    // Of all events only the commits are heard here.
  }) as unknown as OnEvent
  const follower = followCommits(onEvent, async () => {
    begun += 1
    atOnce += 1
    mostAtOnce = Math.max(mostAtOnce, atOnce)
    await new Promise((resolve) => setTimeout(resolve, workMs))
    atOnce -= 1
  })
  return {
    follower,
    commit: () => hear?.(),
    begun: () => begun,
    mostAtOnce: () => mostAtOnce,
  }
}

it('works now, and at once after a commit that comes alone', async () => {
  const { commit, begun } = followed(10)
  expect(begun()).toBe(1)
  await vi.advanceTimersByTimeAsync(10 + PACE_MS)
  commit()
  expect(begun()).toBe(2)
})

it('works once for the commits that come meanwhile, and never twice at once', async () => {
  const { commit, begun, mostAtOnce } = followed(50)
  for (let round = 0; round < 20; round += 1) {
    commit()
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(begun()).toBe(1)
  await vi.advanceTimersByTimeAsync(10 * PACE_MS)
  expect(begun()).toBe(2)
  expect(mostAtOnce()).toBe(1)
})

it('works again when it is told to, and not once it was stopped', async () => {
  const { commit, begun, follower } = followed(10)
  follower.again()
  await vi.advanceTimersByTimeAsync(10 + PACE_MS)
  expect(begun()).toBe(2)
  follower.stop()
  commit()
  follower.again()
  await vi.advanceTimersByTimeAsync(10 * PACE_MS)
  expect(begun()).toBe(2)
})
