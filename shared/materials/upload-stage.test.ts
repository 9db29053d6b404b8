import { describe, expect, it } from 'vitest'
import { NOT_SENT, type PageUpload } from './page.ts'
import { countUploads, uploadStage } from './upload-stage.ts'

const RECEIPT = {
  receiptNumber: '3700',
  filingNumber: 'BA1',
  version: '1',
  personNumber: '',
  acknowledgedAt: '2026-11-22T06:00:01.000Z',
}
const ACCEPTED = { status: 'accepted', receipt: null } as const
const REGISTERED = { status: 'accepted', receipt: RECEIPT } as const
const VOIDED = { status: 'voided', receipt: RECEIPT } as const

const page = (state: PageUpload['state']) => ({ upload: { ...NOT_SENT, state } })

describe('where a page stands', () => {
  it.each([
    ['waiting', ACCEPTED, 'awaits-filing'],
    ['waiting', REGISTERED, 'announced'],
    ['sending', REGISTERED, 'sending'],
    ['refused', REGISTERED, 'refused'],
    ['confirmed', REGISTERED, 'confirmed'],
    ['waiting', VOIDED, 'called-off'],
    ['sending', VOIDED, 'called-off'],
    ['refused', VOIDED, 'called-off'],
    ['confirmed', VOIDED, 'confirmed'],
  ] as const)('is for "%s" said by its filing as well', (state, filing, stage) => {
    expect(uploadStage(page(state), filing)).toBe(stage)
  })

  it('is counted for all pages together', () => {
    const pages = [page('confirmed'), page('waiting'), page('waiting'), page('refused')]
    expect(countUploads(pages, REGISTERED)).toEqual({
      'awaits-filing': 0,
      announced: 2,
      sending: 0,
      confirmed: 1,
      refused: 1,
      'called-off': 0,
      all: 4,
    })
  })
})
