import { FIRST_RUN } from '#renderer/messages/first-run.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import { TextRow } from '#renderer/ui/text-row.tsx'
import { AdviceList } from './advice-list.tsx'
import styles from './first-run.module.css'
import { rowOf } from './office-step.tsx'
import type { FirstRun } from './use-first-run.ts'

/** 第 2 步 经办人与密码; leaving it makes the vault. */
export function OperatorStep({ run }: { readonly run: FirstRun }) {
  return (
    <div className={styles.columns}>
      <Panel title={FIRST_RUN.operatorTitle}>
        <TextRow {...rowOf(run, 'operatorNumber')} isFocusedFirst />
        <TextRow {...rowOf(run, 'operatorName')} />
        <TextRow {...rowOf(run, 'password')} deps={['repeated']} isSecret />
        <TextRow {...rowOf(run, 'repeated')} isSecret />
      </Panel>
      <Panel title={FIRST_RUN.passwordTitle}>
        <AdviceList items={FIRST_RUN.passwordHints} />
      </Panel>
    </div>
  )
}
