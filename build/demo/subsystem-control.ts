import type { TrainingSubsystem } from '#electron/training/training-subsystem.ts'

/** Switches a fault of the training subsystem on, or all of them off (`none`). */
export async function setFault({ controlUrl }: TrainingSubsystem, fault: string): Promise<void> {
  const response = await fetch(`${controlUrl}/training/fault`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault }),
  })
  if (!response.ok) throw new Error(`the training subsystem refused the fault ${fault}`)
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
