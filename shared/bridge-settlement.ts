import * as z from 'zod'
import { Settlement } from '#shared/settlement/settlement.ts'
import { SettlementLookUp, SettlementQuestion } from '#shared/settlement/settlement-look-up.ts'

/** Looking settlements up, and reading what the vault keeps of them. */
export const SETTLEMENT_METHODS = {
  /** X5321, 5203, 5204; asked of the subsystem at once, never queued. */
  'settlement.lookUp': { input: SettlementQuestion, output: SettlementLookUp },
  /** Newest first; asks nobody. */
  'settlement.kept': { input: SettlementQuestion, output: z.array(Settlement) },
} as const
