import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const SYSTEM_BROWSERS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'msedge',
]

/** What Debian's PDF printer brings. */
const PDF_DRIVER = '/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd'

/**
 * Path of a Chromium to show the window in. Takes what is there; where there is none, gets Debian's
 * (root with apt) or Playwright's own, and says so.
 */
export function ensureChromium(): string {
  return findChromium() ?? installChromium()
}

/** Makes sure that poppler's `pdftotext` is there for the tests; says what it does. */
export function ensurePoppler(): void {
  if (findProgram('pdftotext')) return
  if (!canUseApt()) {
    say(
      '未找到 pdftotext（poppler），打印文字的测试将跳过 | pdftotext is absent: tests of printed text will be skipped',
    )
    return
  }
  aptInstall('poppler-utils')
}

/** Makes sure that CUPS and Debian's PDF printer are there for the tests; says what it does. */
export function ensureCups(): void {
  if (process.platform !== 'linux' || existsSync(PDF_DRIVER)) return
  if (!canUseApt()) {
    say('未找到 CUPS 的 PDF 打印机，真实打印的测试将跳过 | tests of real printing will be skipped')
    return
  }
  aptInstall('cups', 'printer-driver-cups-pdf')
}

/** Full path of a program on PATH, or undefined. */
export function findProgram(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => [join(folder, name), join(folder, `${name}.exe`)])
    .find(isExecutable)
}

function findChromium(): string | undefined {
  const own = chromium.executablePath()
  return (
    SYSTEM_BROWSERS.map(findProgram).find((path) => path !== undefined) ??
    (existsSync(own) ? own : undefined)
  )
}

function installChromium(): string {
  if (canUseApt()) aptInstall('chromium')
  else run('npx', ['playwright', 'install', 'chromium'])
  const found = findChromium()
  if (found === undefined) {
    throw new Error(
      '没有可用的 Chromium，请安装 chromium 后重试 | no Chromium: install one and try again',
    )
  }
  return found
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && findProgram('apt-get') !== undefined
}

function aptInstall(...names: readonly string[]): void {
  run('apt-get', ['update', '-q'])
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names])
}

function run(program: string, parameters: readonly string[]): void {
  say(`缺少组件，正在安装 | something is absent, installing: ${program} ${parameters.join(' ')}`)
  const result = spawnSync(program, parameters, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) throw new Error(`${program} failed (${result.status ?? result.signal})`)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
