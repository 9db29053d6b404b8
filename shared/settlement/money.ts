/** An amount of the wire (yuan, two decimals, as number or text) in cents. */
export function centsOf(yuan: number | string): number {
  return Math.round(Number(yuan) * 100)
}

/** `12,345.60` of 1234560 cents. */
export function yuan(cents: number): string {
  const [whole = '', decimals = ''] = (Math.abs(cents) / 100).toFixed(2).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${cents < 0 ? '-' : ''}${grouped}.${decimals}`
}
