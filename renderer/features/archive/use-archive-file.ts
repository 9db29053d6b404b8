import { useRef, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { ARCHIVE } from '#renderer/messages/archive.ts'
import type { ArchiveFace, ArchiveIndex } from '#shared/archive/archive.ts'

/** What is typed to open an archive file. */
export interface ArchiveWish {
  readonly path: string
  readonly by: 'password' | 'code'
  readonly operatorNumber: string
  readonly password: string
  readonly code: string
}

/** An archive file on its way to the screen: its face first, then what it holds. */
export interface ArchiveFile {
  readonly wish: ArchiveWish
  edit(change: Partial<ArchiveWish>): void
  readonly face: ArchiveFace | undefined
  readonly index: ArchiveIndex | undefined
  /** Why it did not open; '' where nothing went wrong. */
  readonly problem: string
  readonly isBusy: boolean
  /** Looks at the file; ours opens at once. */
  look(): Promise<void>
  /** Opens another's by what was typed. */
  open(): Promise<void>
}

const EMPTY: ArchiveWish = { path: '', by: 'password', operatorNumber: '', password: '', code: '' }

/** Runs the dialog of an archive file. */
export function useArchiveFile(): ArchiveFile {
  const [wish, setWish] = useState(EMPTY)
  const [face, setFace] = useState<ArchiveFace>()
  const [index, setIndex] = useState<ArchiveIndex>()
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const looked = useRef(0)
  const openWith = async (proof: Omit<ArchiveWish, 'by' | 'code'>, recoveryCode: string) => {
    setBusy(true)
    const opened = await call('archive.open', { ...proof, recoveryCode })
    setBusy(false)
    if (opened.ok) setIndex(opened.value)
    setProblem(opened.ok ? '' : opened.error.message)
  }
  return {
    wish,
    face,
    index,
    problem,
    isBusy,
    edit(change) {
      setProblem('')
      if (change.path !== undefined) {
        looked.current += 1
        setFace(undefined)
      }
      setWish((now) => ({ ...now, ...change }))
    },
    async look() {
      const path = wish.path.trim()
      if (path === '') return setProblem(ARCHIVE.pathMissing)
      const own = looked.current
      const seen = await call('archive.look', { path })
      // Another path was typed meanwhile.
      if (own !== looked.current) return
      if (!seen.ok) return setProblem(seen.error.message)
      const [first] = seen.value.operators
      const operatorNumber = first?.number ?? ''
      setFace(seen.value)
      setWish((now) => ({ ...now, path, operatorNumber }))
      if (seen.value.isOurs) await openWith({ path, operatorNumber, password: '' }, '')
    },
    async open() {
      const { path, by, operatorNumber, password, code } = wish
      const missing = findMissing(wish)
      if (missing !== '') return setProblem(missing)
      const typed = by === 'password' ? password : ''
      await openWith({ path, operatorNumber, password: typed }, by === 'code' ? code : '')
    },
  }
}

function findMissing({ by, password, code }: ArchiveWish): string {
  if (by === 'code') return code.trim() === '' ? ARCHIVE.codeMissing : ''
  return password === '' ? ARCHIVE.passwordMissing : ''
}
