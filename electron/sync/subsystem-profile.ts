import * as z from 'zod'
import type { TransactionCode } from '#shared/sync/transactions.ts'

const path = z.string().regex(/^\/fsi\/api\/[\w/-]+$/)

/** The gateway's address without a trailing slash. */
const Address = z.url({ protocol: /^https?$/ }).regex(/[^/]$/)

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

/** A province's profile with the address in use and the secret this office was given for it. */
export const SubsystemProfile = z.strictObject({
  ...ProvinceProfile.shape,
  url: Address,
  /** Application id of the gateway, x-tif-paasid. */
  paasId: z.string().min(1),
  /** The gateway's shared secret; it never leaves the desk in the clear. */
  token: z.string().min(1),
})
export type SubsystemProfile = z.infer<typeof SubsystemProfile>
