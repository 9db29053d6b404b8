import { promisableMaterials, promisedMaterials } from '#shared/policy/materials.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { FORM_NAMES } from './form-names.ts'
import { filingPage } from './form-page.ts'
import type { PromiseLetterTemplate } from './form-template.ts'
import { type FormInput, requireValues } from './form-values.ts'
import {
  type Block,
  byHand,
  type CheckOption,
  heading,
  type Layout,
  label,
  option,
  options,
  row,
  value,
} from './layout.ts'
import { findPromiseLetterValues, type PromiseLetterValues } from './promise-letter-values.ts'
import { fillIn, fillInRuns } from './sentence.ts'

const FORM = FORM_NAMES['promise-letter']

/** Label · value · label · value, in mm; together the width of the page's grid. */
const COLUMNS = [30, 62, 28, 54]
const WIDE = 3

/**
 * 附件2 个人承诺书 as a page (规程第八条（一）3、（二）3、（三）3): only for a filing in which a promise stands in
 * for a material, and only when the letter names that material.
 */
export function promiseLetterLayout(input: FormInput): Result<Layout> {
  const { filing, policy, tables } = input
  const template = tables.forms['promise-letter']
  const promised = promisedMaterials(filing.entry, policy)
  if (promised.length === 0)
    return refuse('form-not-needed', `这份备案没有用承诺代替的材料，不需要${FORM}`)
  const unnamed = promised.find(({ id }) => !template.materials.some((m) => m.requirement === id))
  if (unnamed !== undefined)
    return refuse('form-value-missing', `${FORM}的版式里没有“${unnamed.label}”，没有打印`)
  const required = requireValues(FORM, findPromiseLetterValues(input, template))
  if (!required.ok) return required
  const values = required.value
  const page = filingPage('promise-letter', input, template, blocksOf(input, template, values))
  return ok({ ...page, documentTitle: `${template.title} ${filing.acceptanceNumber}` })
}

function blocksOf(
  input: FormInput,
  template: PromiseLetterTemplate,
  values: PromiseLetterValues,
): readonly Block[] {
  const { promise } = template
  return [
    { kind: 'paragraph', runs: fillInRuns(template.statement, values) },
    { kind: 'grid', columns: COLUMNS, rows: filedRows(input, template) },
    { kind: 'paragraph', runs: [{ voice: 'form', text: promise.heading }] },
    {
      kind: 'list',
      items: promise.items.map(({ mark, text }) => ({
        mark,
        text: fillIn(text, { breach: promise.breach }),
      })),
    },
    { kind: 'grid', columns: COLUMNS, rows: signatureRows(template, values) },
    { kind: 'grid', columns: COLUMNS, rows: agencyRows(template, values) },
  ]
}

/**
 * What is filed, and which material the promise replaces. Only what the insured region lets a person promise
 * stands there: three categories by 规程第八条, more where a local text says so.
 */
function filedRows({ filing, policy }: FormInput, template: PromiseLetterTemplate) {
  const { labels } = template
  const { entry } = filing
  const promised = new Set(promisedMaterials(entry, policy).map(({ id }) => id))
  const insuranceTypes = template.insuranceTypes.map(({ code, text }) =>
    option(text, code === entry.insuranceType),
  )
  const offered = template.categories.map(({ category, text }) => ({
    category,
    text,
    promisable: promisableMaterials(category, policy),
  }))
  const categories = offered
    .filter(({ promisable }) => promisable.length > 0)
    .map(({ category, text }) => option(text, category === entry.category))
  const promisable = new Set(offered.flatMap((one) => one.promisable.map(({ id }) => id)))
  const materials = template.materials
    .filter(({ requirement }) => promisable.has(requirement))
    .map(({ requirement, text }) => option(text, promised.has(requirement)))
  return [
    row(9, label(labels.insuranceType), options(insuranceTypes, WIDE, 'in-line')),
    row(9, label(labels.category), options(categories, WIDE, arrangementOf(categories))),
    row(19, label(labels.materials), options(materials, WIDE)),
  ]
}

/** So many of the longest stand beside one another; more stand one below the other. */
const MOST_IN_LINE = 3

function arrangementOf(choices: readonly CheckOption[]): 'in-line' | 'stacked' {
  return choices.length > MOST_IN_LINE ? 'stacked' : 'in-line'
}

function signatureRows(template: PromiseLetterTemplate, values: PromiseLetterValues) {
  const { labels } = template
  // The desk prints the letter to be signed in front of the clerk.
  const manners = template.manners.map(({ kind, text }) => option(text, kind === 'on-site'))
  return [
    row(9, label(labels.manner), options(manners, WIDE, 'in-line')),
    row(17, label(labels.signature), byHand(), label(labels.signedOn), value(values.signedOn)),
    row(
      9,
      label(labels.agent),
      value(values.agent),
      label(labels.relationship),
      value(values.relationship),
    ),
  ]
}

/** The agency's part; its findings come after the promise (事中、事后), by hand. */
function agencyRows(template: PromiseLetterTemplate, values: PromiseLetterValues) {
  const { labels, supplements, verifications } = template
  const open = (texts: readonly string[]) =>
    options(
      texts.map((text) => option(text, false)),
      WIDE,
      'in-line',
    )
  return [
    row(7, heading(labels.agency, COLUMNS.length)),
    row(
      9,
      label(labels.office),
      value(values.office),
      label(labels.informant),
      value(values.informant),
    ),
    row(9, label(labels.supplement), open(supplements)),
    row(12, label(labels.verification), open(verifications)),
    row(12, label(labels.verifiedBy), byHand(), label(labels.verifiedOn), byHand()),
  ]
}
