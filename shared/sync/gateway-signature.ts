/** What a gateway signature is made of besides the secret; `timestamp` is Unix seconds in decimal. */
export interface SignedMoment {
  readonly timestamp: string
  readonly nonce: string
}

/** The text whose SHA-256 (lower-case hex of its UTF-8) is x-tif-signature (wire contract §2). */
export function signedText(token: string, { timestamp, nonce }: SignedMoment): string {
  return `${timestamp}${token}${nonce}${timestamp}`
}
