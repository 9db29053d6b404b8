import { type Block, byHand, label } from './layout.ts'

/** Label · hand · label · hand, in mm. */
const COLUMNS = [22, 65, 22, 65]

interface SignatureLabels {
  readonly informant: string
  readonly informed: string
  readonly informantDate: string
  readonly informedDate: string
}

/** 告知人 and 被告知人, each with a date: both by hand. */
export function signatureRows(labels: SignatureLabels): Block {
  return {
    kind: 'grid',
    columns: COLUMNS,
    isWhole: true,
    rows: [
      {
        height: 11,
        cells: [label(labels.informant), byHand(), label(labels.informed), byHand()],
      },
      {
        height: 7,
        cells: [label(labels.informantDate), byHand(), label(labels.informedDate), byHand()],
      },
    ],
  }
}
