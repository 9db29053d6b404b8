/** Whether something failed because the disk is full: the one fault of the machine a clerk can mend. */
export function isDiskFull(fault: unknown): boolean {
  const code = codeOf(fault)
  return code === 'ENOSPC' || code === 'SQLITE_FULL'
}

/** The code of a fault of the system or the database; undefined where it has none. */
export function codeOf(fault: unknown): unknown {
  return fault instanceof Error && 'code' in fault ? fault.code : undefined
}
