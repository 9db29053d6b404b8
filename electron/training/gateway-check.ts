import { createHash, timingSafeEqual } from 'node:crypto'
import { signedText } from '#shared/sync/gateway-signature.ts'

/** Who may pass the training gateway. */
export interface GatewayKey {
  readonly paasId: string
  readonly token: string
}

const WINDOW_MS = 5 * 60_000

/** Why the gateway turns a request away, or undefined where it passes (wire contract §2). */
export function findGatewayFault(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  key: GatewayKey,
  now: Date,
): string | undefined {
  const read = (name: string) => (typeof headers[name] === 'string' ? headers[name] : '')
  const timestamp = read('x-tif-timestamp')
  const nonce = read('x-tif-nonce')
  if (read('x-tif-paasid') !== key.paasId) return '应用标识不符'
  if (!/^\d{1,12}$/.test(timestamp)) return '时间戳不是 Unix 秒'
  if (Math.abs(Number(timestamp) * 1_000 - now.getTime()) > WINDOW_MS) return '时间戳超出 ±5 分钟'
  if (nonce === '') return '缺少随机串'
  const expected = createHash('sha256').update(signedText(key.token, { timestamp, nonce }))
  return isSame(expected.digest('hex'), read('x-tif-signature')) ? undefined : '签名不符'
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
