import { expect, type Page } from '@playwright/test'
import { trainingPersons } from '#electron/training/training-persons.ts'
import { clerkAt, setUpOffice } from '#tests/shell/office.ts'
import { makeDataDirectory, openShell } from '#tests/shell/training-shell.ts'
import { percentile, report } from './figure.ts'

const LOOK_UPS = 20

/** From the desk's answer to a look-up (1101) until its words stand on the screen. */
export async function benchPerson(): Promise<void> {
  const data = makeDataDirectory()
  const shell = await openShell(data.path)
  await setUpOffice(shell)
  await expect(shell.page.getByText('国家子系统可用')).toBeVisible()
  await clerkAt(shell).keyboard.press('F2')
  const number = shell.page.locator('#documentNumber')
  await number.waitFor()
  const times: number[] = []
  for (const { documentNumber } of trainingPersons().slice(0, LOOK_UPS)) {
    const shown = timeToShow(shell.page)
    await number.fill(documentNumber)
    times.push(await shown)
  }
  await shell.stop()
  data.clear()
  report({
    name: '1101 answer shown, 95th percentile',
    value: percentile(times, 0.95),
    unit: 'ms',
    budget: 100,
    n: LOOK_UPS,
  })
}

/** Milliseconds from the moment the window has the desk's answer until the card shows it, painted. */
async function timeToShow(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        // The browser shell puts a plain object there, whose call may be listened to.
        const desk = window.desk as { call: (method: string, input: unknown) => Promise<unknown> }
        const { call } = desk
        let answeredAt = 0
        desk.call = async (method, input) => {
          const answer = await call(method, input)
          if (method === 'person.lookUp') answeredAt = performance.now()
          return answer
        }
        const observer = new MutationObserver(() => {
          const isShown = document.querySelector('#person-card[data-kind="found"]') !== null
          if (!isShown || answeredAt === 0) return
          observer.disconnect()
          desk.call = call
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - answeredAt)))
        })
        observer.observe(document.body, { attributes: true, childList: true, subtree: true })
      }),
  )
}
