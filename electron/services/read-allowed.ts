import { findFilingFile } from '#electron/vault/filings.ts'
import type { Vault } from '#electron/vault/vault.ts'
import type { FilingFile } from '#shared/bridge-filing.ts'
import {
  ACTION_NAMES,
  actionRefusal,
  describeRefusal,
  END_WORDS,
  type FilingAction,
} from '#shared/filing/status.ts'
import { ok, type Result, refuse } from '#shared/result.ts'

const END_OF: Readonly<Partial<Record<FilingAction, keyof typeof END_WORDS>>> = {
  terminate: 'terminated',
  void: 'voided',
}

/** The filing an action is about, if the status table allows the action; else by which rule not. */
export function getAllowed(
  vault: Vault,
  filingId: string,
  action: FilingAction,
): Result<FilingFile> {
  const file = findFilingFile(vault, filingId)
  if (file === undefined) return refuse('no-such-filing', '没有这份备案，请从列表重新打开')
  const refusal = actionRefusal(file.filing, action)
  return refusal ? refuse(refusal.rule, describeRefusal(refusal)) : ok(file)
}

/** The refusal of an action nobody gave a reason for; of an end it says which of the two it is. */
export function refuseNoReason(reason: string, action: FilingAction) {
  if (reason !== '') return undefined
  const words = `没有写${ACTION_NAMES[action]}的原因，请写明，报送时一并上传`
  const meaning = END_OF[action]
  return refuse('reason-missing', meaning ? `${words}。${END_WORDS[meaning]}` : words)
}
