import { STATISTICS } from '#renderer/messages/statistics.ts'
import screen from '#renderer/ui/screen.module.css'
import { countWords } from '#shared/count-words.ts'
import { Standing } from '#shared/ledger/statistics.ts'
import type { CountLine } from './labels.ts'
import styles from './statistics.module.css'

interface CountTableProps {
  readonly dimension: string
  readonly lines: readonly CountLine[]
}

/** The numbers of the chart, all of them, with their sum. */
export function CountTable({ dimension, lines }: CountTableProps) {
  const sum = (part: Standing | 'total') => lines.reduce((total, line) => total + line[part], 0)
  const all = sum('total')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the screen is scrolled by keyboard.
    <section className={screen.frame} tabIndex={0} aria-label={STATISTICS.title}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{dimension}</th>
            {Standing.options.map((standing) => (
              <th key={standing} scope="col">
                {STATISTICS.standings[standing]}
              </th>
            ))}
            <th scope="col">{STATISTICS.total}</th>
            <th scope="col">{STATISTICS.share}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.label}>
              <th scope="row">{line.label}</th>
              {Standing.options.map((standing) => (
                <td key={standing}>{countWords(line[standing])}</td>
              ))}
              <td>{countWords(line.total)}</td>
              <td>{share(line.total, all)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{STATISTICS.total}</th>
            {Standing.options.map((standing) => (
              <td key={standing}>{countWords(sum(standing))}</td>
            ))}
            <td>{countWords(all)}</td>
            <td>{share(all, all)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function share(part: number, all: number): string {
  return all === 0 ? '' : `${((part / all) * 100).toFixed(1)}%`
}
