import { networkInterfaces } from 'node:os'

/** The window's own address for 签到 (9001): ip and mac of its first card, loopback where there is none. */
export function terminalAddress(): { readonly ip: string; readonly mac: string } {
  const card = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => address.family === 'IPv4' && !address.internal)
  return { ip: card?.address ?? '127.0.0.1', mac: card?.mac ?? '' }
}
