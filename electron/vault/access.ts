import { LONGEST_ACCESS_FILE } from '#shared/access.ts'
import { type FileKind, parseFileText } from '#shared/file-text.ts'
import { sentenceOf } from '#shared/policy/pack-file.ts'
import { describeIssues } from '#shared/policy/schema-faults.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { AccessFile } from '#shared/sync/subsystem-profile.ts'
import { beginDownload } from './held-there.ts'
import { listImports, takeImport } from './reference-imports.ts'
import { changeSettings } from './settings.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

const FILE: FileKind = { code: 'access-file', content: '接入文件', form: '接入文件格式' }

/** How this office reports, by the access file taken last; undefined before the first. */
export function readAccess(vault: Vault): AccessFile | undefined {
  const [taken] = listImports(vault, 'access')
  return taken && readStored(AccessFile, taken.body)
}

/** Reads an access file that is to be taken; a refusal has a line for each fault. */
export function readNewAccess(vault: Vault, text: string): Result<AccessFile> {
  if (text.length > LONGEST_ACCESS_FILE) {
    return refuse(FILE.code, `内容超过 ${LONGEST_ACCESS_FILE} 字，不像一个接入文件`)
  }
  const json = parseFileText(text, FILE)
  if (!json.ok) return json
  const parsed = AccessFile.safeParse(json.value)
  if (!parsed.success) {
    const faults = describeIssues(parsed.error.issues, json.value)
    return refuse(FILE.code, faults.map(sentenceOf).join('\n'))
  }
  return refuseOtherPlatform(vault, parsed.data) ?? ok(parsed.data)
}

/** Takes an access file; the one before is replaced, and the audit keeps that it was. Its line was never tested. */
export function takeAccess(vault: Vault, access: AccessFile): void {
  // What another platform told is no side of a comparison with this one.
  if (readAccess(vault)?.id !== access.id) beginDownload(vault, '')
  changeSettings(vault, { lineTestedAt: null })
  takeImport(
    vault,
    { kind: 'access', id: 'access', body: JSON.stringify(access) },
    { action: 'access.take', fields: ['address', 'paasId', 'token'] },
  )
}

/** What was sent to one platform is asked for there: another one would be sent all of it again. */
function refuseOtherPlatform(vault: Vault, { id }: AccessFile): Result<never> | undefined {
  const held = readAccess(vault)
  if (held === undefined || held.id === id || !hasSent(vault)) return undefined
  return refuse(
    'access-other-platform',
    `id：应为 ${held.id}，现为 ${id}。本机已经向“${held.name}”报送过，换到别的平台会重复报送；同一平台换地址或密钥时 id 不变`,
  )
}

/** Whether anything may have reached the platform: what a restored vault sent after its backup is in no row of it. */
function hasSent({ db, generation, origin }: Vault): boolean {
  if (generation !== origin) return true
  return db.prepare('SELECT 1 FROM attempts LIMIT 1').get() !== undefined
}
