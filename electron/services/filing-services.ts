import { acceptEntry, checkContextOf } from '#electron/accept-entry.ts'
import { type RulesContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { findFilingFile, findFilingsByPerson } from '#electron/vault/filings.ts'
import { refuseIllegible, refuseUnasked } from '#electron/vault/page-gate.ts'
import { policyFor } from '#shared/filing/check.ts'
import { describeIssue } from '#shared/filing/issue.ts'
import { unaskedMaterials } from '#shared/materials/unasked-materials.ts'
import { ok, refuse } from '#shared/result.ts'

/** Accepting a filing (受理) and looking one up. */
export function filingServices(
  context: RulesContext,
): Pick<Services, 'filing.submit' | 'filing.get' | 'filing.findByPerson'> {
  return {
    'filing.submit': whenOpen(context, (session, submission) => {
      const { id, entry } = submission
      const { vault } = session
      const acceptor = { ...context, ...session }
      const unasked = refuseUnasked(vault, id, (pages) => {
        const policy = policyFor(entry, checkContextOf(acceptor, submission))
        return unaskedMaterials(pages, entry, { policy, packs: acceptor.tables.policies })
      })
      const refused = unasked ?? refuseIllegible(vault, id)
      if (refused) return refused
      const accepted = acceptEntry(acceptor, submission)
      if (!accepted.ok) {
        const [refusal] = accepted.issues
        return refuse(`${refusal.rule}@${refusal.field}`, describeIssue(refusal))
      }
      session.loop.wake()
      return ok(accepted.filing)
    }),
    'filing.get': whenOpen(context, ({ vault }, { filingId }) => {
      const file = findFilingFile(vault, filingId)
      return file ? ok(file) : refuse('no-such-filing', '没有这份备案，请从列表重新打开')
    }),
    'filing.findByPerson': whenOpen(context, ({ vault }, person) =>
      ok(findFilingsByPerson(vault, person)),
    ),
  }
}
