import { describe, expect, it } from 'vitest'
import { DOCUMENT_TYPES } from '#shared/codes/code-tables.ts'
import { aCheckContext, anEntry, identityNumber } from '#tests/builders.ts'
import { checkEntry } from './check.ts'
import type { Agent } from './filing.ts'

const AGENT: Agent = {
  name: '欧阳远山',
  documentType: '01',
  documentNumber: identityNumber('19860312', 103),
  phone: '13812345678',
  relationship: '2',
}

/** What is wrong with an agent, as `severity field rule`. */
function found(changes: Partial<Agent>): string[] {
  return checkEntry(anEntry({ agent: { ...AGENT, ...changes } }), aCheckContext())
    .filter(({ field, rule }) => field.startsWith('agent.') && rule !== 'identity-region')
    .map(({ severity, field, rule }) => `${severity} ${field} ${rule}`)
}

describe('an agent', () => {
  it('is accepted when every rule holds', () => {
    expect(found({})).toEqual([])
  })

  it.each(DOCUMENT_TYPES)('shows a document that is as good as the person’s: $label', (row) => {
    const [issue] = found({ documentType: row.code, documentNumber: '1-2' })
    expect(issue).toMatch(/^error agent\.documentNumber /)
  })

  it.each(DOCUMENT_TYPES)('is read by the same rules as the person: $label', ({ code }) => {
    const numbers = ['M12345678', 'H12345678', 'E12345678', '12345678', '810000199408230021']
    for (const documentNumber of numbers) {
      const document = { documentType: code, documentNumber }
      const ofPerson = checkEntry(anEntry(document), aCheckContext())
        .filter(({ field }) => field === 'documentNumber')
        .map(({ severity, rule }) => `${severity} agent.documentNumber ${rule}`)
      expect(found(document)).toEqual(ofPerson)
    }
  })

  it('has a kind of document and a relationship of the code tables', () => {
    expect(found({ documentType: '98' })).toEqual(['error agent.documentType unknown-code'])
    expect(found({ relationship: '3' })).toEqual(['error agent.relationship unknown-code'])
  })

  it.each(['123', '1381234567', '020-1'])('can be reached by telephone, not by %s', (phone) => {
    expect(found({ phone })).toEqual(['error agent.phone phone'])
  })

  it('is somebody else, whatever generation of number shows it', () => {
    const own = { documentNumber: anEntry().documentNumber }
    expect(found(own)).toEqual(['error agent.documentNumber agent-is-person'])
    const short = own.documentNumber.slice(0, 6) + own.documentNumber.slice(8, 17)
    expect(found({ documentNumber: short })).toContain('error agent.documentNumber agent-is-person')
  })

  it('has a name by the rules of names', () => {
    expect(found({ name: '买买提•吐尔逊' })).toEqual(['error agent.name name-dot'])
  })
})
