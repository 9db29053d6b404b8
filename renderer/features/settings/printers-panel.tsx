import { Button } from 'antd'
import { useState } from 'react'
import { COMMON } from '#renderer/messages/common.ts'
import { PRINTERS } from '#renderer/messages/print.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import { FORM_NAMES } from '#shared/forms/form-names.ts'
import { isTrue, type PrinterProfile } from '#shared/printing/printer-profile.ts'
import { PrinterDialog } from './printer-dialog.tsx'
import styles from './printers.module.css'

/** 各表打印设置: which printer prints each form, and where on the paper. */
export function PrintersPanel() {
  const { value: profiles, failure } = useDeskQuery('print.profiles', {})
  const [opened, setOpened] = useState<PrinterProfile>()
  return (
    <Panel title={PRINTERS.title} extra={<span className={styles.faint}>{PRINTERS.hint}</span>}>
      {!profiles && <p>{failure?.message ?? COMMON.loading}</p>}
      <ul className={styles.profiles}>
        {profiles?.map((profile) => (
          <li key={profile.form}>
            <span>{FORM_NAMES[profile.form]}</span>
            <span className={styles.faint}>{wordsOf(profile)}</span>
            <Button
              id={`printer-${profile.form}`}
              size="small"
              aria-label={PRINTERS.setOf(FORM_NAMES[profile.form])}
              onClick={() => setOpened(profile)}
            >
              {PRINTERS.set}
            </Button>
          </li>
        ))}
      </ul>
      {opened && <PrinterDialog profile={opened} onClose={() => setOpened(undefined)} />}
    </Panel>
  )
}

/** `HP · 套打 · 已校准` */
function wordsOf({ printer, content, placement }: PrinterProfile): string {
  return [
    printer === '' ? PRINTERS.standard : printer,
    ...(content === 'values' ? [PRINTERS.valuesOnly] : []),
    ...(isTrue(placement) ? [] : [PRINTERS.calibrated]),
  ].join(' · ')
}
