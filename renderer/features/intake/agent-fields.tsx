import { COMMON } from '#renderer/messages/common.ts'
import { INTAKE } from '#renderer/messages/intake.ts'
import { ChoiceSelect } from '#renderer/ui/choice-select.tsx'
import { AGENT_RELATIONSHIPS, DOCUMENT_TYPES } from '#shared/codes/code-tables.ts'
import type { Agent } from '#shared/filing/filing.ts'
import { codeChoices } from './choices.ts'
import { EntryField } from './entry-field.tsx'
import { GuardianLine } from './guardian-line.tsx'
import { TextField } from './text-field.tsx'
import type { IntakeForm } from './use-entry-form.ts'

const RELATIONSHIP_CHOICES = codeChoices(AGENT_RELATIONSHIPS)
const DOCUMENT_CHOICES = codeChoices(DOCUMENT_TYPES)

interface AgentFieldsProps {
  readonly form: IntakeForm
  readonly agent: Agent
}

/** Who files for the insured person. */
export function AgentFields({ form, agent }: AgentFieldsProps) {
  const change = (part: Partial<Agent>) => form.edit({ agent: { ...agent, ...part } })
  return (
    <>
      <TextField
        form={form}
        field="agent.name"
        value={agent.name}
        maxLength={120}
        isRequired
        onChange={(name) => change({ name })}
      />
      <AgentChoice form={form} agent={agent} part="documentType" onChange={change} />
      <TextField
        form={form}
        field="agent.documentNumber"
        value={agent.documentNumber}
        maxLength={50}
        isRequired
        onChange={(documentNumber) => change({ documentNumber })}
      />
      <TextField
        form={form}
        field="agent.phone"
        value={agent.phone}
        maxLength={30}
        isRequired
        onChange={(phone) => change({ phone })}
      />
      <AgentChoice form={form} agent={agent} part="relationship" onChange={change} />
      <GuardianLine form={form} />
    </>
  )
}

interface AgentChoiceProps extends AgentFieldsProps {
  readonly part: 'relationship' | 'documentType'
  readonly onChange: (part: Partial<Agent>) => void
}

function AgentChoice({ form, agent, part, onChange }: AgentChoiceProps) {
  const isRelationship = part === 'relationship'
  return (
    <EntryField form={form} field={`agent.${part}`} isRequired>
      {(control) => (
        <ChoiceSelect
          control={control}
          choices={isRelationship ? RELATIONSHIP_CHOICES : DOCUMENT_CHOICES}
          value={agent[part]}
          placeholder={isRelationship ? INTAKE.chooseRelationship : INTAKE.chooseDocument}
          renderNothing={COMMON.notFoundChoice}
          onChoose={(code) => onChange({ [part]: code })}
        />
      )}
    </EntryField>
  )
}
