/** `110101********4477`: enough to recognise a person, too little to copy one. */
export function maskDocumentNumber(number: string): string {
  if (number.length < 9) return number.slice(0, 1) + '*'.repeat(Math.max(number.length - 1, 0))
  const [head, tail] = number.length >= 15 ? [6, 4] : [2, 2]
  return number.slice(0, head) + '*'.repeat(number.length - head - tail) + number.slice(-tail)
}

/** `138****5678`. */
export function maskPhone(phone: string): string {
  return phone.length < 8
    ? phone
    : phone.slice(0, 3) + '*'.repeat(phone.length - 7) + phone.slice(-4)
}
