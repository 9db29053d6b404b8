import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { folderSize } from '#build/folder-size.ts'
import { userDataDirectory } from '#build/paths.ts'
import { MOST_PAGES } from '#shared/materials/page.ts'
import { hasTrainingVault, SEEDED_OPERATOR, seedVault } from './seed-vault.ts'

const MOST_FILINGS = 1_000_000
const USAGE = '用法 | usage: npm run seed -- --filings N [--materials N] [--seed N] [--data DIR]'

/** `npm run seed`: a generated office as a training profile, and how to open it. */
export async function main(parameters: readonly string[]): Promise<number> {
  const plan = readPlan(parameters)
  if (plan === undefined) return say(USAGE, 2)
  const { dataDirectory, filings, materials, seed } = plan
  if (hasTrainingVault(dataDirectory)) {
    return say(
      `已有训练数据，未作改动；请用 --data 指定空文件夹 | training data exists, nothing changed: ${dataDirectory}`,
      1,
    )
  }
  const started = performance.now()
  const onProgress = progressOf(filings)
  await seedVault(dataDirectory, { filings, materials, seed, onProgress }, SEEDED_OPERATOR)
  const seconds = (performance.now() - started) / 1_000
  say(
    `${filings} 份备案、${materials} 页材料，用时 ${seconds.toFixed(1)} 秒 | ${filings} filings with ${materials} pages in ${seconds.toFixed(1)} s`,
    0,
  )
  say(`位置 | at: ${dataDirectory}（${folderSize(dataDirectory)}）`, 0)
  say(`打开 | open: FILING_DESK_DATA=${resolve(dataDirectory, '..')} npm start`, 0)
  return say(
    `工号 | operator ${SEEDED_OPERATOR.number}，密码 | password ${SEEDED_OPERATOR.password}`,
    0,
  )
}

function readPlan(parameters: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        filings: { type: 'string', default: '1000' },
        materials: { type: 'string', default: '0' },
        seed: { type: 'string', default: '1' },
        data: { type: 'string' },
      },
    })
    const [filings, seed] = [Number(values.filings), Number(values.seed)]
    const materials = Number(values.materials)
    const isUsable = Number.isInteger(filings) && filings >= 1 && filings <= MOST_FILINGS
    const isSpread =
      Number.isInteger(materials) && materials >= 0 && materials <= filings * MOST_PAGES
    if (!(isUsable && isSpread && Number.isInteger(seed))) return undefined
    const dataDirectory =
      values.data === undefined ? userDataDirectory() : resolve(values.data, 'filing-desk')
    return { filings, materials, seed, dataDirectory }
  } catch {
    return undefined
  }
}

function progressOf(filings: number): (done: number) => void {
  return (done) => {
    if (done % 10_000 === 0 && done < filings) say(`${done}/${filings}`, 0)
  }
}

function say(line: string, code: number): number {
  process.stdout.write(`${line}\n`)
  return code
}
