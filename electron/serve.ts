import { METHODS, type Method, type Output } from '#shared/bridge.ts'
import { type Result, refuse } from '#shared/result.ts'
import { codeOf, isDiskFull } from './disk-full.ts'
import { isDamage } from './vault/damage.ts'

/** One function per method of the bridge; a missing one is a type error. */
export type Services = {
  readonly [M in Method]: (input: ParsedInput<M>) => Promise<Result<Output<M>>> | Result<Output<M>>
}

/** A method's input after its schema has read it. */
export type ParsedInput<M extends Method> = ReturnType<(typeof METHODS)[M]['input']['parse']>

/** Writes down a fault and where it happened; nothing of it reaches the window. */
export type ReportFault = (where: string, fault: unknown) => void

/**
 * Answers a call of the window. Knows no transport: a method, an input, a Result. Nothing a window
 * sends may throw out of here.
 */
export async function serve(
  services: Services,
  call: { readonly method: string; readonly input: unknown },
  reportFault: ReportFault,
): Promise<Result<unknown>> {
  if (!isMethod(call.method)) return refuse('unknown-method', '窗口调用了不存在的功能')
  const parsed = METHODS[call.method].input.safeParse(call.input)
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? ''
    return refuse('bad-input', `输入不合格式：${path === '' ? call.method : path}`)
  }
  // The schema of this very method has just read the input, which TypeScript cannot follow.
  const run = services[call.method] as (input: unknown) => Promise<Result<unknown>>
  try {
    return await run(parsed.data)
  } catch (fault) {
    if (codeOf(fault) === 'SQLITE_READONLY') {
      return READ_ONLY
    }
    reportFault(call.method, fault)
    if (isDamage(fault)) return RECORD_DAMAGED
    if (isDiskFull(fault)) {
      return refuse('disk-full', '磁盘满了，这次没有保存，此前的内容都在；请清理磁盘后再试')
    }
    return refuse('desk-fault', '柜台程序内部出错，已记录；已受理的备案不受影响，请重试')
  }
}

/** Nothing was done: the vault is only looked at. */
export const READ_ONLY = refuse(
  'read-only',
  '现在是只读查看，这一步没有做；要继续受理，请先锁定，重新登录后恢复',
)

/** The database cannot be read or written somewhere: the next opening reads all of it and leads on. */
const RECORD_DAMAGED = refuse(
  'record-damaged',
  '数据文件有一处读不出或写不进，这一步没有做完。请锁定（Ctrl+L）并重新登录：程序将通读数据，有损坏时按页面提示恢复',
)

function isMethod(method: string): method is Method {
  return Object.hasOwn(METHODS, method)
}
