import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { Input, Radio, Switch } from 'antd'
import { MaterialTile } from '#renderer/capture/material-tile.tsx'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { HELP } from '#renderer/messages/help.ts'
import { INTAKE } from '#renderer/messages/intake.ts'
import { HelpMark, NoteLine } from '#renderer/ui/field.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { Panel } from '#renderer/ui/panel.tsx'
import { EMPTY_AGENT } from '#shared/filing/filing.ts'
import { isReferralPaperGiven } from '#shared/filing/referral-rules.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import type { PagedMaterial } from '#shared/materials/unasked-materials.ts'
import { agreedLaterMaterials, findGiven, requiredMaterials } from '#shared/policy/materials.ts'
import { citeAll, type MaterialRequirement } from '#shared/policy/policy.ts'
import { AgentFields } from './agent-fields.tsx'
import { DeemedPanel } from './deemed-panel.tsx'
import { EntryDate } from './entry-date.tsx'
import { EntryField } from './entry-field.tsx'
import { fieldId, notesOf } from './field-order.ts'
import styles from './intake.module.css'
import { ReferralFields } from './referral-fields.tsx'
import type { IntakeForm } from './use-entry-form.ts'

/** The pages of the entry's materials, where it may have any. */
export interface MaterialPages {
  readonly pages: readonly MaterialPage[]
  /** Materials with pages that the entry does not ask for any more. */
  readonly unasked: readonly PagedMaterial[]
  onCapture(requirement: PagedMaterial): void
}

interface MaterialsColumnProps {
  readonly form: IntakeForm
  /** Left out where nothing new may be handed in as a picture. */
  readonly captured?: MaterialPages | undefined
}

interface RequirementProps extends MaterialsColumnProps {
  readonly requirement: MaterialRequirement
}

/** The papers of the category, who files for the person, and a note. */
export function MaterialsColumn({ form, captured }: MaterialsColumnProps) {
  const { entry, edit, policy } = form
  const required = requiredMaterials(entry, policy)
  const category = entry.category === '' ? undefined : policy.categories[entry.category]
  return (
    <Panel
      title={INTAKE.materials}
      extra={
        captured && (
          <span className={styles.captureHint}>
            {CAPTURE.take} <KeyHint>{CAPTURE.tileKey}</KeyHint>
          </span>
        )
      }
    >
      {category?.filing === 'deemed' ? (
        <DeemedPanel
          category={category}
          isFiledAnyway={entry.fileAnyway}
          onChange={(fileAnyway) => edit({ fileAnyway })}
        />
      ) : (
        required.length === 0 && <p className={styles.awaited}>{INTAKE.materialsAwaited}</p>
      )}
      {required.map((requirement) =>
        requirement.id === 'voucher' ? (
          <VoucherLine key={requirement.id} {...{ form, requirement, captured }} />
        ) : (
          <EvidenceChoice key={requirement.id} {...{ form, requirement, captured }} />
        ),
      )}
      {captured?.unasked.map((material) => (
        <UnaskedMaterial key={material.id} {...{ material, captured }} />
      ))}
      {agreedLaterMaterials(entry, policy).length > 0 && (
        <EntryField form={form} field="laterDue" hint={INTAKE.laterDueHint} isRequired>
          {(control) => (
            <EntryDate
              {...{ form, control }}
              field="laterDue"
              value={entry.laterDue}
              onChange={(laterDue) => edit({ laterDue })}
            />
          )}
        </EntryField>
      )}
      {isReferralPaperGiven(entry, policy) && <ReferralFields form={form} />}
      <div className={styles.agentSwitch}>
        <label htmlFor="agent">{INTAKE.agentSwitch}</label>
        <Switch
          id="agent"
          checked={entry.agent !== null}
          onChange={(isOn) => edit({ agent: isOn ? EMPTY_AGENT : null })}
        />
        <span>{entry.agent === null ? INTAKE.agentOff : INTAKE.agentOn}</span>
      </div>
      {entry.agent === null ? (
        // Without an agent there is no field of an agent to say it under.
        notesOf(form.issuesOf('agent.name')).map((note) => (
          <div key={note.text} id="agent-advice" className={styles.agentAdvice}>
            <NoteLine note={note} />
          </div>
        ))
      ) : (
        <AgentFields form={form} agent={entry.agent} />
      )}
      <EntryField form={form} field="note">
        {({ id, 'aria-describedby': describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            rows={entry.agent === null && entry.referral === null ? 3 : 1}
            maxLength={500}
            value={entry.note}
            onChange={(event) => edit({ note: event.target.value })}
          />
        )}
      </EntryField>
    </Panel>
  )
}

/** The voucher shown at the window meets its requirement by itself. */
function VoucherLine({ form, requirement, captured }: RequirementProps) {
  const given = findGiven(form.entry, requirement)
  return (
    <div id="materials-voucher" className={styles.requirement}>
      <p className={styles.requirementTitle}>
        <span className={given && styles.given}>
          {given ? <CheckCircleFilled /> : <MinusCircleOutlined />}{' '}
          {given ? INTAKE.voucherGiven(given.label) : INTAKE.voucherAwaited}
        </span>
        <Tile {...{ form, requirement, captured }} />
        <span className={styles.articleTag}>{citeAll(requirement.because)}</span>
      </p>
    </div>
  )
}

function Tile({ form, requirement, captured }: RequirementProps) {
  if (captured === undefined) return null
  return (
    <MaterialTile
      requirement={requirement.id}
      pages={captured.pages}
      given={findGiven(form.entry, requirement)?.kind}
      onOpen={() => captured.onCapture(requirement)}
    />
  )
}

interface UnaskedProps {
  readonly material: PagedMaterial
  readonly captured: MaterialPages
}

/** Pages that stay the clerk's until removed: nobody asks for their material, so they keep the entry from acceptance. */
function UnaskedMaterial({ material, captured }: UnaskedProps) {
  return (
    <div id={fieldId(`materials.${material.id}`)} className={styles.requirement}>
      <p className={styles.requirementTitle}>
        <span className={styles.requirementName}>{material.label}</span>
        <MaterialTile
          requirement={material.id}
          pages={captured.pages}
          given={undefined}
          onOpen={() => captured.onCapture(material)}
        />
        <span className={styles.articleTag}>{INTAKE.unasked}</span>
      </p>
      <div className={styles.evidenceNote}>{INTAKE.unaskedHint}</div>
    </div>
  )
}

function EvidenceChoice({ form, requirement, captured }: RequirementProps) {
  const field = `materials.${requirement.id}` as const
  const id = fieldId(field)
  const notes = form.notesOf(field)
  const given = findGiven(form.entry, requirement)
  return (
    <fieldset className={styles.requirement} data-field={field} onBlur={() => form.leave(field)}>
      <p className={styles.requirementTitle}>
        <span className={styles.requirementName}>
          <span id={`${id}-label`}>{requirement.label}</span>
          <HelpMark label={HELP.open(requirement.label)} onOpen={() => form.toggleHelp(field)} />
        </span>
        <Tile {...{ form, requirement, captured }} />
        <span className={styles.articleTag}>{citeAll(requirement.because)}</span>
      </p>
      <Radio.Group
        id={id}
        role="radiogroup"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-note`}
        className={styles.evidence ?? ''}
        value={given?.id ?? null}
        options={requirement.anyOf.map((evidence) => ({
          value: evidence.id,
          label: evidence.label,
        }))}
        onChange={(event) =>
          form.edit({
            materials: { ...form.entry.materials, [requirement.id]: event.target.value },
          })
        }
      />
      <div id={`${id}-note`} className={styles.evidenceNote}>
        {notes.map((note) => (
          // The article stands in the title already.
          <NoteLine key={note.text} note={{ ...note, basis: '' }} />
        ))}
        {given?.kind === 'promise' && <span>{INTAKE.promiseHint}</span>}
        {given?.kind === 'later' && <span>{INTAKE.laterHint}</span>}
      </div>
    </fieldset>
  )
}
