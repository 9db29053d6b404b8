import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect } from '@playwright/test'
import type { Filing } from '#shared/filing/filing.ts'
import { FORM_NAMES } from '#shared/forms/form-names.ts'
import type { FormId } from '#shared/paper.ts'
import type { Clerk } from './clerk.ts'
import { ask } from './desk-calls.ts'
import { expectedTexts } from './expected-texts.ts'
import { readPdfText } from './pdf-text.ts'
import type { DemoStage } from './run-filings.ts'
import type { PaperSummary } from './summary.ts'

/** Previews, prints and saves every form of the filing on screen by keyboard, and reads the PDFs back. */
export async function makePapers(
  clerk: Clerk,
  stage: DemoStage,
  filing: Filing,
): Promise<readonly PaperSummary[]> {
  const { desk, tables } = stage
  const papers: PaperSummary[] = []
  for (const form of await ask(desk, 'paper.forms', { filingId: filing.id })) {
    if (papers.length > 0) await clerk.keyboard.press('ArrowDown')
    await lookAt(clerk, stage, form)
    const printed = await outcomeOf(clerk, { form, key: 'p' })
    const saved = await outcomeOf(clerk, { form, key: 's' })
    const path = saved.replace(/^已存为 /, '')
    const pdf = readFileSync(path)
    const text = await readPdfText(pdf)
    papers.push({
      form,
      file: basename(path),
      bytes: pdf.length,
      printed,
      missingTexts: expectedTexts(form, filing, tables).filter((words) => !text.includes(words)),
    })
  }
  return papers
}

/** Opens the preview by Space, waits until the page is drawn, takes its picture and closes it by Esc. */
async function lookAt({ page, keyboard }: Clerk, stage: DemoStage, form: FormId): Promise<void> {
  await expect(page.locator(`#form-${form}`)).toHaveAttribute('data-marked', 'true')
  await keyboard.press('Space')
  const preview = page.getByRole('dialog')
  await expect(preview.locator('.textLayer')).toContainText(FORM_NAMES[form], { timeout: 30_000 })
  await stage.evidence.picture(page, `preview-${form}`)
  await keyboard.press('Escape')
  await expect(preview).toBeHidden()
}

/** What the screen says after a key was pressed on the marked form. */
async function outcomeOf(
  { page, keyboard }: Clerk,
  { form, key }: { readonly form: FormId; readonly key: 'p' | 's' },
): Promise<string> {
  const row = page.locator(`#form-${form}`)
  await expect(row).toHaveAttribute('data-marked', 'true')
  await keyboard.press(key)
  const outcome = row.getByRole('status')
  await expect(outcome).toHaveAttribute('data-kind', /done|failed/, { timeout: 30_000 })
  return (await outcome.innerText()).trim()
}
