import { expect, test } from 'vitest'
import { formLayout } from '#shared/forms/form-layout.ts'
import { SAMPLE_ENTRIES, sampleInput } from './form-samples.test-helper.ts'
import { pdfDocument } from './pdf-document.ts'

/** The types of all vectors of the document, e.g. `rect`. */
function vectorsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(vectorsOf)
  if (typeof node !== 'object' || node === null) return []
  if ('canvas' in node && Array.isArray(node.canvas)) return node.canvas.map(({ type }) => type)
  return Object.values(node).flatMap(vectorsOf)
}

test.each([
  // 险种 2, 人员类别 5, 登记类别 2
  ['filing-form', 9, 3],
  // 险种 2, 人员类别 3, 材料 3, 承诺方式 2, 补交 2, 核验 3
  ['promise-letter', 15, 4],
  // Nothing to choose from.
  ['acceptance-slip', 0, 0],
] as const)('%s draws %i boxes, %i of them ticked, as vectors', (form, boxes, ticks) => {
  const layout = formLayout(form, sampleInput(SAMPLE_ENTRIES.retiree))
  if (!layout.ok) throw new Error(layout.error.message)
  const document = pdfDocument([layout.value], (text) => [{ text, font: 'sans-regular' }])
  const vectors = vectorsOf(document.content)
  expect(vectors.filter((type) => type === 'rect')).toHaveLength(boxes)
  expect(vectors.filter((type) => type === 'polyline')).toHaveLength(ticks)
})
