import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { createBrowserHost } from '#build/browser-shell/browser-host.ts'
import { openBrowserWindow } from '#build/browser-shell/browser-window.ts'
import { bundleRenderer } from '#build/bundle-renderer.ts'
import { PATHS, PDF_WORKER_URL } from '#build/paths.ts'
import { ensureChromium } from '#build/system-packages.ts'
import { readReferenceData } from '#electron/reference-files.ts'
import { startTrainingDesk } from '#electron/training-desk.ts'
import { officeDay } from '#shared/office-day.ts'
import { indexTables, type Tables } from '#shared/reference-data.ts'
import { assertNever, ok, type Result, refuse } from '#shared/result.ts'
import { openEvidence } from './evidence.ts'
import { CaseFile } from './filing-case.ts'
import { generateCases } from './generate-cases.ts'
import { type CaseSource, listSamples, readOptions } from './options.ts'
import { type PreparedCase, prepareCases, readCases } from './read-cases.ts'
import { runFilings } from './run-filings.ts'
import { type FilingSummary, isAsExpected } from './summary.ts'

/** `npm run demo`: the main job, unattended, through the real screens. */
export async function main(parameters: readonly string[]): Promise<number> {
  const options = readOptions(parameters)
  if (!options.ok) return complain(options.error.message)
  if (options.value.kind === 'print-schema') {
    say(JSON.stringify(z.toJSONSchema(CaseFile, { io: 'input' }), null, 2))
    return 0
  }
  const { source, outDirectory } = options.value
  const tables = indexTables(readReferenceData(PATHS.assets))
  const cases = casesOf(source, tables)
  if (!cases.ok) return complain(cases.error.message)
  const summaries = await runDemo(withCompanion(cases.value, tables), { tables, outDirectory })
  for (const summary of summaries) say(lineOf(summary))
  say(`结果 | results: ${outDirectory}`)
  return summaries.every(isAsExpected) ? 0 : 1
}

interface DemoSetting {
  readonly tables: Tables
  readonly outDirectory: string
}

async function runDemo(
  cases: readonly DemoCase[],
  { tables, outDirectory }: DemoSetting,
): Promise<readonly FilingSummary[]> {
  const executablePath = ensureChromium()
  await bundleRenderer()
  const dataDirectory = mkdtempSync(join(tmpdir(), 'filing-desk-demo-'))
  const evidence = openEvidence(outDirectory)
  const { desk, training } = await startTrainingDesk({
    reserveBytes: 0,
    dataDirectory,
    assetsDirectory: PATHS.assets,
    pdfWorkerUrl: PDF_WORKER_URL,
    host: createBrowserHost(outDirectory, () => window),
  })
  if (training === undefined) throw new Error('a new folder cannot be open already')
  const window = await openBrowserWindow({
    desk,
    rendererDirectory: PATHS.renderer,
    profileDirectory: join(dataDirectory, 'window'),
    executablePath,
    headless: true,
  })
  try {
    return await runFilings(cases, { page: window.page, desk, training, evidence, tables })
  } finally {
    await window.close()
    await desk.stop()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}

/** A case of the demo; a companion was added so that something is filed offline. */
export interface DemoCase extends PreparedCase {
  readonly isCompanion: boolean
}

function casesOf(source: CaseSource, tables: Tables): Result<readonly PreparedCase[]> {
  const today = officeDay(new Date())
  switch (source.kind) {
    case 'files':
      return readAll(source.paths, tables)
    case 'generated':
      return prepareCases(generateCases({ ...source, today }, tables), tables, today)
    default:
      return assertNever(source)
  }
}

function readAll(files: readonly string[], tables: Tables): Result<readonly PreparedCase[]> {
  const today = officeDay(new Date())
  const all: PreparedCase[] = []
  for (const file of files) {
    const cases = readCases(file, tables, today)
    if (!cases.ok) return refuse(cases.error.code, `${file}\n${cases.error.message}`)
    all.push(...cases.value)
  }
  return ok(all)
}

function withCompanion(cases: readonly PreparedCase[], tables: Tables): readonly DemoCase[] {
  const own = cases.map((prepared) => ({ ...prepared, isCompanion: false }))
  if (own.length > 1) return own
  const numbers = new Set(own.map(({ entry }) => entry.documentNumber))
  const samples = readAll(listSamples(), tables)
  const companion = samples.ok
    ? samples.value.find(({ entry }) => !numbers.has(entry.documentNumber))
    : undefined
  return companion ? [...own, { ...companion, isCompanion: true }] : own
}

function lineOf(summary: FilingSummary): string {
  const mark = isAsExpected(summary) ? '✓' : '✗'
  const papers = `${summary.papers.length} PDF`
  const receipt = summary.receiptNumber ?? summary.refusal?.rule ?? '—'
  return `${mark} ${summary.state} (${summary.line}, ${summary.keyPresses} 键, ${papers}) ${receipt} ${summary.title}`
}

function complain(words: string): number {
  process.stderr.write(`${words}\n`)
  return 1
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
