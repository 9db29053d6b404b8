import { DOCUMENT_TYPES, getLabel } from '#shared/codes/code-tables.ts'
import { findIdentityFault, type IdentityFacts } from '#shared/codes/identity-document.ts'
import {
  DISABILITY_CERTIFICATE,
  SOCIAL_SECURITY_CARD,
  UNRULED_CERTIFICATE,
} from './certificates.ts'
import {
  type DocumentContext,
  type DocumentFinding,
  type DocumentRule,
  refusal,
} from './document-rule.ts'
import { FOREIGNER_CARD, isCardNumber } from './foreigner-card.ts'
import { CHINESE_PASSPORT, FOREIGN_PASSPORT } from './passport.ts'
import { isPermitNumber, RESIDENCE_PERMIT } from './residence-permit.ts'
import { longNumberOf, RESIDENT_NUMBER } from './resident-number.ts'
import { HONG_KONG_PASS, MACAO_PASS, TAIWAN_PASS } from './travel-pass.ts'

type DocumentType = (typeof DOCUMENT_TYPES)[number]['code']

/** 人员证件类型 → its rule: every row of the code table has one. */
const DOCUMENT_RULES: Readonly<Record<DocumentType, DocumentRule>> = {
  '01': RESIDENT_NUMBER,
  '02': UNRULED_CERTIFICATE,
  '03': UNRULED_CERTIFICATE,
  '04': HONG_KONG_PASS,
  '05': MACAO_PASS,
  '06': TAIWAN_PASS,
  '07': FOREIGNER_CARD,
  '08': FOREIGN_PASSPORT,
  '09': DISABILITY_CERTIFICATE,
  '10': UNRULED_CERTIFICATE,
  '11': UNRULED_CERTIFICATE,
  '12': UNRULED_CERTIFICATE,
  '13': UNRULED_CERTIFICATE,
  '14': UNRULED_CERTIFICATE,
  '15': UNRULED_CERTIFICATE,
  '16': CHINESE_PASSPORT,
  '17': RESIDENCE_PERMIT,
  '90': SOCIAL_SECURITY_CARD,
  '91': UNRULED_CERTIFICATE,
  '99': UNRULED_CERTIFICATE,
}

/** A document as it was entered. */
export interface EnteredDocument {
  readonly documentType: string
  readonly documentNumber: string
}

/** What is wrong with a document number of a known type; nothing where the type is unknown. */
export function findDocumentFindings(
  { documentType, documentNumber }: EnteredDocument,
  context: DocumentContext,
): readonly DocumentFinding[] {
  if (!isDocumentType(documentType)) return []
  const other = otherType({ documentType, documentNumber }, context.today)
  return other === undefined
    ? DOCUMENT_RULES[documentType].check(documentNumber, context)
    : [wrongType(other)]
}

/** Whether a number has no error, so that it may be looked up. */
export function isSoundDocument(document: EnteredDocument, context: DocumentContext): boolean {
  return (
    isDocumentType(document.documentType) &&
    document.documentNumber !== '' &&
    findDocumentFindings(document, context).every(({ severity }) => severity !== 'error')
  )
}

/** Whether a sound number cannot be the beginning of a longer one: its check character closes it. */
export function isClosedNumber({ documentType, documentNumber }: EnteredDocument): boolean {
  return ['01', '07', '17'].includes(documentType) && documentNumber.length === 18
}

/** Birth date and gender that a number without errors says; undefined where it says none. */
export function findDocumentFacts(
  document: EnteredDocument,
  today: string,
): IdentityFacts | undefined {
  const { documentType, documentNumber } = document
  return isDocumentType(documentType) &&
    isSoundDocument(document, { today, isKnownRegion: () => true })
    ? DOCUMENT_RULES[documentType].findFacts(documentNumber)
    : undefined
}

/** Whether two numbers are one person's. */
export function isSameNumber(one: string, other: string): boolean {
  return canonicalNumber(one) === canonicalNumber(other)
}

/** One spelling of a number: a first-generation number is its 18 characters. */
export function canonicalNumber(number: string): string {
  const upper = number.trim().toUpperCase()
  return /^\d{15}$/.test(upper) ? longNumberOf(upper) : upper
}

/** Every spelling under which a number may have been filed: as it is, its 18 characters, its 15 digits. */
export function spellingsOf(number: string): readonly string[] {
  const long = canonicalNumber(number)
  const old = `${long.slice(0, 6)}${long.slice(8, -1)}`
  return [...new Set([number, long, ...(canonicalNumber(old) === long ? [old] : [])])]
}

/** Every kind of document under which a person may have been filed: a 社会保障卡 bears the identity number. */
export function kindsOf(documentType: string): readonly string[] {
  return documentType === '01' || documentType === '90' ? ['01', '90'] : [documentType]
}

function isDocumentType(code: string): code is DocumentType {
  return Object.hasOwn(DOCUMENT_RULES, code)
}

interface OtherType {
  readonly type: DocumentType
  readonly name: string
}

/** The kind a number can only be of, by prefix and check character, where it was entered as another. */
function otherType(
  { documentType, documentNumber }: EnteredDocument,
  today: string,
): OtherType | undefined {
  if (documentType !== '17' && isPermitNumber(documentNumber)) {
    return { type: '17', name: '港澳台居民居住证号码' }
  }
  if (documentType !== '07' && isCardNumber(documentNumber)) {
    return { type: '07', name: '外国人永久居留身份证号码' }
  }
  // A social security number is the identity number.
  const isResidents =
    documentType !== '01' &&
    documentType !== '90' &&
    /^[1-7]/.test(documentNumber) &&
    findIdentityFault(documentNumber, today) === undefined
  return isResidents ? { type: '01', name: '居民身份证号码' } : undefined
}

function wrongType({ type, name }: OtherType): DocumentFinding {
  return refusal('document-type', {
    problem: `这是${name}`,
    remedy: `请把证件类型改为“${getLabel(DOCUMENT_TYPES, type)}”，或核对号码`,
    basis: '',
  })
}
