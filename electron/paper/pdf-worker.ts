import { parentPort, workerData } from 'node:worker_threads'
import pdfmake from 'pdfmake'
import { ok, type Result } from '#shared/result.ts'
import { checkCoverage } from './coverage.ts'
import { splitByFont } from './font-runs.ts'
import { PAPER_FONTS, paperFaces } from './paper-fonts.ts'
import { pdfDocument } from './pdf-document.ts'
import type { PdfMessage, PdfRequest, PdfWorkerData, RenderedPdf } from './pdf-messages.ts'
import { placePages } from './place-pages.ts'
import { takeLayoutStep, withValuesOnly } from './values-only.ts'

// Safe: only pdf-renderer.ts starts this file, with exactly this data.
const { fontsDirectory } = workerData as PdfWorkerData

// Safe: pdfmake 0.3 has `virtualfs`, its types don't. A Buffer as font descriptor throws there.
const { virtualfs } = pdfmake as unknown as {
  readonly virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void }
}

/** Reads a font into pdfmake's own file system the first time a text needs it. */
const faces = paperFaces(fontsDirectory, (font, bytes) =>
  virtualfs.writeFileSync(`${font}.ttf`, bytes),
)

// pdfmake may fetch no address and open no file.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => false)
pdfmake.setFonts(Object.fromEntries(PAPER_FONTS.map((font) => [font, { normal: `${font}.ttf` }])))

// The everyday fonts are read before the first form is asked for; the extension waits for a rare name.
for (const voice of Object.values(faces)) voice[0]?.covers(0x20)
say({ kind: 'ready' })

takeLayoutStep()

/** One document after the other: two at once would only hold more memory. */
let last: Promise<unknown> = Promise.resolve()
parentPort?.on('message', (request: PdfRequest) => {
  last = last.then(async () =>
    say({ kind: 'answer', id: request.id, result: await render(request) }),
  )
})

function say(message: PdfMessage): void {
  parentPort?.postMessage(message)
}

async function render({ papers, setting }: PdfRequest): Promise<Result<RenderedPdf>> {
  for (const layout of papers) {
    const covered = checkCoverage(layout, faces)
    if (!covered.ok) return covered
  }
  const definition = pdfDocument(papers, (text, voice) => splitByFont(text, faces[voice]).runs)
  const document = pdfmake.createPdf(definition, { bufferPages: true })
  const stream = await withValuesOnly(setting.content === 'values', () => document.getStream())
  const pages = stream.bufferedPageRange().count
  placePages(stream, setting)
  return ok({ pdf: new Uint8Array(await document.getBuffer()), pages })
}
