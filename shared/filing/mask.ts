/** `110101********4477`: enough to recognise a person, too little to copy one. */
export function maskDocumentNumber(number: string): string {
  if (number.length < 9) return number.slice(0, 1) + '*'.repeat(Math.max(number.length - 1, 0))
  const [head, tail] = number.length >= 15 ? [6, 4] : [2, 2]
  return number.slice(0, head) + '*'.repeat(number.length - head - tail) + number.slice(-tail)
}
