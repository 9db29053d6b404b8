import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type HeldFiling, openFilingBook } from '#electron/training/filing-book.ts'
import type { Filing } from '#shared/filing/filing.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import { registration } from '#shared/sync/registration.ts'

/** The training subsystem of a generated profile. */
export interface SeededSubsystem {
  /** Notes a filing that was acknowledged, by the key of its registration. */
  hold(key: string, filing: Filing, policy: Policy): void
  /** Writes what was noted since, in one go. */
  keep(): void
  close(): void
}

/** Opens the subsystem beside a training profile's vault, so that the two agree. */
export function openSeededSubsystem(dataDirectory: string, agencyCode: string): SeededSubsystem {
  const directory = join(dataDirectory, 'training', 'subsystem')
  mkdirSync(directory, { recursive: true })
  const book = openFilingBook(directory)
  let noted: HeldFiling[] = []
  return {
    hold(key, filing, policy) {
      const { receipt, ended } = filing
      if (receipt === null) throw new Error(`no receipt of ${filing.acceptanceNumber}`)
      noted.push({
        ...registration(filing, key, policy),
        psn_no: receipt.personNumber,
        trt_dcla_detl_sn: receipt.receiptNumber,
        fil_no: receipt.filingNumber,
        ver_no: receipt.version,
        vali_flag: ended === null ? '1' : '0',
        optins_no: agencyCode,
      })
    },
    keep() {
      book.addAll(noted)
      noted = []
    },
    close: book.close,
  }
}
