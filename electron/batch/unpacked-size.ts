const CENTRAL_ENTRY = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const END_BYTES = 22
const ENTRY_BYTES = 46

/** What a zip file says its entries unpack to, together; Infinity where it does not say it plainly. */
export function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  // Without an end it is no zip at all: whoever opens it says so.
  if (end === undefined) return 0
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let entry = 0; entry < count; entry += 1) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== CENTRAL_ENTRY) {
      return Number.POSITIVE_INFINITY
    }
    total += view.getUint32(at + 24, true)
    at += ENTRY_BYTES + nameBytes(view, at)
  }
  return total
}

/** The variable part of an entry: name, extra field, comment. */
function nameBytes(view: DataView, at: number): number {
  return [28, 30, 32].reduce((sum, offset) => sum + view.getUint16(at + offset, true), 0)
}

function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - END_BYTES; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  return undefined
}
