import { SETTLEMENT } from '#renderer/messages/settlement.ts'
import { FEE_CATEGORIES, findLabel } from '#shared/codes/code-tables.ts'
import { yuan } from '#shared/settlement/money.ts'
import type { Settlement } from '#shared/settlement/settlement.ts'
import styles from './settlement.module.css'

interface TableProps {
  readonly settlement: Settlement
}

/** The 大类费用 that cost something, in the order of the national table. */
export function CategoryTable({ settlement: { categories, categoriesFrom } }: TableProps) {
  return (
    <>
      <h3 className={styles.heading}>
        {SETTLEMENT.categories}{' '}
        <span className={styles.faint}>{SETTLEMENT.categoriesFrom[categoriesFrom]}</span>
      </h3>
      <table className={styles.sums} aria-label={SETTLEMENT.categories}>
        <thead>
          <tr>
            <th scope="col">{SETTLEMENT.category}</th>
            <th scope="col">{SETTLEMENT.categoryTotal}</th>
            <th scope="col">{SETTLEMENT.classA}</th>
            <th scope="col">{SETTLEMENT.classB}</th>
            <th scope="col">{SETTLEMENT.classOwn}</th>
            <th scope="col">{SETTLEMENT.classOther}</th>
          </tr>
        </thead>
        <tbody>
          {FEE_CATEGORIES.map(({ code, label }) => {
            const fee = categories.find((known) => known.code === code)
            return <CategoryRow key={code} code={code} label={label} fee={fee} />
          })}
          {categories
            .filter(({ code }) => findLabel(FEE_CATEGORIES, code) === undefined)
            .map((fee) => (
              <CategoryRow
                key={fee.code}
                code={fee.code}
                label={SETTLEMENT.local(fee.code)}
                fee={fee}
              />
            ))}
        </tbody>
      </table>
    </>
  )
}

interface CategoryRowProps {
  readonly code: string
  readonly label: string
  readonly fee: Settlement['categories'][number] | undefined
}

function CategoryRow({ code, label, fee }: CategoryRowProps) {
  const told = (cents: number | undefined) => (cents === undefined ? SETTLEMENT.none : yuan(cents))
  return (
    <tr>
      <th scope="row">
        <span className={styles.faint}>{code}</span> {label}
      </th>
      <td>{told(fee?.total)}</td>
      <td>{told(fee?.classA)}</td>
      <td>{told(fee?.classB)}</td>
      <td>{told(fee?.ownPaid)}</td>
      <td>{told(fee?.other)}</td>
    </tr>
  )
}

/** What each fund paid, as 5203 lists it. */
export function FundTable({ settlement: { funds } }: TableProps) {
  return (
    <>
      <h3 className={styles.heading}>{SETTLEMENT.funds}</h3>
      <table className={styles.sums} aria-label={SETTLEMENT.funds}>
        <thead>
          <tr>
            <th scope="col">{SETTLEMENT.fund}</th>
            <th scope="col">{SETTLEMENT.fundCode}</th>
            <th scope="col">{SETTLEMENT.amount}</th>
          </tr>
        </thead>
        <tbody>
          {funds.map(({ code, name, amount }) => (
            <tr key={code}>
              <th scope="row">{name || SETTLEMENT.none}</th>
              <td>{code}</td>
              <td>{yuan(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The lines of the bill (5204), folded away until they are asked for. */
export function LineTable({ settlement: { lines } }: TableProps) {
  return (
    <details className={styles.lines}>
      <summary>{SETTLEMENT.lines(lines.length)}</summary>
      <table className={styles.sums} aria-label={SETTLEMENT.lines(lines.length)}>
        <thead>
          <tr>
            <th scope="col">{SETTLEMENT.lineName}</th>
            <th scope="col">{SETTLEMENT.lineDay}</th>
            <th scope="col">{SETTLEMENT.lineCount}</th>
            <th scope="col">{SETTLEMENT.amount}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.on} ${line.name} ${line.level} ${line.amount}`}>
              <th scope="row">{line.name}</th>
              <td>{line.on}</td>
              <td>{line.count}</td>
              <td>{yuan(line.amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
