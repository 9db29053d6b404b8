import type { RecordOrder } from '#electron/training/record-order.ts'
import type { TrainingSubsystem } from '#electron/training/training-subsystem.ts'
import type { Announcement } from '#shared/sync/announcements.ts'

/** Switches a fault of the training subsystem on, or all of them off (`none`). */
export async function setFault(training: TrainingSubsystem, fault: string): Promise<void> {
  await put(training, '/training/fault', { fault })
}

/** Announces when the subsystem is going to be down. */
export async function announce(
  training: TrainingSubsystem,
  list: readonly Announcement[],
): Promise<void> {
  await put(training, '/training/announcements', { list })
}

/** Changes a record of the subsystem behind everybody's back. */
export async function changeRecord(training: TrainingSubsystem, order: RecordOrder): Promise<void> {
  await put(training, '/training/record', order)
}

/** What the training subsystem holds now, read back over HTTP: a list. */
export async function readHeldFilings({
  controlUrl,
}: TrainingSubsystem): Promise<readonly unknown[]> {
  const response = await fetch(`${controlUrl}/training/filings`)
  const held: unknown = await response.json()
  if (!Array.isArray(held)) throw new Error('the training subsystem did not answer with a list')
  return held
}

async function put({ controlUrl }: TrainingSubsystem, path: string, body: object): Promise<void> {
  const response = await fetch(`${controlUrl}${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`PUT ${path} answered ${response.status}`)
}
