import { type Destination, destinationLabel } from '#shared/codes/divisions.ts'
import type { FoundFiling } from './found-filing.ts'
import { wireDay } from './held-entry.ts'
import { printable } from './reasons.ts'

/** What the subsystem holds of a filing, for the clerk: no name, number or address. */
export function heldWords(
  found: FoundFiling,
  destinations: ReadonlyMap<string, Destination>,
): string {
  const place = destinations.get(found.mdtrtarea_admdvs_no)
  const where = place ? destinationLabel(place) : found.mdtrtarea_admdvs_no
  const end = found.fil_endtime ? `至 ${wireDay(found.fil_endtime)}` : '起长期有效'
  const state = found.insuplc_vali_flag === '1' ? '有效' : '已取消'
  return `现为第 ${printable(found.ver_no)} 版：就医地${where}，${wireDay(found.fil_appy_begntime)} ${end}，${state}`
}
