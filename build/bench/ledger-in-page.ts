declare global {
  interface Window {
    /** Waits, without asking again and again, for a change of the page after which something holds. */
    until(holds: () => boolean): Promise<void>
    /** Milliseconds of every task that held the page up since it was watched. */
    longTasks: number[]
  }
}

/** Gives the page `until`; runs in the page. */
export function addUntil(): void {
  window.until = (holds) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => look())
      const look = () => {
        if (!holds()) return
        observer.disconnect()
        resolve()
      }
      observer.observe(document, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      })
      look()
    })
}

/** Milliseconds from each key to its answer in the page; runs in the page. */
export async function typeMeasured(typed: readonly string[]): Promise<number[]> {
  const search = document.querySelector<HTMLInputElement>('#ledger-search')
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  if (!(search && setter)) throw new Error('no search')
  const times: number[] = []
  const betweenKeys = () => new Promise((resolve) => setTimeout(resolve, 60))
  const type = async (text: string, isCounted: boolean) => {
    const started = performance.now()
    search.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }))
    setter.call(search, text)
    search.dispatchEvent(new Event('input', { bubbles: true }))
    await window.until(
      () =>
        document.querySelector('[data-answered]')?.getAttribute('data-answered') === text &&
        document.querySelector('[aria-busy=true]') === null,
    )
    if (isCounted) times.push(performance.now() - started)
  }
  for (const words of typed) {
    const letters = [...words]
    for (let end = 1; end <= letters.length; end += 1) {
      await type(letters.slice(0, end).join(''), true)
      await betweenKeys()
    }
    await type('', false)
    await betweenKeys()
  }
  return times
}

/** Milliseconds from the scroll event of a jump to a random depth to its rows; runs in the page. */
export async function scrollMeasured(pages: number): Promise<number[]> {
  const scroller = document.querySelector('#ledger-grid')?.parentElement
  if (!scroller) throw new Error('no list')
  const times: number[] = []
  for (let page = 0; page < pages; page += 1) {
    const depth = Math.round((scroller.scrollHeight - scroller.clientHeight) * ((page * 0.618) % 1))
    if (depth === scroller.scrollTop) continue
    let started = 0
    const scrolled = new Promise((resolve) => {
      scroller.addEventListener('scroll', resolve, { once: true, capture: true })
    })
    void scrolled.then(() => {
      started = performance.now()
    })
    scroller.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
    scroller.scrollTop = depth
    const row = Math.floor(depth / 32) + 5
    await window.until(() => {
      const cells = document.querySelector(`#ledger-row-${row}`)?.querySelectorAll('td')
      return cells?.[1] !== undefined && cells[1].textContent !== '…'
    })
    times.push(performance.now() - started)
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
  return times
}

/** Notes every task of the page that holds it up from now on; runs in the page. */
export function watchLongTasks(): void {
  const longTasks: number[] = []
  window.longTasks = longTasks
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration)
  }).observe({ type: 'longtask' })
}
