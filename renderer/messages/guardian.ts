/** What is said of a minor's guardian. */
export const GUARDIAN = {
  filed: (place: string) => `监护人已备案：就医地 ${place}，`,
  acceptanceNumber: (number: string) => `受理号 ${number}`,
  until: (start: string, end: string) => `有效期 ${start} 至 ${end}`,
  elsewhere: '与参保人的就医地不同，请核对',
  absent: '未查到监护人的备案',
  absentStep: '只查本机构受理的备案；参保地要求监护人已备案的，请先核实',
} as const
