import { call } from '#renderer/bridge.ts'
import { POLICY } from '#renderer/messages/policy.ts'
import type { PackVersion } from '#shared/policy/pack.ts'
import { LONGEST_PACK_FILE } from '#shared/policy/pack-file.ts'
import { FileImportDialog } from './file-import-dialog.tsx'
import { PolicyPreviewSheet } from './policy-preview.tsx'
import { useFileImport } from './use-file-import.ts'

interface PolicyImportDialogProps {
  readonly onClose: () => void
  readonly onTaken: (pack: PackVersion) => void
}

/** 导入政策包. */
export function PolicyImportDialog({ onClose, onTaken }: PolicyImportDialogProps) {
  const coming = useFileImport({
    longest: LONGEST_PACK_FILE,
    tooLarge: POLICY.tooLarge,
    preview: (text) => call('policy.preview', { text }),
    take: (text) => call('policy.take', { text }),
    onTaken,
  })
  return (
    <FileImportDialog
      words={POLICY}
      coming={coming}
      renderPreview={(preview) => <PolicyPreviewSheet preview={preview} />}
      onClose={onClose}
    />
  )
}
