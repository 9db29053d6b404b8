import { useEffect, useEffectEvent, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { RESTORE } from '#renderer/messages/backup.ts'
import { officeMoment } from '#renderer/ui/office-time.ts'
import type { RestorableBackup } from '#shared/backup/backup-state.ts'
import { MINIMUM_PASSWORD } from '#shared/settings.ts'

/** What the page asks before it restores. */
export interface RestoreWish {
  readonly place: string
  /** Folder and number of the chosen backup; '' before one is chosen. */
  readonly backup: string
  readonly operatorNumber: string
  readonly by: 'password' | 'code'
  readonly password: string
  readonly code: string
}

/** The page's state and the way through it. */
export interface Restore {
  readonly wish: RestoreWish
  /** Undefined while the place is being searched. */
  readonly found: readonly RestorableBackup[] | undefined
  readonly chosen: RestorableBackup | undefined
  readonly isBusy: boolean
  /** What is wrong; '' while nothing is. */
  readonly problem: string
  /** What was restored; '' before. */
  readonly done: string
  edit(change: Partial<RestoreWish>): void
  find(): Promise<void>
  run(): Promise<void>
}

const NOTHING: RestoreWish = {
  place: '',
  backup: '',
  operatorNumber: '',
  by: 'password',
  password: '',
  code: '',
}

/** Folder and number of a backup as one value. */
export function keyOf({ folder, seq }: RestorableBackup): string {
  return `${folder}#${seq}`
}

/** Runs 从备份恢复: find, choose, prove, restore. */
export function useRestore(): Restore {
  const [wish, setWish] = useState(NOTHING)
  const [found, setFound] = useState<readonly RestorableBackup[]>()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const [done, setDone] = useState('')
  const chosen = found?.find((backup) => keyOf(backup) === wish.backup)
  const find = async () => {
    setFound(undefined)
    setProblem('')
    const answer = await call('restore.find', { path: wish.place })
    const backups = answer.ok ? answer.value : []
    if (!answer.ok) setProblem(answer.error.message)
    setFound(backups)
    setWish((now) => ({ ...now, ...choiceOf(backups[0]) }))
  }
  const findFirst = useEffectEvent(() => void find())
  useEffect(() => findFirst(), [])
  const run = async () => {
    if (isBusy || done !== '') return
    const wrong = problemOf(wish, chosen)
    if (wrong !== '' || !chosen) return setProblem(wrong)
    setBusy(true)
    const answer = await call('restore.run', {
      folder: chosen.folder,
      seq: chosen.seq,
      operatorNumber: wish.operatorNumber,
      password: wish.password,
      recoveryCode: wish.by === 'code' ? wish.code : '',
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.error.message)
    const { madeAt, filings, isDataKept } = answer.value
    const moment = officeMoment(madeAt)
    setDone(isDataKept ? RESTORE.slotsDone(moment) : RESTORE.done(moment, filings))
  }
  return {
    wish,
    found,
    chosen,
    isBusy,
    problem,
    done,
    edit(change) {
      const other = found?.find((backup) => keyOf(backup) === change.backup)
      setWish({ ...wish, ...change, ...(other && choiceOf(other)) })
      setProblem('')
    },
    find,
    run,
  }
}

function choiceOf(backup: RestorableBackup | undefined): Partial<RestoreWish> {
  if (!backup) return { backup: '', operatorNumber: '' }
  return {
    backup: keyOf(backup),
    operatorNumber: backup.operators[0]?.number ?? '',
    ...(!backup.hasRecoveryCode && { by: 'password' as const }),
  }
}

function problemOf(wish: RestoreWish, chosen: RestorableBackup | undefined): string {
  const { problems } = RESTORE
  if (!chosen) return problems.backup
  if (wish.operatorNumber === '') return problems.operator
  if (wish.by === 'password') return wish.password === '' ? problems.password : ''
  if (wish.code.trim() === '') return problems.code
  return wish.password.length < MINIMUM_PASSWORD ? problems.newPassword : ''
}
