import { PATHS, PDF_WORKER_URL } from '#build/paths.ts'
import { SAMPLE_ENTRIES, sampleInput } from '#electron/paper/form-samples.test-helper.ts'
import { startPdfRenderer } from '#electron/paper/pdf-renderer.ts'
import { formLayout } from '#shared/forms/form-layout.ts'
import { percentile, report } from './figure.ts'

const WARM_FORMS = 30

/** CPU time of the 备案表 in a fresh worker and in a warm one, and its size. */
export async function benchPaper(): Promise<void> {
  const layout = formLayout('filing-form', sampleInput(SAMPLE_ENTRIES.retiree))
  if (!layout.ok) throw new Error(layout.error.code)
  const pdf = startPdfRenderer({
    workerUrl: PDF_WORKER_URL,
    fontsDirectory: `${PATHS.assets}/fonts`,
  })
  const render = async () => {
    const started = process.cpuUsage()
    const rendered = await pdf.render(layout.value)
    const { user, system } = process.cpuUsage(started)
    if (!rendered.ok) throw new Error(rendered.error.code)
    return { cpu: (user + system) / 1_000, bytes: rendered.value.pdf.length }
  }
  await pdf.ready()
  const first = await render()
  const warm: number[] = []
  for (let form = 0; form < WARM_FORMS; form += 1) warm.push((await render()).cpu)
  await pdf.stop()
  report({ name: '备案表 first, CPU', value: first.cpu, unit: 'ms', budget: 400, n: 1 })
  report({
    name: '备案表 warm, CPU median',
    value: percentile(warm, 0.5),
    unit: 'ms',
    budget: 100,
    n: WARM_FORMS,
  })
  report({ name: '备案表 size', value: first.bytes / 1_000, unit: 'KB', budget: 60, n: 1 })
}
