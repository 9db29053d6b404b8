import * as z from 'zod'

/** 医保区划 (admdvs): six digits, province · prefecture · county; xx9900 is a province's own 本级. */
export const Division = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  name: z.string().min(1),
})
export type Division = z.infer<typeof Division>

/** The table of `assets/codes/divisions.json`. */
export const DivisionTable = z.strictObject({
  version: z.string(),
  divisions: z.array(Division),
})

/** A place one may file to: 规程第十一条 (prefectures, municipalities, 海南, 西藏, 兵团). */
export const Destination = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  name: z.string().min(1),
  province: z.string().min(1),
  level: z.enum(['municipality', 'prefecture', 'province-pooled', 'corps']),
})
export type Destination = z.infer<typeof Destination>

/** The table of `assets/codes/destinations.json`: 334 rows. */
export const DestinationTable = z.strictObject({
  version: z.string(),
  destinations: z.array(Destination),
})

/** The two digits that name the province (兵团 has its own, 66). */
export function provinceOf(divisionCode: string): string {
  return divisionCode.slice(0, 2)
}

/** Names from the province down, e.g. `山东省 威海市 环翠区`; undefined where the code is unknown. */
export function findDivisionPath(
  divisions: ReadonlyMap<string, Division>,
  code: string,
): string | undefined {
  const own = divisions.get(code)
  if (own === undefined) return undefined
  const ancestors = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`]
    .filter((ancestor) => ancestor !== code)
    .flatMap((ancestor) => divisions.get(ancestor)?.name ?? [])
  return [...new Set([...ancestors, own.name])].join(' ')
}

/** `广东省 广州市`, but `北京市` alone where province and place are one. */
export function destinationLabel(destination: Destination): string {
  return destination.province === destination.name
    ? destination.name
    : `${destination.province} ${destination.name}`
}

/**
 * Whether two divisions belong to one pool (统筹区): the same prefecture, or the same province where
 * that province is one place of 规程第十一条 (municipalities, 海南, 西藏, 兵团).
 */
export function isSamePool(
  one: string,
  other: string,
  destinations: ReadonlyMap<string, Destination>,
): boolean {
  const digits = destinations.has(`${provinceOf(other)}0000`) ? 2 : 4
  return one.slice(0, digits) === other.slice(0, digits)
}
