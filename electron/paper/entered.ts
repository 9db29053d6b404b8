/**
 * Marks what was entered, among all that pdfmake is given to draw: text and ticks. pdfmake carries the
 * mark through its layout, so that a page for pre-printed paper can leave out everything else.
 */
export const ENTERED = { isEntered: true } as const

/** Whether something pdfmake has laid out bears the mark. */
export function isEntered(drawn: object): boolean {
  return 'isEntered' in drawn && drawn.isEntered === true
}
