import { useEffect } from 'react'

/**
 * Puts the cursor into the selected row of the table inside `id`, or its first, whenever `rows` were asked for anew,
 * unless it is somewhere already. Undefined rows are not there yet, or not to be walked now.
 */
export function useFirstRow(id: string, rows: unknown): void {
  useEffect(() => {
    if (rows === undefined || document.activeElement !== document.body) return
    const selected = document.querySelector<HTMLElement>(`#${id} tbody tr[aria-current]`)
    const row = selected ?? document.querySelector<HTMLElement>(`#${id} tbody tr`)
    row?.focus()
  }, [id, rows])
}
