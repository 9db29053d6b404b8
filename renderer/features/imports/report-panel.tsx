import { CheckCircleFilled } from '@ant-design/icons'
import { IMPORTS } from '#renderer/messages/imports.ts'
import screen from '#renderer/ui/screen.module.css'
import { type ImportReport, MOST_SHOWN_FAULTS } from '#shared/imports/import-report.ts'
import styles from './imports.module.css'

/** What a trial found: the sums, and row by row what has to be put right. */
export function ReportPanel({ report }: { readonly report: ImportReport }) {
  const { total, ready, known, faulty, faults, isBroken } = report
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the screen is scrolled by keyboard.
    <section className={screen.frame} tabIndex={0} aria-label={IMPORTS.faults}>
      <p className={styles.sums} role="status">
        {isBroken ? IMPORTS.broken : IMPORTS.report(total, ready, known, faulty)}
      </p>
      {faulty === 0 && !isBroken && (
        <p className={styles.right}>
          <CheckCircleFilled /> {IMPORTS.allGood}
        </p>
      )}
      {faults.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{IMPORTS.row}</th>
              <th scope="col">{IMPORTS.name}</th>
              <th scope="col">{IMPORTS.problem}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ row, name, faults: own }) => (
              <tr key={row}>
                <td>{row}</td>
                <td>{name}</td>
                <td>
                  {own.map(({ column, cell, problem, remedy }) => (
                    <p key={`${column}${problem}`}>
                      {cell} {column}：{problem}，{remedy}
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {faulty > MOST_SHOWN_FAULTS && (
        <p className={styles.sums}>{IMPORTS.more(MOST_SHOWN_FAULTS, faulty)}</p>
      )}
    </section>
  )
}
