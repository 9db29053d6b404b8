import { Select } from 'antd'
import { IMPORTS } from '#renderer/messages/imports.ts'
import screen from '#renderer/ui/screen.module.css'
import type { ImportFile } from '#shared/imports/import-report.ts'
import {
  type ImportMapping,
  ImportTarget,
  REQUIRED_TARGETS,
  targetLabel,
} from '#shared/imports/import-targets.ts'
import styles from './imports.module.css'

interface MappingTableProps {
  readonly file: ImportFile
  readonly mapping: ImportMapping
  /** Rows are being tried or taken in by it. */
  readonly isInUse: boolean
  readonly onMap: (target: ImportTarget, place: number | undefined) => void
}

const NUMBERS: readonly ImportTarget[] = ['acceptanceNumber', 'filingNumber', 'receiptNumber']
const NOT_TAKEN = -1

/** What of the file becomes what; the first cells of a column show whether that is right. */
export function MappingTable({ file, mapping, isInUse, onMap }: MappingTableProps) {
  const options = [
    { value: NOT_TAKEN, label: IMPORTS.notTaken },
    ...file.columns.map(({ place, letters, name }) => ({
      value: place,
      label: IMPORTS.columnOf(letters, name),
    })),
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the screen is scrolled by keyboard.
    <section className={screen.frame} tabIndex={0} aria-label={IMPORTS.mapping}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{IMPORTS.target}</th>
            <th scope="col">{IMPORTS.column}</th>
            <th scope="col">{IMPORTS.sample}</th>
          </tr>
        </thead>
        <tbody>
          {ImportTarget.options.map((target) => {
            const place = mapping[target]
            const column = file.columns.find((one) => one.place === place)
            return (
              <tr key={target}>
                <th scope="row">
                  {targetLabel(target)} <small>{needOf(target)}</small>
                </th>
                <td>
                  <Select
                    id={`import-${target}`}
                    aria-label={targetLabel(target)}
                    className={styles.pick ?? ''}
                    popupMatchSelectWidth={false}
                    disabled={isInUse}
                    value={place ?? NOT_TAKEN}
                    options={options}
                    onChange={(chosen: number) =>
                      onMap(target, chosen === NOT_TAKEN ? undefined : chosen)
                    }
                  />
                </td>
                <td className={styles.sample}>{column?.samples.join('；')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function needOf(target: ImportTarget): string {
  if (REQUIRED_TARGETS.includes(target)) return IMPORTS.required
  return NUMBERS.includes(target) ? IMPORTS.number : ''
}
