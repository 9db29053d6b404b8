import { isSameNumber } from '#shared/codes/documents/document-rules.ts'
import type { InsuredPerson, PersonLookUp, PersonQuestion } from '#shared/filing/person-look-up.ts'
import { type Exchange, readExchange } from './classify.ts'
import { withoutAnswer } from './no-answer.ts'
import type { PersonOutput } from './person-query.ts'
import { printable } from './reasons.ts'
import { TRANSACTIONS } from './transactions.ts'

/** How the subsystem's refusal of 1101 begins where it knows nobody (assumed, wire contract §6.2). */
const NOBODY = '[YD3001]'

/** What an exchange of 1101 says of the person asked about; an answer about anyone else says nothing. */
export function replyToPersonQuery(
  exchange: Exchange,
  asked: PersonQuestion,
  now: Date,
): PersonLookUp {
  const read = readExchange(exchange, now)
  if (read.kind !== 'envelope') return withoutAnswer(read)
  const { infcode, err_msg, output } = read.envelope
  if (infcode === -1) return refused(err_msg ?? '')
  const answer = TRANSACTIONS['1101'].output.safeParse(output)
  if (!answer.success) return { kind: 'refused', words: '国家子系统的回答不合接口格式，未采用' }
  return isAbout(answer.data, asked)
    ? { kind: 'found', person: personOf(answer.data) }
    : { kind: 'other-person' }
}

function refused(message: string): PersonLookUp {
  if (message.startsWith(NOBODY)) return { kind: 'not-found' }
  return { kind: 'refused', words: printable(message) || '国家子系统没有说明原因' }
}

/** The document asked about, and the name where one was asked with. */
function isAbout({ baseinfo }: PersonOutput, asked: PersonQuestion): boolean {
  return (
    baseinfo.psn_cert_type === asked.documentType &&
    isSameNumber(baseinfo.certno, asked.documentNumber) &&
    (asked.name === '' || baseinfo.psn_name.trim() === asked.name)
  )
}

function personOf({ baseinfo, insuinfo }: PersonOutput): InsuredPerson {
  return {
    personNumber: baseinfo.psn_no,
    name: baseinfo.psn_name.trim(),
    gender: baseinfo.gend,
    birthDate: baseinfo.brdy ?? '',
    insurances: insuinfo.map((row) => ({
      insuranceType: row.insutype,
      division: row.insuplc_admdvs,
      state: row.psn_insu_stas ?? '',
      startedOn: row.psn_insu_date ?? '',
      pausedOn: row.paus_insu_date ?? '',
      employer: row.emp_name ?? '',
    })),
  }
}
