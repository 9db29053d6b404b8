import { parentPort, workerData } from 'node:worker_threads'
import pdfmake from 'pdfmake'
import type { Layout } from '#shared/forms/layout.ts'
import { ok, type Result } from '#shared/result.ts'
import { checkCoverage } from './coverage.ts'
import { splitByFont } from './font-runs.ts'
import { PAPER_FONTS, paperFaces } from './paper-fonts.ts'
import { pdfDocument } from './pdf-document.ts'
import type { PdfMessage, PdfRequest, PdfWorkerData, RenderedPdf } from './pdf-messages.ts'

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

parentPort?.on('message', async ({ id, layout }: PdfRequest) => {
  say({ kind: 'answer', id, result: await render(layout) })
})

function say(message: PdfMessage): void {
  parentPort?.postMessage(message)
}

async function render(layout: Layout): Promise<Result<RenderedPdf>> {
  const covered = checkCoverage(layout, faces)
  if (!covered.ok) return covered
  const definition = pdfDocument(layout, (text, voice) => splitByFont(text, faces[voice]).runs)
  const document = pdfmake.createPdf(definition, { bufferPages: true })
  const stream = await document.getStream()
  const pages = stream.bufferedPageRange().count
  return ok({ pdf: new Uint8Array(await document.getBuffer()), pages })
}
