import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { printWithLp } from './printing.ts'

const PDF = new TextEncoder().encode('%PDF-1.7 made-up')
const JOB = {
  title: '跨省异地就医登记备案表 371000-20261122-0007',
  copies: 2,
  printer: '',
  tray: '',
  sides: 'one',
} as const
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lp-'))
  vi.stubEnv('PATH', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** Puts an `lp` on the PATH that keeps what it was given and then runs `script`. */
function installLp(script: string): void {
  const keep = `printf '%s\\n' "$LC_ALL" "$@" > ${folder}/given\n/bin/cat > ${folder}/input\n`
  writeFileSync(path.join(folder, 'lp'), `#!/bin/sh\n${keep}${script}\n`, { mode: 0o755 })
}
const kept = (name: string) => readFileSync(path.join(folder, name), 'utf8')

describe.skipIf(process.platform === 'win32')('Printing with lp', () => {
  test('hands the PDF to standard input and answers with printer and job', async () => {
    installLp('echo "request id is HP-LaserJet-Pro-M404-17 (0 file(s))"')
    expect(await printWithLp(PDF, JOB)).toEqual({
      ok: true,
      value: { printer: 'HP-LaserJet-Pro-M404', job: '17' },
    })
    expect(kept('input')).toBe('%PDF-1.7 made-up')
    expect(kept('given').trim().split('\n')).toEqual([
      'C.UTF-8',
      '-t',
      JOB.title,
      '-n',
      '2',
      '-o',
      'media=A4',
      '-o',
      'sides=one-sided',
      '-o',
      'print-scaling=none',
      '-o',
      'collate=true',
      '-',
    ])
  })

  test('names printer, tray and sides as the form is set up', async () => {
    installLp('echo "request id is HP-3 (0 file(s))"')
    await printWithLp(PDF, { ...JOB, printer: 'HP', tray: 'tray-2', sides: 'long-edge' })
    const given = kept('given')
    for (const words of ['-d\nHP\n', 'media=A4,tray-2\n', 'sides=two-sided-long-edge\n'])
      expect(given).toContain(words)
  })

  test('says so when the machine has no lp', async () => {
    expect(await printWithLp(PDF, JOB)).toMatchObject({ error: { code: 'printing-unavailable' } })
  })

  test.each([
    'lp: Error - No default destination.',
    'lp: Error - no default destination available.',
  ])('says that no printer is chosen at “%s”', async (complaint) => {
    installLp(`echo "${complaint}" >&2; exit 1`)
    expect(await printWithLp(PDF, JOB)).toMatchObject({ error: { code: 'printer-not-set-up' } })
  })

  test('gives the reason of a spooler that refuses', async () => {
    installLp('echo "lp: Error - scheduler not responding." >&2; exit 1')
    const refused = await printWithLp(PDF, JOB)
    expect(refused).toMatchObject({ error: { code: 'printer-refused' } })
    expect(!refused.ok && refused.error.message).toContain('scheduler not responding')
  })

  test('does not say printed without a job number', async () => {
    installLp('echo "thank you"')
    expect(await printWithLp(PDF, JOB)).toMatchObject({ error: { code: 'printer-no-job' } })
  })

  test('survives an lp that refuses before it read anything', async () => {
    writeFileSync(path.join(folder, 'lp'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const large = new Uint8Array(1_000_000)
    expect(await printWithLp(large, JOB)).toMatchObject({ error: { code: 'printer-refused' } })
  })
})
