const COUNT = new Intl.NumberFormat('zh-CN')

/** A count as it is written: `12,345`. */
export function countWords(count: number): string {
  return COUNT.format(count)
}
