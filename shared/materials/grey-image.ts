/** A picture in shades of grey, row by row from the top left; 0 is black, 255 white. */
export interface GreyImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Darkest, brightest and mean value of one square of a picture, and the steepest step in it. */
interface Tile {
  readonly min: number
  readonly max: number
  readonly mean: number
  /** Largest difference of neighbours two pixels apart, halved: shades per pixel. */
  readonly steepest: number
}

/** A picture as squares of equal size, row by row. */
export interface TileMap {
  readonly columns: number
  readonly rows: number
  readonly tiles: readonly Tile[]
  /** Brightness of the paper: the median of the brightest value of each square. */
  readonly paper: number
}

/** Side of a square in pixels: about half a character of a page as it is stored. */
export const TILE_SIDE = 12

/** Looks at a picture in squares; a remainder narrower than a square at the right and below is left out. */
export function tileMap(image: GreyImage): TileMap {
  const columns = Math.max(1, Math.floor(image.width / TILE_SIDE))
  const rows = Math.max(1, Math.floor(image.height / TILE_SIDE))
  const tiles = Array.from({ length: columns * rows }, (_, index) =>
    readTile(image, index % columns, Math.floor(index / columns)),
  )
  return { columns, rows, tiles, paper: middle(tiles.map(({ max }) => max)) }
}

/** The median; 0 of nothing. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function readTile({ width, height, data }: GreyImage, column: number, row: number): Tile {
  const right = Math.min(width, (column + 1) * TILE_SIDE)
  const bottom = Math.min(height, (row + 1) * TILE_SIDE)
  let min = 255
  let max = 0
  let sum = 0
  let steepest = 0
  for (let y = row * TILE_SIDE; y < bottom; y += 1) {
    for (let x = column * TILE_SIDE; x < right; x += 1) {
      const at = y * width + x
      const value = data[at] ?? 0
      min = Math.min(min, value)
      max = Math.max(max, value)
      sum += value
      // At the outermost pixels the neighbour is the pixel itself.
      const across = Math.abs((data[at + 1] ?? value) - (data[at - 1] ?? value))
      const down = Math.abs((data[at + width] ?? value) - (data[at - width] ?? value))
      steepest = Math.max(steepest, across, down)
    }
  }
  return { min, max, mean: sum / TILE_SIDE ** 2, steepest: steepest / 2 }
}
