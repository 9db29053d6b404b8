import { STATISTICS } from '#renderer/messages/statistics.ts'
import screen from '#renderer/ui/screen.module.css'
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
                <td key={standing}>{number(line[standing])}</td>
              ))}
              <td>{number(line.total)}</td>
              <td>{share(line.total, all)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{STATISTICS.total}</th>
            {Standing.options.map((standing) => (
              <td key={standing}>{number(sum(standing))}</td>
            ))}
            <td>{number(all)}</td>
            <td>{share(all, all)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function number(count: number): string {
  return count.toLocaleString('zh-CN')
}

function share(part: number, all: number): string {
  return all === 0 ? '' : `${((part / all) * 100).toFixed(1)}%`
}
