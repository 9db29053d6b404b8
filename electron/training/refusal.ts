import type * as z from 'zod'
import { LONGEST_MESSAGE } from '#shared/sync/envelope.ts'

/** A business refusal of the training subsystem; the codes are its own (wire contract §6.2). */
export interface Refusal {
  readonly code: `YD${number}`
  readonly message: string
  /** What goes along with the refusal, e.g. the record as it is. */
  readonly output?: Readonly<Record<string, unknown>>
}

/** What a transaction has to say: an output, or why not. */
export type Verdict =
  | { readonly kind: 'output'; readonly output: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }

/** A verdict that refuses. */
export function refusal(
  code: Refusal['code'],
  message: string,
  output?: Refusal['output'],
): Verdict {
  return { kind: 'refusal', refusal: { code, message, ...(output && { output }) } }
}

/** err_msg as the wire carries it: `[YD1001]…`, at most 200 characters. */
export function errorMessage({ code, message }: Refusal): string {
  return [...`[${code}]${message}`].slice(0, LONGEST_MESSAGE).join('')
}

/** What is wrong with a message, by field and without a value: `certno 不能为空；begndate …`. */
export function explain(error: z.ZodError): string {
  return error.issues.map((issue) => `${fieldOf(issue)}${reasonOf(issue)}`).join('；')
}

function fieldOf(issue: z.core.$ZodIssue): string {
  return issue.path.length === 0 ? '' : `${issue.path.join('.')} `
}

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '不能为空' : '类型不符'
    case 'unrecognized_keys':
      return `接口没有这些字段：${issue.keys.join('、')}`
    case 'custom':
    case 'invalid_format':
    case 'invalid_value':
      return issue.message
    default:
      return '不合接口格式'
  }
}
