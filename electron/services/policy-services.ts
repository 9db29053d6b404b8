import { officeToday } from '#electron/corrected-now.ts'
import { type DeskContext, type Session, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { policyDesk, readNewPack, takePack } from '#electron/vault/policy-desk.ts'
import { answerChanges } from '#shared/policy/answer-changes.ts'
import { packNotices } from '#shared/policy/check-packs.ts'
import { isSamePack, type PolicyPack } from '#shared/policy/pack.ts'
import { findVersionBefore, packChanges } from '#shared/policy/pack-changes.ts'
import { inListOrder, listPack } from '#shared/policy/pack-list.ts'
import type { PolicyPreview, PolicyView } from '#shared/policy/policy-view.ts'
import { ok } from '#shared/result.ts'

/** The policy packs: what the desk rules by, and how a new one comes in. */
export function policyServices(
  context: DeskContext,
): Pick<Services, 'policy.get' | 'policy.packs' | 'policy.preview' | 'policy.take'> {
  const { shipped } = context
  return {
    'policy.get': whenOpen(context, (session) => ok(viewOf(context, session))),
    'policy.packs': whenOpen(context, ({ vault }) =>
      ok([...policyDesk(vault, shipped).tables.policies]),
    ),
    'policy.preview': whenOpen(context, (session, { text }) => {
      const read = readNewPack(session.vault, shipped, text)
      return read.ok ? ok(previewOf(context, session, read.value)) : read
    }),
    'policy.take': whenOpen(context, ({ vault }, { text }) => {
      const read = readNewPack(vault, shipped, text)
      if (!read.ok) return read
      const { id, version } = read.value
      takePack(vault, read.value)
      context.emit('policy.changed', {})
      return ok({ id, version })
    }),
  }
}

function viewOf(context: DeskContext, { vault }: Session): PolicyView {
  const { ruling, taken, leftOut } = policyDesk(vault, context.shipped)
  const listed = { division: vault.office.division, day: officeToday(context) }
  const packs = ruling.map((pack) => {
    const own = taken.find((other) => isSamePack(other.pack, pack))
    return {
      ...listPack(pack, ruling, listed),
      taken: own ? { at: own.takenAt, by: own.takenBy } : null,
    }
  })
  return {
    packs: [...inListOrder(packs)],
    leftOut: leftOut.map(({ problems, ...pack }) => ({ ...pack, problems: [...problems] })),
  }
}

function previewOf(context: DeskContext, { vault }: Session, pack: PolicyPack): PolicyPreview {
  const { ruling } = policyDesk(vault, context.shipped)
  const day = officeToday(context)
  const comparedOn = pack.effectiveFrom > day ? pack.effectiveFrom : day
  return {
    pack: listPack(pack, [...ruling, pack], { division: vault.office.division, day }),
    before: findVersionBefore(ruling, pack)?.version ?? null,
    comparedOn,
    answers: [...answerChanges(ruling, pack, comparedOn)],
    changes: packChanges(pack, ruling),
    notices: [...packNotices(pack, ruling)],
  }
}
