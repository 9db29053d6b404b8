/** A place in a picture, as shares of its width and height from the top left: 0–1. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** The four corners of a sheet in its picture. */
export interface Corners {
  readonly topLeft: Place
  readonly topRight: Place
  readonly bottomRight: Place
  readonly bottomLeft: Place
}

/** In the order in which the keyboard goes through them. */
export const CORNER_NAMES = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const
export type CornerName = (typeof CORNER_NAMES)[number]

/** The whole picture. */
export const WHOLE_PICTURE: Corners = {
  topLeft: { x: 0, y: 0 },
  topRight: { x: 1, y: 0 },
  bottomRight: { x: 1, y: 1 },
  bottomLeft: { x: 0, y: 1 },
}

/** Corners closer than this to a neighbour make no sheet. */
const NEAREST = 0.05

/** The corners with one of them moved, inside the picture; unchanged where no sheet would be left. */
export function moveCorner(corners: Corners, name: CornerName, to: Place): Corners {
  const moved = { ...corners, [name]: { x: inside(to.x), y: inside(to.y) } }
  return isSheet(moved) ? moved : corners
}

/** Whether nothing would be cut away. */
export function isWhole(corners: Corners): boolean {
  return CORNER_NAMES.every((name) => distance(corners[name], WHOLE_PICTURE[name]) < 0.002)
}

/** Share of the picture inside the corners (shoelace formula). */
export function areaOf(corners: Corners): number {
  const places = CORNER_NAMES.map((name) => corners[name])
  const twice = places.reduce((sum, place, at) => {
    const next = places[(at + 1) % places.length] ?? place
    return sum + place.x * next.y - next.x * place.y
  }, 0)
  return Math.abs(twice) / 2
}

/** Whether the corners go round clockwise without crossing, each turn to the right. */
function isSheet(corners: Corners): boolean {
  const places = CORNER_NAMES.map((name) => corners[name])
  return places.every((place, at) => {
    const next = places[(at + 1) % 4] ?? place
    const afterNext = places[(at + 2) % 4] ?? place
    const turn =
      (next.x - place.x) * (afterNext.y - next.y) - (next.y - place.y) * (afterNext.x - next.x)
    return turn > 0 && distance(place, next) > NEAREST
  })
}

function inside(value: number): number {
  return Math.min(1, Math.max(0, value))
}

function distance(one: Place, other: Place): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}
