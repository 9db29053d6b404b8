import { useEffect, useEffectEvent, useState } from 'react'
import { call, onEvent } from '#renderer/bridge.ts'
import { PAGE_UPLOAD } from '#renderer/messages/page-upload.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import type { Filing } from '#shared/filing/filing.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import {
  countUploads,
  type UploadCounts,
  type UploadStage,
  uploadStage,
} from '#shared/materials/upload-stage.ts'

/** The pages of an accepted filing and their way to the subsystem. */
export interface PageUploads {
  readonly pages: readonly MaterialPage[]
  readonly counts: UploadCounts
  stageOf(page: MaterialPage): UploadStage
  /** Pieces of a page the subsystem has; 0 where none is known. */
  piecesOf(page: MaterialPage): number
  /** What came of the last wish to send again; '' before there was one. */
  readonly answer: string
  /** Sends the refused pages again; without one it does nothing. */
  resend(): Promise<void>
}

type Uploaded = Pick<Filing, 'id' | 'receipt' | 'status'>

/** Follows the pages of a filing, piece by piece. */
export function usePageUploads(filing: Uploaded): PageUploads {
  const { value, reload } = useDeskQuery('material.list', { owner: filing.id })
  const pieces = usePieces(filing.id)
  const [answer, setAnswer] = useState('')
  const pages = value ?? []
  const counts = countUploads(pages, filing)
  return {
    pages,
    counts,
    answer,
    stageOf: (page) => uploadStage(page, filing),
    piecesOf: ({ id }) => pieces.get(id) ?? 0,
    resend: async () => {
      if (counts.refused === 0) return
      const resent = await call('material.resend', { filingId: filing.id })
      setAnswer(resent.ok ? PAGE_UPLOAD.resent(counts.refused) : resent.error.message)
      await reload()
    },
  }
}

/** Page → pieces the subsystem has of it: as the vault keeps them, then as the uploader tells. */
function usePieces(filingId: string): ReadonlyMap<string, number> {
  const { value } = useDeskQuery('material.progress', { filingId })
  const [told, setTold] = useState<ReadonlyMap<string, number>>(new Map())
  const take = useEffectEvent((pageId: string, pieces: number) =>
    setTold(new Map(told).set(pageId, pieces)),
  )
  useEffect(() => onEvent('material.progress', ({ pageId, pieces }) => take(pageId, pieces)), [])
  const kept = (value ?? []).map(({ pageId, pieces }) => [pageId, pieces] as const)
  return new Map([...kept, ...told])
}
