import { writeBookAside } from '#electron/books/run-book-job.ts'
import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { keepAnnex, readAnnex } from '#electron/vault/annexes.ts'
import type { AnnexId } from '#shared/annexes/annex.ts'
import { annexSheet } from '#shared/annexes/annex-book.ts'
import { ANNEX_FORMS } from '#shared/annexes/annex-form.ts'
import { annexFaults } from '#shared/annexes/check-annex.ts'
import type { ANNEX_METHODS } from '#shared/bridge-annexes.ts'
import { officeDay } from '#shared/office-day.ts'
import { ok, refuse } from '#shared/result.ts'

/** The ledgers of 医保发〔2019〕33号: kept as typed, given out only where every code is right. */
export function annexServices(context: DeskContext): Pick<Services, keyof typeof ANNEX_METHODS> {
  return {
    'annex.read': whenOpen(context, ({ vault }, { annex }) => ok(readAnnex(vault, annex))),
    'annex.keep': whenOpen(context, ({ vault }, { annex, content }) => {
      keepAnnex(vault, annex, content)
      return ok({})
    }),
    'annex.export': whenOpen(context, async ({ vault }, { annex }) => {
      const content = readAnnex(vault, annex)
      const faulty = content.rows.flatMap((row, at) =>
        annexFaults(annex, row).length > 0 ? [at + 1] : [],
      )
      if (content.rows.length === 0) return refuse('annex-empty', '台账里还没有一行，请先填写')
      if (faulty.length > 0) return refuse('annex-faulty', faultyWords(faulty))
      const book = { sheets: [annexSheet(annex, content)], password: '' }
      const written = await writeBookAside(book, new AbortController().signal)
      return written.ok ? context.host.saveFile(written.value, fileName(context, annex)) : written
    }),
  }
}

/** So many row numbers are named; the screen marks all of them. */
const MOST_NAMED = 8

function faultyWords(rows: readonly number[]): string {
  const named = rows.slice(0, MOST_NAMED).join('、')
  const count = rows.length > MOST_NAMED ? `等 ${rows.length} 行` : '行'
  return `第 ${named} ${count}还没有填对，没有导出；请按各行的提示改正`
}

function fileName({ clock }: DeskContext, annex: AnnexId): string {
  const { name, title } = ANNEX_FORMS[annex]
  return `${name}-${title}-${officeDay(clock.now())}.xlsx`
}
