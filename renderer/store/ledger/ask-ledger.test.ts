import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { EVERY_FILING, type LedgerQuery } from '#shared/ledger/ledger-query.ts'
import type { LedgerRow } from '#shared/ledger/ledger-row.ts'
import { createLedgerAsker, type HeldAnswer, heldRow } from './ask-ledger.ts'
import { LEDGER_OPENING, type LedgerState } from './follow-ledger.ts'
import type { LedgerClient } from './ledger-client.ts'

const COUNT = 10_000
const TOP = { from: 0, to: 20 }
const DEEP = { from: 700, to: 720 }

/** An index whose rows tell its version, and a screen that says after every answer what it shows, as the list does. */
function openScreen(openedIn: LedgerState['phase'] = 'ready') {
  let phase = openedIn
  let version = 1
  let added = 0
  let range = TOP
  const drawn: HeldAnswer[] = []
  const cursors: number[] = []
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => ({ id: `${from + at - added}`, seq: version }))
  const place = (id: number) => (id + added < COUNT ? id + added : -1)
  const client = {
    async ask(kind: string, input: { first?: number; from?: number; to?: number; id?: string }) {
      if (kind === 'place') return place(Number(input.id))
      return kind === 'find'
        ? { total: COUNT, rows: rows(0, input.first ?? 0) }
        : rows(input.from ?? 0, input.to ?? 0)
    },
    // Only what a screen asks of it.
  } as unknown as LedgerClient
  const state = () => ({ ...LEDGER_OPENING, phase, version })
  // Of the rows only id and commit are looked at.
  const newest = async (limit: number) => rows(0, limit) as unknown as LedgerRow[]
  const asker = createLedgerAsker({ client, state, newest }, (held, cursor) => {
    drawn.push(held)
    cursors.push(cursor)
    asker.show(range)
  })
  return {
    drawn,
    cursors,
    point: asker.point,
    ask(query: LedgerQuery) {
      asker.find(query)
      return setImmediate()
    },
    scroll(to: typeof range) {
      range = to
      asker.show(range)
      return setImmediate()
    },
    /** The index is open. */
    open() {
      phase = 'ready'
    },
    /** The ledger changes; so many filings come in above all others. */
    change(above = 0) {
      version += 1
      added += above
    },
  }
}

// Told apart by what they are, not by what is in them.
const [QUERY, OTHER] = [{} as LedgerQuery, {} as LedgerQuery]

it('lists the newest filings while the index is being opened, and all of them from there on', async () => {
  const screen = openScreen('opening')
  await screen.ask(EVERY_FILING)
  screen.point(3)
  screen.open()
  screen.change(2)
  await screen.ask(EVERY_FILING)
  expect(screen.drawn.map(({ answer }) => answer.total)).toEqual([40, 40, COUNT])
  expect(screen.drawn.map(({ isNewest }) => isNewest)).toEqual([true, true, false])
  expect(screen.cursors).toEqual([0, 3, 5])
})

it('draws no newest filings that come after the index has opened', async () => {
  const screen = openScreen('opening')
  const asked = screen.ask(EVERY_FILING)
  screen.open()
  await asked
  expect(screen.drawn).toEqual([])
  await screen.ask(EVERY_FILING)
  expect(screen.drawn.map(({ isNewest }) => isNewest)).toEqual([false])
})

it('lets any other question wait until the index is open', async () => {
  const screen = openScreen('opening')
  await screen.ask(OTHER)
  expect(screen.drawn).toEqual([])
  screen.open()
  await screen.ask(OTHER)
  expect(screen.drawn.map(({ query }) => query)).toEqual([OTHER])
})

it('keeps the rows on screen when the ledger changes under the same question', async () => {
  const screen = openScreen()
  await screen.ask(QUERY)
  await screen.scroll(DEEP)
  screen.change()
  await screen.ask(QUERY)
  const versions = screen.drawn.map((held) => heldRow(held, DEEP.to)?.seq)
  expect(versions).toEqual([undefined, 1, 2])
})

it('fetches the rows that were told to be on screen while the answer was drawn', async () => {
  const screen = openScreen()
  await screen.ask(QUERY)
  await screen.scroll(DEEP)
  await screen.ask(OTHER)
  const last = screen.drawn.at(-1)
  expect(last?.query).toBe(OTHER)
  expect(last && heldRow(last, DEEP.from)?.id).toBe('700')
})

it('asks nothing again of an index that has not changed', async () => {
  const screen = openScreen()
  await screen.ask(QUERY)
  await screen.ask(QUERY)
  await screen.scroll(TOP)
  expect(screen.drawn).toHaveLength(1)
})

it('leaves the cursor with its filing when others come in above it', async () => {
  const screen = openScreen()
  await screen.ask(QUERY)
  screen.point(3)
  screen.change(2)
  await screen.ask(QUERY)
  expect(screen.cursors).toEqual([0, 3, 5])
  expect(screen.drawn.map((held, at) => heldRow(held, screen.cursors[at] ?? 0)?.id)).toEqual([
    '0',
    '3',
    '3',
  ])
})

it('finds the filing of the cursor where it was scrolled out of sight', async () => {
  const screen = openScreen()
  await screen.ask(QUERY)
  await screen.scroll(DEEP)
  screen.point(DEEP.to)
  await screen.scroll(TOP)
  screen.change(1)
  await screen.ask(QUERY)
  expect(screen.cursors.at(-1)).toBe(DEEP.to + 1)
})

it('leaves the cursor with its filing when others move it to a page that is not on screen', async () => {
  const screen = openScreen()
  await screen.ask(QUERY)
  screen.point(36)
  for (const above of [4, 300]) {
    screen.change(above)
    await screen.ask(QUERY)
  }
  expect(screen.cursors).toEqual([0, 36, 40, 340])
  expect(screen.drawn.map((held, at) => heldRow(held, screen.cursors[at] ?? 0)?.id)).toEqual([
    ...['0', '36', '36', '36'],
  ])
})

it('leaves the cursor with its filing when its rows were let go by scrolling', async () => {
  const screen = openScreen()
  await screen.ask(QUERY)
  screen.point(3)
  for (let from = 0; from < 3_000; from += 40) await screen.scroll({ from, to: from + 20 })
  screen.change(2)
  await screen.ask(QUERY)
  expect(screen.cursors.at(-1)).toBe(5)
})

it('leaves the cursor in its place when its filing is not among the rows any more', async () => {
  const screen = openScreen()
  await screen.ask(QUERY)
  screen.point(3)
  screen.change(COUNT)
  await screen.ask(QUERY)
  expect(screen.cursors.at(-1)).toBe(3)
})

it('begins at the first row of another question', async () => {
  const screen = openScreen()
  await screen.ask(QUERY)
  screen.point(3)
  await screen.ask(OTHER)
  expect(screen.cursors).toEqual([0, 3, 0])
})
