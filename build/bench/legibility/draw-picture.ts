import { drawPage, SHEET, type SheetWords } from './draw-page.ts'
import type { PictureRecipe } from './labelled-picture.ts'
import { seeded } from './seeded.ts'

/** Pixels of a picture from the camera. */
const PICTURE = { width: 1440, height: 1920 } as const

/** How much of the picture's width a sheet on a desk takes; less of it when it lies askew. */
const FILLING = 0.86
const FILLING_ASKEW = 0.76

/** Draws a picture of a sheet as a camera or a scanner would deliver it, as a JPEG. */
export async function drawPicture(
  recipe: PictureRecipe,
  contents: SheetWords = { layout: recipe.seed, words: recipe.seed },
): Promise<Blob> {
  const page = drawPage({ ...contents, em: recipe.em, isEmpty: recipe.spoiling === 'empty' })
  const canvas = new OffscreenCanvas(PICTURE.width, PICTURE.height)
  const context = contextOf(canvas)
  drawDesk(context, recipe)
  layDown(context, page, recipe)
  const blurred = new OffscreenCanvas(PICTURE.width, PICTURE.height)
  const blurring = contextOf(blurred)
  const radius = recipe.blur * recipe.em * PICTURE.height * FILLING
  if (radius > 0.2) blurring.filter = `blur(${radius}px)`
  blurring.drawImage(canvas, 0, 0)
  blurring.filter = 'none'
  expose(blurring, recipe)
  return blurred.convertToBlob({ type: 'image/jpeg', quality: 0.93 })
}

const COLOURS = {
  wood: '#7a5230',
  felt: '#5d6670',
  dark: '#26292d',
  mat: '#2f6b4f',
  grey: '#8d9196',
  scan: '#ffffff',
} as const

function drawDesk(context: OffscreenCanvasRenderingContext2D, { desk, seed }: PictureRecipe): void {
  const random = seeded(seed + 13)
  context.fillStyle = COLOURS[desk]
  context.fillRect(0, 0, PICTURE.width, PICTURE.height)
  if (desk !== 'wood') return
  for (let y = 0; y < PICTURE.height; y += random.between(5, 22)) {
    context.strokeStyle = `rgb(40 20 5 / ${random.between(5, 26)}%)`
    context.lineWidth = random.between(1, 6)
    context.beginPath()
    context.moveTo(0, y)
    context.bezierCurveTo(400, y + 30, 900, y - 30, PICTURE.width, y + random.between(-20, 20))
    context.stroke()
  }
}

/** Lays the sheet down in thin stripes, each a little narrower where the camera is tilted. */
function layDown(
  context: OffscreenCanvasRenderingContext2D,
  page: OffscreenCanvas,
  recipe: PictureRecipe,
): void {
  const isScan = recipe.desk === 'scan'
  const askew = recipe.spoiling === 'skewed' ? FILLING_ASKEW : FILLING
  const filling = isScan ? 1 : askew
  const width = PICTURE.width * filling
  const height = isScan ? PICTURE.height : (width * SHEET.height) / SHEET.width
  const across = { left: -1, right: 1, top: 0, bottom: 0 }[recipe.cutSide]
  const down = { left: 0, right: 0, top: -1, bottom: 1 }[recipe.cutSide]
  const gap = { x: (PICTURE.width - width) / 2, y: (PICTURE.height - height) / 2 }
  const away = recipe.cut === 0 ? 0 : 1
  context.save()
  context.translate(
    PICTURE.width / 2 + across * away * (width * recipe.cut + gap.x),
    PICTURE.height / 2 + down * away * (height * recipe.cut + gap.y),
  )
  context.rotate(isScan ? recipe.turn / 6 : recipe.turn)
  const tilt = isScan ? 0 : recipe.tilt
  const stripes = 400
  for (let stripe = 0; stripe < stripes; stripe += 1) {
    const at = stripe / stripes
    const narrow = width * (1 - tilt * 2 * (1 - at))
    const y = (at - 0.5) * height
    context.drawImage(
      page,
      0,
      at * SHEET.height,
      SHEET.width,
      SHEET.height / stripes,
      -narrow / 2,
      y,
      narrow,
      height / stripes + 1,
    )
  }
  context.restore()
}

/** Brightness of the paper, fall-off towards a corner, the reflection of a lamp, and noise. */
function expose(context: OffscreenCanvasRenderingContext2D, recipe: PictureRecipe): void {
  const random = seeded(recipe.seed + 31)
  const picture = context.getImageData(0, 0, PICTURE.width, PICTURE.height)
  const { data } = picture
  const isScan = recipe.desk === 'scan' && recipe.spoiling !== 'dark'
  // A scanner lights evenly; under a lamp that shines into the lens it is a camera again.
  const exposure = (isScan && recipe.glare === 0 ? 246 : recipe.paper) / 255
  const corner = { x: random.pick([0, 1]), y: random.pick([0, 1]) }
  const lamp = { x: random.between(0.3, 0.7), y: random.between(0.3, 0.7) }
  for (let y = 0; y < PICTURE.height; y += 1) {
    for (let x = 0; x < PICTURE.width; x += 1) {
      const at = (y * PICTURE.width + x) * 4
      const far = Math.hypot(x / PICTURE.width - corner.x, y / PICTURE.height - corner.y) / 1.42
      const light = exposure * (1 - recipe.falloff * far)
      const noise = (random.next() + random.next() + random.next() - 1.5) * 2 * recipe.noise
      const shine = reflection(recipe, {
        x: x / PICTURE.width - lamp.x,
        y: y / PICTURE.height - lamp.y,
      })
      for (let colour = 0; colour < 3; colour += 1) {
        data[at + colour] = (data[at + colour] ?? 0) * light + shine + noise
      }
    }
  }
  context.putImageData(picture, 0, 0)
}

/** Light of the lamp at a place seen from its middle: a white core that fades out. */
function reflection({ glare }: PictureRecipe, { x, y }: { x: number; y: number }): number {
  if (glare === 0) return 0
  const far = Math.hypot(x, (y * PICTURE.height) / PICTURE.width) / glare
  return 320 * Math.min(1, Math.max(0, 1.7 - far))
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('a canvas without a context')
  return context
}
