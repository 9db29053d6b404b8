import { ok, type Result, refuse } from './result.ts'

/** What a file from outside should have been, for the words of its refusal. */
export interface FileKind {
  /** The refusal's code. */
  readonly code: string
  /** What it holds, e.g. 放假安排. */
  readonly content: string
  /** What it should look like. */
  readonly form: string
}

/** Reads the text of a JSON file that somebody chose or pasted. */
export function parseFileText(text: string, { code, content, form }: FileKind): Result<unknown> {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (trimmed === '') return refuse(code, `没有内容：请选择或粘贴${content}的 JSON 文件`)
  try {
    return ok(JSON.parse(trimmed))
  } catch {
    return refuse(code, `不是 JSON 文件，或内容不完整：应为${form}，以“{”开头、以“}”结尾`)
  }
}

/** A place in a file as its editor names it: `days[3].date`; '' is the whole. */
export function placeIn(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
}
