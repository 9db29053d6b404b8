import { fileURLToPath } from 'node:url'
import { readReferenceData } from '#electron/reference-files.ts'
import type { CheckContext } from '#shared/filing/check.ts'
import { EMPTY_ENTRY, type FilingEntry } from '#shared/filing/filing.ts'
import { EMPTY_REFERRAL, type Referral } from '#shared/filing/referral.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import { withVoucherMaterial } from '#shared/policy/materials.ts'
import { indexTables } from '#shared/reference-data.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'

/** The folder of the shipped data. */
export const ASSETS = fileURLToPath(new URL('../assets', import.meta.url))

/** The shipped tables, policies and forms. */
export const TABLES = indexTables(readReferenceData(ASSETS))

/** The day on which the tests' offices work. */
export const TODAY = '2026-11-22'

/** A division for which no region has a pack: the country's rules alone. */
export const UNRULED_DIVISION = '320102'

/** An identity number of a person who cannot exist: region 1699xx was never given out (GB 11643 check digit). */
export function identityNumber(birthDate = '19560312', serial = 101, region = '169901'): string {
  const body = `${region}${birthDate}${String(serial).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

/** An entry that may be accepted: a retired man of 威海 who moves to 广州 and shows his household register. */
export function anEntry(changes: Partial<FilingEntry> = {}): FilingEntry {
  return withVoucherMaterial({
    ...EMPTY_ENTRY,
    voucher: '01',
    documentNumber: identityNumber(),
    name: '欧阳长风',
    gender: '1',
    insuranceType: '310',
    insuredDivision: '371002',
    category: 'relocated-retiree',
    destination: '440100',
    startDate: TODAY,
    address: '天河区体育西路 1 号',
    phone: '13812345678',
    materials: { 'relocation-proof': 'household-register' },
    ...changes,
  })
}

/** What a certificate of a made-up hospital says, by the strictest rules there are. */
export function aReferral(changes: Partial<Referral> = {}): Referral {
  return {
    ...EMPTY_REFERRAL,
    issuer: '天津市河滨中心医院',
    issuerLevel: '3',
    date: '2026-11-20',
    opinionBy: 'associate-chief',
    approvedBy: '科室主任',
    diagnosis: '冠状动脉粥样硬化性心脏病',
    reason: '需进一步手术治疗',
    receiver: '北京市河滨心血管病医院',
    receiverLevel: '3',
    ...changes,
  }
}

/** A check context of the tests' day and tables. */
export function aCheckContext(changes: Partial<CheckContext> = {}): CheckContext {
  return { tables: TABLES, today: TODAY, otherFilings: [], ...changes }
}

/** A page of materials nothing has happened to yet. */
export function aPage(changes: Partial<MaterialPage> = {}): MaterialPage {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    owner: '00000000-0000-4000-8000-000000000002',
    requirement: 'relocation-proof',
    position: 0,
    width: 3000,
    height: 4000,
    bytes: 3,
    sha256: 'a'.repeat(64),
    source: 'camera',
    takenAt: '2026-11-22T02:00:00.000Z',
    takenBy: '样例经办',
    report: [],
    override: '',
    upload: { state: 'waiting', serial: '', confirmedAt: null, words: '' },
    removed: null,
    ...changes,
  }
}

/** A registration that waits for its first transmission, due at 10:00 of `TODAY`. */
export function anOutboxEntry(changes: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id: '018f6a2e-0000-4000-8000-000000000001',
    filingId: '018f6a2e-0000-4000-8000-000000000009',
    operation: 'register',
    sequence: 1,
    personKey: '01:generated',
    state: 'queued',
    attempts: 0,
    failures: 0,
    notFound: 0,
    nextAt: `${TODAY}T02:00:00.000Z`,
    firstSentAt: null,
    reason: null,
    ...changes,
  }
}
