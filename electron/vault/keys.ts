import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import { argon2id } from 'hash-wasm'
import * as z from 'zod'
import { Operator } from '#shared/bridge.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { canonicalJson } from './canonical-json.ts'
import { deriveKey } from './key-hierarchy.ts'

/** What one guess at a password costs (Argon2id); the upper bounds keep a forged file from hanging us. */
export const Argon2Cost = z.strictObject({
  memoryKiB: z.int().min(64).max(1_048_576),
  iterations: z.int().min(1).max(16),
  parallelism: z.int().min(1).max(8),
})
export type Argon2Cost = z.infer<typeof Argon2Cost>

/** 64 MiB, three passes: about half a second on a counter machine. */
export const DEFAULT_COST: Argon2Cost = { memoryKiB: 65_536, iterations: 3, parallelism: 1 }

/** What every slot is made of: the master key sealed under a stretched secret. */
const SlotSeal = z.strictObject({
  id: z.uuid(),
  argon2: Argon2Cost.extend({ salt: z.base64() }),
  /** Whether the machine's device secret is needed beside the secret. */
  deviceBound: z.boolean(),
  /** Tells that secret from another one without giving anything of it away; slots from before there was one lack it. */
  deviceMark: z.base64().optional(),
  nonce: z.base64(),
  /** The sealed master key followed by the 16-byte tag. */
  wrapped: z.base64(),
})

/** The master key as one operator's password, and perhaps this machine, can open it. Public. */
export const OperatorSlot = SlotSeal.extend({ kind: z.literal('operator'), operator: Operator })
export type OperatorSlot = z.infer<typeof OperatorSlot>

/** The master key as the recovery code in the office's safe opens it, on any machine. Public. */
export const RecoverySlot = SlotSeal.extend({
  kind: z.literal('recovery'),
  madeAt: z.iso.datetime(),
})
export type RecoverySlot = z.infer<typeof RecoverySlot>

/** Either of them. */
export const Slot = z.discriminatedUnion('kind', [OperatorSlot, RecoverySlot])
export type Slot = z.infer<typeof Slot>

/** Whose slot it is to be, and what it rests on besides its secret. */
export type SlotOwner =
  | { readonly kind: 'operator'; readonly operator: Operator }
  | { readonly kind: 'recovery'; readonly madeAt: string }

/** What an operator and the machine bring along to open a slot. */
export interface Credentials {
  readonly password: string
  /** 32 bytes from the system's key store; null in password-only mode. */
  readonly deviceSecret: Uint8Array | null
}

/** Suite 1: AES-256-GCM. */
const SUITE = 1
const CIPHER = 'aes-256-gcm'
const TAG_BYTES = 16

const WRONG_PASSWORD = refuse('wrong-password', '密码不对，请检查大小写和输入法后重新输入')

type SlotTerms = SlotOwner & Omit<z.infer<typeof SlotSeal>, 'nonce' | 'wrapped'>

/** The operators who have a slot, in the order they were added. */
export function operatorSlots(slots: readonly Slot[]): OperatorSlot[] {
  return slots.filter((slot) => slot.kind === 'operator')
}

/** The slot the recovery code opens, where one was made. */
export function findRecoverySlot(slots: readonly Slot[]): RecoverySlot | undefined {
  return slots.find((slot) => slot.kind === 'recovery')
}

/** A new slot that opens `master` for an operator, or by the recovery code. */
export async function makeSlot<O extends SlotOwner>(
  master: Buffer,
  { owner, cost }: { readonly owner: O; readonly cost: Argon2Cost },
  credentials: Credentials,
): Promise<O & z.infer<typeof SlotSeal>> {
  const { deviceSecret } = credentials
  const terms = {
    ...owner,
    id: randomUUID(),
    argon2: { ...cost, salt: randomBytes(16).toString('base64') },
    deviceBound: deviceSecret !== null,
    ...(deviceSecret && { deviceMark: markOf(deviceSecret) }),
  }
  const key = await wrappingKey(terms, credentials)
  const nonce = randomBytes(12)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(boundTerms(terms))
  const wrapped = Buffer.concat([cipher.update(master), cipher.final(), cipher.getAuthTag()])
  key.fill(0)
  return { ...terms, nonce: nonce.toString('base64'), wrapped: wrapped.toString('base64') }
}

/** The master key from a slot; a changed slot opens as little as a wrong password does. */
export async function openSlot(slot: Slot, credentials: Credentials): Promise<Result<Buffer>> {
  const { deviceSecret } = credentials
  if (slot.deviceBound && deviceSecret === null) {
    return refuse(
      'device-key-missing',
      '本机的系统密钥库没有给出设备密钥，无法解锁；请用平时的系统账户登录后重试，数据没有改动',
    )
  }
  if (slot.deviceBound && slot.deviceMark && isOther(slot.deviceMark, deviceSecret)) {
    return refuse(
      'device-key-changed',
      '设备密钥不是设这个密码时的那一把（密钥文件丢失、被替换，或换了电脑），密码对也打不开；请从备份恢复，输入保险柜里的恢复码，本机数据会留着',
    )
  }
  if (credentials.password === '') return WRONG_PASSWORD
  const { nonce, wrapped, ...terms } = slot
  const key = await wrappingKey(terms, credentials)
  try {
    return ok(unwrap(key, { nonce, wrapped, bound: boundTerms(terms) }))
  } catch {
    return WRONG_PASSWORD
  } finally {
    key.fill(0)
  }
}

interface Sealed {
  readonly nonce: string
  readonly wrapped: string
  readonly bound: Buffer
}

function unwrap(key: Buffer, { nonce, wrapped, bound }: Sealed): Buffer {
  const sealed = Buffer.from(wrapped, 'base64')
  const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64'), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(bound)
    .setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
}

async function wrappingKey(
  { argon2, deviceBound }: Pick<SlotTerms, 'argon2' | 'deviceBound'>,
  { password, deviceSecret }: Credentials,
): Promise<Buffer> {
  const fromPassword = await argon2id({
    // The same characters typed on another keyboard may arrive in another Unicode form.
    password: password.normalize('NFKC'),
    salt: Buffer.from(argon2.salt, 'base64'),
    memorySize: argon2.memoryKiB,
    iterations: argon2.iterations,
    parallelism: argon2.parallelism,
    hashLength: 32,
    outputType: 'binary',
  })
  const fromDevice = deviceBound && deviceSecret ? deviceSecret : new Uint8Array()
  const material = Buffer.concat([fromPassword, fromDevice])
  const key = deriveKey(material, 'slot')
  fromPassword.fill(0)
  material.fill(0)
  return key
}

const MARK_BYTES = 8

function isOther(mark: string, deviceSecret: Uint8Array | null): boolean {
  return deviceSecret === null || mark !== markOf(deviceSecret)
}

function markOf(deviceSecret: Uint8Array): string {
  const mark = deriveKey(Buffer.from(deviceSecret), 'device-mark')
  return mark.subarray(0, MARK_BYTES).toString('base64')
}

function boundTerms(terms: object): Buffer {
  return Buffer.from(canonicalJson({ suite: SUITE, ...terms }))
}
