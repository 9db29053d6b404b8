import * as z from 'zod'
import type { LineProfile } from '#shared/settings.ts'
import type { TransactionCode } from './transactions.ts'

const path = z.string().regex(/^\/fsi\/api\/[\w/-]+$/)

/** The gateway's address: paths are put behind it, so that it ends without a slash and has no query; no login is part of it. */
const Address = z.url({ protocol: /^https?$/ }).regex(/^[^@?#]*[^/@?#]$/)

/** What goes into a header. */
const HeaderText = z.string().regex(/^[\x21-\x7e]+$/)

/** How a province's subsystem is spoken to: `assets/provinces/*.json`; no secret. */
export const ProvinceProfile = z.strictObject({
  name: z.string().min(1),
  /** Where the gateway is; `embedded` is the training subsystem, which has a port of its own each start. */
  address: z.union([z.literal('embedded'), Address]),
  /** 接口版本号 infver. */
  infver: z.string().min(1).max(6),
  /** 接收方系统代码 recer_sys_code. */
  receiverSystemCode: z.string().min(1).max(10),
  /** The gateway's header scheme (wire contract §2). */
  scheme: z.literal('x-tif'),
  /** One path per transaction, behind the address. */
  paths: z.strictObject({
    '9001': path,
    '1101': path,
    '9101': path,
    X2511: path,
    X2512: path,
    X2513: path,
    X5311: path,
    X5321: path,
    '5203': path,
    '5204': path,
    X9201: path,
  } satisfies Record<TransactionCode, z.ZodType>),
})
export type ProvinceProfile = z.infer<typeof ProvinceProfile>

/** What an office was given for the gateway. */
const gatewayAccess = {
  /** Application id of the gateway, x-tif-paasid. */
  paasId: HeaderText,
  /** The gateway's shared secret; it never leaves the desk in the clear. */
  token: z.string().min(1),
}

/** A province's profile with the address in use and the secret this office was given for it. */
export const SubsystemProfile = z.strictObject({
  ...ProvinceProfile.shape,
  url: Address,
  ...gatewayAccess,
})
export type SubsystemProfile = z.infer<typeof SubsystemProfile>

/**
 * 接入文件: what a province gives one office, so that its desk may report. Codes, paths and the header scheme are
 * those of the wire contract; which of them a province really uses it says here.
 */
export const AccessFile = z.strictObject({
  format: z.literal('filing-desk-access-1'),
  /** Names the province's platform: it stays the same when address or secret change. */
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  ...ProvinceProfile.shape,
  address: Address,
  ...gatewayAccess,
})
export type AccessFile = z.infer<typeof AccessFile>

/** A profile under the name of the platform it leads to. */
export interface NamedProfile extends SubsystemProfile {
  readonly id: string
}

/** An access file as a profile. */
export function profileOfAccess({ format: _format, address, ...access }: AccessFile): NamedProfile {
  return { ...access, address, url: address }
}

/** A profile as the window may see it: without its secret. */
export function shownProfile(profile: NamedProfile): LineProfile {
  const { id, name, url, infver, receiverSystemCode, scheme, paasId } = profile
  return { id, name, url, infver, receiverSystemCode, scheme, paasId }
}
