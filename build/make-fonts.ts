/**
 * Makes `assets/fonts` from the Noto SC fonts on npm and Debian's Hanazono. Run by hand, on Debian, when
 * a version or a character set changes: `node build/make-fonts.ts` (needs npm, tar, apt-get, dpkg-deb,
 * the network, four minutes).
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompressSync, constants } from 'node:zlib'
import { create } from 'fontkit'

interface SubsetOptions {
  readonly targetFormat: 'truetype' | 'woff2'
  readonly keepFeatures: readonly string[]
  readonly noLayoutClosure: boolean
  readonly noHinting: boolean
}

// subset-font ships no types: this is the part of its README used here.
const subsetFont = createRequire(import.meta.url)('subset-font') as (
  font: Buffer,
  text: string,
  options: SubsetOptions,
) => Promise<Buffer>

const run = promisify(execFile)
const FONTS = path.join(import.meta.dirname, '..', 'assets', 'fonts')

/** The two packages, with the SHA-512 the registry names for these versions. */
const SANS = {
  spec: '@expo-google-fonts/noto-sans-sc@0.4.3',
  sha512:
    '9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==',
} as const
const SERIF = {
  spec: '@expo-google-fonts/noto-serif-sc@0.4.3',
  sha512:
    'fSmUpiSFtSeyHV45/2xUOy5SdfExklQwwMKN3cQjAZAujITHDmSbpMHCVdCMhRqMjQtu0ZRgc29u8A+CU3akfw==',
} as const

/** Debian's package of the font that draws nearly all of Extensions B to F, with the SHA-256 of the font. */
const MINCHO = {
  spec: 'fonts-hanazono=20170904-2.1',
  file: 'usr/share/fonts/truetype/hanazono/HanaMinB.ttf',
  sha256: '829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c',
} as const

/** Code points of one file of rare characters; harfbuzz drops the outlines of more than some 20,000 glyphs. */
const RARE_BLOCK = 0x2000

/** Han characters of the font a name may need beyond the base set, down to Extension F. */
const HAN = /\p{Script=Han}/u

/** Characters of GB 2312 between two lead bytes: rows 16–55 are level one, 16–87 both levels. */
function gb2312(firstLead: number, lastLead: number): string {
  const decoder = new TextDecoder('gb2312')
  const characters: string[] = []
  for (let lead = firstLead; lead <= lastLead; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++)
      characters.push(decoder.decode(Uint8Array.of(lead, trail)))
  // The browsers' decoder fills the standard's gaps with private-use characters and U+FFFD.
  return characters.filter((c) => !/[\p{Co}\uFFFD]/u.test(c)).join('')
}

function range(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join(
    '',
  )
}

/**
 * `values` is what may be entered or said; `titles` has the common characters (GB 2312 level one), a
 * rarer one borrows the sans face.
 */
async function characterSets() {
  const list = path.join(FONTS, 'general-standard-characters.txt')
  const generalStandard = (await readFile(list, 'utf8')).replaceAll('\n', '')
  const latin = range(0x20, 0x7e) + range(0xa0, 0x17f)
  const symbols = `${gb2312(0xa1, 0xa3)}·—–‘’“”…‰′″※℃№√×÷≤≥□■○●◎△▲◇◆☆★→←↑↓￥〇㎡`
  return {
    values: latin + symbols + gb2312(0xb0, 0xf7) + generalStandard,
    titles: latin + symbols + gb2312(0xb0, 0xd7),
  }
}

async function fetchFont(source: typeof SANS | typeof SERIF, file: string, folder: string) {
  const { stdout } = await run('npm', ['pack', source.spec, '--json'], { cwd: folder })
  const [packed]: { filename: string }[] = JSON.parse(stdout)
  if (packed === undefined) throw new Error(`npm packed nothing for ${source.spec}`)
  const archive = path.join(folder, packed.filename)
  const sha512 = createHash('sha512')
    .update(await readFile(archive))
    .digest('base64')
  if (sha512 !== source.sha512) throw new Error(`${source.spec} is not the file pinned here`)
  await run('tar', ['-xzf', archive, '-C', folder, `package/${file}`])
  return await readFile(path.join(folder, 'package', file))
}

async function fetchMincho(folder: string): Promise<Buffer> {
  await run('apt-get', ['download', '-q', MINCHO.spec], { cwd: folder })
  const [archive] = (await readdir(folder)).filter((name) => name.endsWith('.deb'))
  if (archive === undefined) throw new Error(`apt-get brought nothing for ${MINCHO.spec}`)
  await run('dpkg-deb', ['-x', archive, 'hanazono'], { cwd: folder })
  const font = await readFile(path.join(folder, 'hanazono', MINCHO.file))
  const sha256 = createHash('sha256').update(font).digest('hex')
  if (sha256 !== MINCHO.sha256) throw new Error(`${MINCHO.spec} is not the file pinned here`)
  return font
}

/** One packed file for every block of code points: a rare name reads little more than it needs. */
async function emitRare(mincho: Buffer, base: string): Promise<void> {
  const blocks = new Map<number, string>()
  for (const character of beyond(mincho, base)) {
    // Safe: a character has a code point.
    const codePoint = character.codePointAt(0) as number
    const first = codePoint - (codePoint % RARE_BLOCK)
    blocks.set(first, (blocks.get(first) ?? '') + character)
  }
  for (const [first, characters] of blocks) {
    const name = `mincho-${first.toString(16)}.ttf.br`
    const subset = await subsetFont(mincho, characters, {
      targetFormat: 'truetype',
      keepFeatures: [],
      noLayoutClosure: true,
      noHinting: true,
    })
    const packed = brotliCompressSync(subset, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
    await writeFile(path.join(FONTS, name), packed)
    process.stdout.write(`${name}  ${(packed.byteLength / 1e6).toFixed(2)} MB\n`)
  }
}

async function emit(name: string, font: Buffer, characters: string) {
  const targetFormat = name.endsWith('.woff2') ? 'woff2' : 'truetype'
  const subset = await subsetFont(font, characters, {
    targetFormat,
    keepFeatures: ['kern', 'mark', 'ccmp'],
    noLayoutClosure: true,
    noHinting: true,
  })
  await writeFile(path.join(FONTS, name), subset)
  process.stdout.write(`${name}  ${(subset.byteLength / 1e6).toFixed(2)} MB\n`)
}

/** Han characters the font draws that are not in `base`. */
function beyond(font: Buffer, base: string): string {
  const known = new Set(base)
  const parsed = create(font)
  if (!('characterSet' in parsed)) throw new Error('a font collection where one font was expected')
  return parsed.characterSet
    .map((code) => String.fromCodePoint(code))
    .filter((character) => HAN.test(character) && !known.has(character))
    .join('')
}

const folder = await mkdtemp(path.join(tmpdir(), 'make-fonts-'))
try {
  const { values, titles } = await characterSets()
  const sans = await fetchFont(SANS, '400Regular/NotoSansSC_400Regular.ttf', folder)
  const serif = await fetchFont(SERIF, '700Bold/NotoSerifSC_700Bold.ttf', folder)
  await emit('sans-regular.ttf', sans, values)
  await emit('sans-extension.ttf', sans, beyond(sans, values))
  await emitRare(await fetchMincho(folder), values + beyond(sans, values))
  await emit('serif-bold.ttf', serif, titles)
  await emit('filing-desk-sans.woff2', sans, values)
} finally {
  await rm(folder, { recursive: true })
}
