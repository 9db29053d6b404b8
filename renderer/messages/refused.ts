/** The page of a desk that refuses to open. */
export const REFUSED = {
  title: '柜台不能打开',
  reason: '原因',
  remedy: '处理办法',
} as const
