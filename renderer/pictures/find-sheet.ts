import { type CornerPoints, type Point, scanDocument } from 'scanic'
import { areaOf, type Corners, WHOLE_PICTURE } from '#shared/materials/corners.ts'

/** A sheet smaller than this share of its picture is more likely a table or a stamp on it. */
const SMALLEST_SHARE = 0.25

/** A desk as bright as the paper, give or take so many shades, is no desk but the paper's margin. */
const ALIKE = 14

/** Finds the sheet in a picture; the whole picture where there is none, as in a scan. */
export async function findSheet(picture: ImageData): Promise<Corners> {
  const found = await scanDocument(picture, { mode: 'detect' })
  if (!found.success || found.corners === null) return WHOLE_PICTURE
  const corners = asShares(found.corners, picture)
  const isSheet = areaOf(corners) >= SMALLEST_SHARE && liesOnDesk(picture, corners)
  return isSheet ? corners : WHOLE_PICTURE
}

/** Whether what is around the sheet looks otherwise than the sheet: a frame printed on paper does not. */
function liesOnDesk(picture: ImageData, corners: Corners): boolean {
  const inside: number[] = []
  const outside: number[] = []
  const step = Math.max(4, Math.round(picture.width / 100))
  for (let y = step; y < picture.height; y += step) {
    for (let x = step; x < picture.width; x += step) {
      const place = { x: x / picture.width, y: y / picture.height }
      const shade = picture.data[(y * picture.width + x) * 4 + 1] ?? 0
      ;(isInside(corners, place) ? inside : outside).push(shade)
    }
  }
  if (outside.length < inside.length / 50) return true
  return Math.abs(quantile(inside, 0.7) - quantile(outside, 0.7)) > ALIKE
}

function isInside({ topLeft, topRight, bottomRight, bottomLeft }: Corners, place: Point): boolean {
  const places = [topLeft, topRight, bottomRight, bottomLeft]
  return places.every((from, at) => {
    const to = places[(at + 1) % 4] ?? from
    return (to.x - from.x) * (place.y - from.y) - (to.y - from.y) * (place.x - from.x) >= 0
  })
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
}

function asShares(corners: CornerPoints, { width, height }: ImageData): Corners {
  const share = ({ x, y }: Point) => ({
    x: Math.min(1, Math.max(0, x / width)),
    y: Math.min(1, Math.max(0, y / height)),
  })
  return {
    topLeft: share(corners.topLeft),
    topRight: share(corners.topRight),
    bottomRight: share(corners.bottomRight),
    bottomLeft: share(corners.bottomLeft),
  }
}
