import { useState } from 'react'

/** Which fields of a form hold something that is no day. */
export interface UnreadDays<F extends string> {
  readonly fields: readonly F[]
  mark(field: F, isUnread: boolean): void
}

/** Keeps count of the day fields in which something stands that is no day. */
export function useUnreadDays<F extends string>(): UnreadDays<F> {
  const [fields, setFields] = useState<readonly F[]>([])
  return {
    fields,
    mark: (field, isUnread) =>
      setFields((known) => {
        if (known.includes(field) === isUnread) return known
        return isUnread ? [...known, field] : known.filter((one) => one !== field)
      }),
  }
}
