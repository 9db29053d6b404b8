import type { Tables } from '#shared/reference-data.ts'
import { destinationLabel, findDivisionPath } from './divisions.ts'
import { indexNames, type NameIndex } from './find-code.ts'

/** Places as they are written down: by code, by name, or by name from the province down. */
export interface PlaceNames {
  /** 医保区划. */
  readonly divisions: NameIndex
  /** 就医地 of 规程第十一条. */
  readonly destinations: NameIndex
}

/** Indexes the places of the tables by their names. */
export function indexPlaceNames(tables: Pick<Tables, 'divisions' | 'destinations'>): PlaceNames {
  const { divisions, destinations } = tables
  return {
    divisions: indexNames(
      [...divisions.values()].map(({ code, name }) => ({
        code,
        names: [name, findDivisionPath(divisions, code) ?? name],
      })),
    ),
    destinations: indexNames(
      [...destinations.values()].map((place) => ({
        code: place.code,
        names: [place.name, destinationLabel(place)],
      })),
    ),
  }
}
