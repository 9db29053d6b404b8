import { INJURY_FIELDS, type Injury } from '#shared/filing/injury.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { InjuryStatementTemplate } from './case-form-template.ts'
import { FORM_NAMES } from './form-names.ts'
import { filingPage } from './form-page.ts'
import { chineseDate, type FormInput, type PresentValue, requireValues } from './form-values.ts'
import {
  type Block,
  byHand,
  type GridRow,
  heading,
  type Layout,
  label,
  option,
  options,
  row,
  value,
} from './layout.ts'
import { findPersonValues } from './person-values.ts'
import { fillIn } from './sentence.ts'

const FORM = FORM_NAMES['injury-statement']

/** Label · value · label · value · label · value, in mm. */
const COLUMNS = [24, 40, 20, 28, 22, 40]
const WIDE = 5

type Values = Readonly<Record<keyof ReturnType<typeof findValues>, PresentValue>>

/** 附件11 外伤无第三方责任承诺书 (规程第三十五条): only where the person says that no third party is liable. */
export function injuryStatementLayout(input: FormInput): Result<Layout> {
  const { filing, tables } = input
  const template = tables.forms['injury-statement']
  const { injury } = filing.entry
  if (injury === null) {
    return refuse('form-not-needed', `这份备案没有登记外伤，不需要${FORM}；请先办理外伤登记（W）`)
  }
  if (injury.thirdParty !== '0') {
    return refuse('form-not-needed', `外伤涉及第三方，不适用${FORM}（规程第三十五条）`)
  }
  const required = requireValues(FORM, findValues(input, injury, template))
  if (!required.ok) return required
  return ok(filingPage('injury-statement', input, template, blocksOf(template, required.value)))
}

function findValues(input: FormInput, injury: Injury, { words }: InjuryStatementTemplate) {
  const told = (name: keyof Injury, text = injury[name]) => ({
    field: INJURY_FIELDS[name],
    text: text || words.none,
  })
  const day = injury.day && chineseDate(injury.day)
  return {
    ...findPersonValues(input, words.none),
    hospital: { field: INJURY_FIELDS.hospital, text: injury.hospital },
    department: told('department'),
    inpatientNumber: told('inpatientNumber'),
    admittedOn: told('admittedOn', injury.admittedOn && chineseDate(injury.admittedOn)),
    moment: {
      field: INJURY_FIELDS.day,
      text: day && fillIn(words.moment, { day, time: injury.time }).trim(),
    },
    place: { field: INJURY_FIELDS.place, text: injury.place },
    course: { field: INJURY_FIELDS.course, text: injury.course },
    witnesses: told('witnesses'),
  }
}

function blocksOf(template: InjuryStatementTemplate, values: Values): readonly Block[] {
  const { promise } = template
  return [
    {
      kind: 'grid',
      columns: COLUMNS,
      rows: [...personRows(template, values), ...injuryRows(template, values)],
    },
    { kind: 'paragraph', runs: [{ voice: 'form', text: promise }] },
    { kind: 'grid', columns: COLUMNS, isWhole: true, rows: signatureRows(template) },
    { kind: 'grid', columns: COLUMNS, isWhole: true, rows: institutionRows(template) },
  ]
}

function personRows({ labels }: InjuryStatementTemplate, values: Values): readonly GridRow[] {
  return [
    row(
      9,
      label(labels.name),
      value(values.name),
      label(labels.gender),
      value(values.gender),
      label(labels.age),
      value(values.age),
    ),
    row(
      9,
      label(labels.documentNumber),
      value(values.documentNumber, 3),
      label(labels.phone),
      value(values.phone),
    ),
    row(9, label(labels.insuredDivision), value(values.insuredDivision, WIDE)),
    row(
      9,
      label(labels.hospital),
      value(values.hospital, 3),
      label(labels.department),
      value(values.department),
    ),
    row(
      11,
      label(labels.inpatientNumber),
      value(values.inpatientNumber, 3),
      label(labels.admittedOn),
      value(values.admittedOn),
    ),
  ]
}

function injuryRows({ labels, flags }: InjuryStatementTemplate, values: Values) {
  return [
    row(
      9,
      label(labels.moment),
      value(values.moment, 3),
      label(labels.witnesses),
      value(values.witnesses),
    ),
    row(9, label(labels.place), value(values.place, WIDE)),
    row(42, label(labels.course), value(values.course, WIDE)),
    row(
      9,
      label(labels.flags),
      options([option(flags.injury, true), option(flags.thirdParty, true)], WIDE, 'in-line'),
    ),
  ]
}

function signatureRows({ labels }: InjuryStatementTemplate): readonly GridRow[] {
  return [
    row(16, label(labels.signature), byHand(3), label(labels.signedOn), byHand()),
    row(10, label(labels.agent), byHand(3), label(labels.relationship), byHand()),
  ]
}

/** 医疗机构: the physician's finding and the seal, by hand. */
function institutionRows({ labels }: InjuryStatementTemplate): readonly GridRow[] {
  return [
    row(7, heading(labels.institution, COLUMNS.length)),
    row(18, label(labels.opinion), byHand(WIDE)),
    row(18, label(labels.officeSeal), byHand(3), label(labels.sealedOn), byHand()),
  ]
}
