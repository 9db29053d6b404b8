import { fingerprint } from '#shared/materials/fingerprint.ts'
import { assertNever, ok, type Result } from '#shared/result.ts'
import { drawn, greyOf, toJpeg } from './canvas.ts'
import { makePage } from './make-page.ts'
import type { PictureJob, PictureJobs, PictureRequest, WantedPage } from './picture-job.ts'
import { type OpenFile, openFile, type Source } from './read-file.ts'

/** Longest side and quality of the picture in which corners are set. */
const OVERVIEW = { side: 1400, quality: 0.8 } as const

/** Quality of a camera picture, from which the page is still to be made. */
const FRAME_QUALITY = 0.93

/** Room for one decoded picture, in pixels, that comes from the camera. */
const CAMERA_SIDE = 8_000

self.onmessage = ({ data }: MessageEvent<PictureRequest>) => {
  // What must not happen becomes an error of the worker, which the window hears and ends it.
  run(data).then((answer) => self.postMessage({ answer }), reportError)
}

function run(request: PictureRequest): Promise<PictureJobs[PictureJob]['answer']> {
  switch (request.job) {
    case 'inspect':
      return withFile(request.input, async ({ kind, pages, hasScripts }) =>
        ok({ kind, pages, hasScripts }),
      )
    case 'make':
      return withPage(request.input, (source) => makePage(source, request.input))
    case 'overview':
      return withPage(request.input, async (source) =>
        ok({ jpeg: await toJpeg(drawn(source, OVERVIEW.side), OVERVIEW.quality) }),
      )
    case 'frame':
      return framed(request.input)
    case 'fingerprint':
      return fingerprinted(request.input)
    default:
      return assertNever(request)
  }
}

async function withFile<T>(
  file: WantedPage['file'],
  use: (opened: OpenFile) => Promise<Result<T>>,
): Promise<Result<T>> {
  const opened = await openFile(file)
  if (!opened.ok) return opened
  try {
    return await use(opened.value)
  } finally {
    await opened.value.close()
  }
}

function withPage<T>(
  { file, page }: Pick<WantedPage, 'file' | 'page'>,
  use: (source: Source) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withFile(file, async (opened) => {
    const source = await opened.drawPage(page)
    return source.ok ? use(source.value) : source
  })
}

async function framed(bitmap: ImageBitmap) {
  const jpeg = await toJpeg(drawn(bitmap, CAMERA_SIDE), FRAME_QUALITY)
  bitmap.close()
  return ok({ blob: new Blob([jpeg], { type: 'image/jpeg' }) })
}

async function fingerprinted(jpeg: Uint8Array<ArrayBuffer>) {
  const picture = await createImageBitmap(new Blob([jpeg]))
  return ok({ fingerprint: fingerprint(greyOf(drawn(picture, picture.width + picture.height))) })
}
