import { type FileKind, parseFileText } from '#shared/file-text.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { checkJoiningPack } from './check-packs.ts'
import { PolicyPack } from './pack.ts'
import { describeIssues, type FileFault } from './schema-faults.ts'

/** Characters of the longest file that is read; the country's pack has about 10,000. */
export const LONGEST_PACK_FILE = 500_000

const FILE: FileKind = { code: 'policy-file', content: '政策包', form: '政策包格式' }

/** Reads the text of a policy pack; a refusal has a line for each fault: the place and the reason. */
export function parsePackFile(text: string): Result<PolicyPack> {
  if (text.length > LONGEST_PACK_FILE) {
    return refusePack([
      { path: '', problem: `内容超过 ${LONGEST_PACK_FILE / 10_000} 万字，不像一个政策包` },
    ])
  }
  const json = parseFileText(text, FILE)
  if (!json.ok) return json
  const parsed = PolicyPack.safeParse(json.value)
  return parsed.success
    ? ok(parsed.data)
    : refusePack(describeIssues(parsed.error.issues, json.value))
}

/** Reads a pack that is to join the packs held; one that cannot rule together with them is refused. */
export function readPackFile(text: string, held: readonly PolicyPack[]): Result<PolicyPack> {
  const parsed = parsePackFile(text)
  if (!parsed.ok) return parsed
  const faults = checkJoiningPack(parsed.value, held)
  return faults.length === 0 ? parsed : refusePack(faults)
}

/** Refuses a pack for all its faults: one line each, `rules[3].value.end：应为…`. */
export function refusePack(faults: readonly FileFault[]): Result<never> {
  return refuse(FILE.code, faults.map(sentenceOf).join('\n'))
}

/** A fault in a line. */
export function sentenceOf({ path, problem }: FileFault): string {
  return path === '' ? problem : `${path}：${problem}`
}
