import { useState } from 'react'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { Output } from '#shared/bridge.ts'
import type { WantedPaper } from '#shared/paper.ts'
import type { Paper } from './use-paper.ts'

/** How large the page is shown. */
export type Zoom = 'fit' | 'actual'

/** A paper as it would come out of the printer now. */
export interface Preview {
  /** Undefined until it is made; follows the filing, so that a receipt that comes in is seen. */
  readonly rendered: Output<'paper.render'> | undefined
  /** Why there is nothing to see; '' when there is. */
  readonly problem: string
  readonly page: number
  readonly pages: number
  readonly zoom: Zoom
  setZoom(zoom: Zoom): void
  print(): void
  save(): void
}

interface PreviewedPaper {
  readonly wanted: WantedPaper
  readonly paper: Paper
  readonly onClose: () => void
}

/** Renders a paper and answers the keys of its preview; what is printed is what is seen. */
export function usePreview({ wanted, paper, onClose }: PreviewedPaper): Preview {
  const { value: rendered, failure } = useDeskQuery('paper.render', wanted)
  const [wantedPage, setWantedPage] = useState(1)
  const [zoom, setZoom] = useState<Zoom>('fit')
  const pages = rendered?.pages ?? 1
  const page = Math.min(wantedPage, pages)
  const print = () => rendered && void paper.print(wanted, rendered.sha256)
  const save = () => rendered && void paper.save(wanted, rendered.sha256)
  const enlarge = () => setZoom('actual')
  useShortcuts(
    {
      Escape: onClose,
      p: print,
      s: save,
      c: () => document.getElementById('preview-copies')?.focus(),
      // On the first and the last page these keys scroll.
      PageDown: page < pages ? () => setWantedPage(page + 1) : undefined,
      PageUp: page > 1 ? () => setWantedPage(page - 1) : undefined,
      'Ctrl+=': enlarge,
      'Ctrl++': enlarge,
      'Ctrl+-': () => setZoom('fit'),
    },
    'dialog',
  )
  return { rendered, problem: failure?.message ?? '', page, pages, zoom, setZoom, print, save }
}
