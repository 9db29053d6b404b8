import {
  AGENT_RELATIONSHIPS,
  type CodeRow,
  DOCUMENT_TYPES,
  findLabel,
} from '#shared/codes/code-tables.ts'
import { isSameNumber } from '#shared/codes/documents/document-rules.ts'
import type { Check } from './check.ts'
import { checkPhone } from './check-contact.ts'
import { checkDocumentNumber } from './check-document.ts'
import { missing } from './check-missing.ts'
import { checkName } from './check-name.ts'
import { AGENT_FIELDS } from './fields.ts'
import type { Agent, FilingEntry } from './filing.ts'
import { error, type Issue, unknownCode } from './issue.ts'

/** Who files for the insured person (备案表: 被委托人): all of it, or no agent at all. */
export const checkAgent: Check = (entry, _policy, { today, tables }) => {
  const { agent } = entry
  if (agent === null) return []
  const keys = Object.keys(AGENT_FIELDS) as (keyof Agent)[]
  const absent = keys
    .filter((key) => agent[key] === '')
    .map((key) => missing(`agent.${key}`, AGENT_FIELDS[key]))
  const rules: Readonly<Partial<Record<keyof Agent, () => readonly Issue[]>>> = {
    name: () => checkName(agent.name, 'agent.name', undefined),
    documentNumber: () => [
      ...checkDocumentNumber(agent, 'agent.documentNumber', {
        today,
        isKnownRegion: (code) => tables.divisions.has(code),
      }),
      ...checkSelf(agent, entry),
    ],
    phone: () => checkPhone(agent.phone, 'agent.phone'),
    documentType: () => checkCode(agent, 'documentType', DOCUMENT_TYPES),
    relationship: () => checkCode(agent, 'relationship', AGENT_RELATIONSHIPS),
  }
  return [
    ...absent,
    ...keys.filter((key) => agent[key] !== '').flatMap((key) => rules[key]?.() ?? []),
  ]
}

function checkCode(
  agent: Agent,
  key: 'documentType' | 'relationship',
  table: readonly CodeRow[],
): readonly Issue[] {
  const labels = table.map((row) => row.label)
  return findLabel(table, agent[key])
    ? []
    : [unknownCode(`agent.${key}`, AGENT_FIELDS[key].label, labels)]
}

/** Nobody is their own agent: one number twice on a form is a slip. */
function checkSelf(agent: Agent, entry: FilingEntry): readonly Issue[] {
  return isSameNumber(agent.documentNumber, entry.documentNumber)
    ? [
        error('agent.documentNumber', 'agent-is-person', {
          problem: '代办人与参保人是同一个证件号码',
          remedy: '请核对两人的证件；本人办理的请关闭“代办”',
        }),
      ]
    : []
}
