import { type GreyImage, middle, TILE_SIDE, type TileMap, tileMap } from './grey-image.ts'
import { judge, type LegibilityReport } from './legibility.ts'
import { textHeight } from './text-height.ts'

/** Ink is at most this share as bright as the paper, and stands beside paper at least that bright. */
const INK = 0.68
const BESIDE_INK = 0.82

/** Fainter differences than this share of the paper's brightness are noise of the camera. */
const WRITTEN = 0.24

/** Where paper ends on a desk, the squares on either side differ by more than this share of its brightness. */
const SHEET_EDGE = 0.4

/** From here on a picture says nothing any more. */
const SATURATED = 249

/** A reflection is brighter than the paper around it by this many shades. */
const BRIGHTER = 2

/** Squares at the margin that may show the desk: a corner is rarely found to the pixel. */
const RIM = 1

/** Measures everything that one page shows by itself; whether it was taken twice, others tell. */
export function measurePage(image: GreyImage): LegibilityReport {
  const map = tileMap(image)
  const written = writtenShare(map)
  const dark = judge('dark', map.paper)
  // In the dark the noise of the camera looks like writing.
  if (dark.isPoor) return [dark]
  const empty = judge('empty', written)
  // Of a page without a word nothing else can be said.
  if (empty.isPoor) return [dark, empty]
  const blur = judge('blur', sharpness(map))
  const glare = judge('glare', glareShare(map))
  // A blurred desk runs into the page, and blurred lines into each other.
  if (blur.isPoor) return [dark, empty, blur, glare]
  return [
    dark,
    empty,
    blur,
    glare,
    judge('cut', narrowestMargin(map)),
    judge('small-text', textHeight(image, map.paper)),
  ]
}

/** Share of the squares inside the margin that hold writing; the edge of a sheet on its desk is none. */
function writtenShare(map: TileMap): number {
  const inside = placesInside(map)
  const written = inside.filter((at) => {
    const tile = map.tiles[at]
    return tile !== undefined && isWritten(tile, map) && !isSheetEdge(map, at)
  })
  return written.length / Math.max(1, inside.length)
}

/** Whether one side of a square is paper and the other one desk. */
function isSheetEdge({ tiles, columns, paper }: TileMap, at: number): boolean {
  const mean = (place: number) => tiles[place]?.mean ?? paper
  const across = Math.abs(mean(at - 1) - mean(at + 1))
  const down = Math.abs(mean(at - columns) - mean(at + columns))
  return Math.max(across, down) > paper * SHEET_EDGE
}

/** How steep the edges of the writing are: the steepest step as a share of the contrast, 0–1. */
function sharpness(map: TileMap): number {
  return middle(
    insideOf(map)
      .filter((tile) => isWritten(tile, map))
      .map(({ min, max, steepest }) => steepest / (max - min)),
  )
}

/** Share of the page that is brighter than its paper and without any drawing. */
function glareShare({ tiles, paper }: TileMap): number {
  if (paper + BRIGHTER > SATURATED) return 0
  return tiles.filter(({ min }) => min >= SATURATED).length / tiles.length
}

/** The narrowest of the four margins, from the edge to the first line of ink, as a share of the page. */
function narrowestMargin(map: TileMap): number {
  const { columns, rows } = map
  const down = marginOf(map, rows, (depth) => span(columns, (at) => depth * columns + at))
  const up = marginOf(map, rows, (depth) =>
    span(columns, (at) => (rows - 1 - depth) * columns + at),
  )
  const right = marginOf(map, columns, (depth) => span(rows, (at) => at * columns + depth))
  const left = marginOf(map, columns, (depth) =>
    span(rows, (at) => at * columns + columns - 1 - depth),
  )
  return Math.min(down, up, right, left)
}

/** How many squares of a line have to change between ink and paper before it counts as writing. */
const CHANGES = 5

function marginOf(
  map: TileMap,
  depths: number,
  lineAt: (depth: number) => readonly number[],
): number {
  for (let depth = RIM; depth < depths; depth += 1) {
    const line = lineAt(depth).map((at) => isInk(map, at))
    const changes = line.filter((isDark, at) => isDark !== (line[at - 1] ?? isDark)).length
    if (changes >= CHANGES) return (depth - RIM) / depths
  }
  return 1
}

function isInk({ tiles, paper }: TileMap, at: number): boolean {
  const tile = tiles[at]
  return tile !== undefined && tile.min < paper * INK && tile.max > paper * BESIDE_INK
}

function isWritten({ min, max }: { readonly min: number; readonly max: number }, map: TileMap) {
  return max - min > map.paper * WRITTEN
}

function insideOf(map: TileMap): TileMap['tiles'] {
  return placesInside(map).flatMap((at) => map.tiles[at] ?? [])
}

function placesInside({ tiles, columns, rows }: TileMap): readonly number[] {
  const rim = Math.ceil(columns / 20)
  return span(tiles.length, (at) => at).filter((at) => {
    const column = at % columns
    const row = Math.floor(at / columns)
    return column >= rim && column < columns - rim && row >= rim && row < rows - rim
  })
}

function span(length: number, of: (at: number) => number): readonly number[] {
  return Array.from({ length }, (_, at) => of(at))
}

/** Shortest side a page needs for anything to be measured, in pixels. */
export const SMALLEST_SIDE = TILE_SIDE * 8
