/** Whether a 医疗类别 is a stay in hospital (2x, 52 生育住院); one that is not told counts as one. */
export function isInpatient(visitType: string): boolean {
  return visitType === '' || visitType.startsWith('2') || visitType === '52'
}
