import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { type Explanation, explain } from '#shared/filing/verdict.ts'
import { type Basis, cite } from '#shared/policy/policy.ts'
import { PolicyQuestion } from '#shared/policy/question.ts'
import type { Tables } from '#shared/reference-data.ts'

const FOLDER = fileURLToPath(new URL('cases', import.meta.url))

/** A question with the answer its texts give, written from the texts and not from the packs. */
export const PolicyCase = z.strictObject({
  title: z.string().min(1),
  question: PolicyQuestion,
  expect: z.strictObject({
    verdict: z.enum(['yes', 'no', 'ask', 'not-needed']).optional(),
    /** Answer → as much of its value as the case is about; null: no text says it. */
    answers: z.record(z.string(), z.unknown()).default({}),
  }),
  /** Articles that must stand behind what is expected; none only where no text speaks. */
  cites: z.array(z.string()),
  /** Words of one of these articles. */
  quote: z.string(),
})
export type PolicyCase = z.infer<typeof PolicyCase>

/** The cases of every file beside this one, as `region` and `cases`. */
export function readCases(): readonly {
  readonly region: string
  readonly cases: readonly PolicyCase[]
}[] {
  return readdirSync(FOLDER).map((name) => ({
    region: name.replace('.json', ''),
    cases: z.array(PolicyCase).parse(JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'))),
  }))
}

/** What is wrong with the answer to a case, each in words; nothing where it is as expected. */
export function findFaults(one: PolicyCase, tables: Tables): readonly string[] {
  const explanation = explain(one.question, tables)
  const texts = textsBehind(explanation, one)
  return [
    ...verdictFaults(explanation, one),
    ...Object.entries(one.expect.answers).flatMap(([name, value]) =>
      answerFaults(explanation, name, value),
    ),
    ...one.cites.filter((cited) => !texts.has(cited)).map((cited) => `does not cite ${cited}`),
    ...(one.quote === '' || one.cites.some((cited) => texts.get(cited)?.includes(one.quote))
      ? []
      : [`nothing cited says “${one.quote}”`]),
  ]
}

function verdictFaults({ verdict }: Explanation, { expect }: PolicyCase): readonly string[] {
  return expect.verdict === undefined || expect.verdict === verdict.value
    ? []
    : [`verdict ${verdict.value} for ${expect.verdict}: ${JSON.stringify(verdict.reasons)}`]
}

function answerFaults({ answers }: Explanation, name: string, value: unknown): readonly string[] {
  const found = Object.entries(answers).find(([known]) => known === name)?.[1]
  if (found === undefined) return [`no answer is called ${name}`]
  if (!matches(found.value, value)) return [`${name} is ${JSON.stringify(found)}`]
  return found.value !== null || /核实|问清/.test(found.unknown)
    ? []
    : [`${name} is unknown and nobody is named to ask`]
}

/** Text of each article behind the parts of an explanation that a case is about. */
function textsBehind(
  { verdict, answers }: Explanation,
  { expect }: PolicyCase,
): ReadonlyMap<string, string> {
  const reasons = expect.verdict === undefined ? [] : verdict.reasons
  const asked = Object.entries(answers).filter(([name]) => name in expect.answers)
  const because: readonly Basis[] = [
    ...reasons.flatMap((reason) => reason.because),
    ...asked.flatMap(([, answer]) => answer.because),
  ]
  return new Map(because.map((basis) => [cite(basis), basis.text]))
}

/** Whether a value holds everything expected of it; lists have to be equally long. */
function matches(value: unknown, expected: unknown): boolean {
  if (!isObject(expected)) return value === expected
  if (!isObject(value)) return false
  if (Array.isArray(expected) && Object.keys(value).length !== expected.length) return false
  return Object.entries(expected).every(([key, part]) => matches(value[key], part))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
