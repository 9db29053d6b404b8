import { useEffect } from 'react'

/**
 * Puts the cursor into the first row of the table inside `id` whenever `rows` were asked for anew,
 * unless it is somewhere already. Undefined rows are not there yet, or not to be walked now.
 */
export function useFirstRow(id: string, rows: unknown): void {
  useEffect(() => {
    if (rows === undefined || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`#${id} tbody tr`)?.focus()
  }, [id, rows])
}
