import { randomBytes, randomUUID } from 'node:crypto'
import type { TakenPage } from './draft-pages.ts'

/** Bytes that begin and end as a JPEG does; what is between is noise. */
export function sampleJpeg(bytes: number): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    randomBytes(bytes - 6),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** A page about to be kept for a draft. */
export function samplePage(owner: string, bytes = 250_000): TakenPage {
  return {
    owner,
    requirement: 'relocation-proof',
    page: {
      id: randomUUID(),
      width: 3000,
      height: 4000,
      source: 'camera',
      report: [],
      override: '',
    },
    jpeg: new Uint8Array(sampleJpeg(bytes)),
    thumbnail: new Uint8Array(sampleJpeg(6_000)),
  }
}
