/** The card of what the subsystem knows of a person. */
export const PERSON = {
  title: '参保信息',
  ask: '查询',
  askKey: 'F3',
  take: '采用',
  takeKey: 'Ctrl+U',
  idleOnline: '证件号码录完后自动向国家子系统查询',
  idleOffline: '线路不通：请按证件录入，联网后自动核对，不改动已录内容',
  asking: '正在向国家子系统查询…',
  notFound: '国家子系统没有查到此人，请核对证件类型和号码；核对无误可按所持凭证录入',
  otherPerson: '国家子系统回答的不是此人，未采用；请核对证件号码和姓名，再按 F3 查询',
  offline: (words: string) => `${words}：请按证件录入，联网后自动核对，不改动已录内容`,
  refused: (words: string) => `没有查到：${words}`,
  insurance: (state: string, type: string, place: string) => `${state} · ${type} · ${place}`,
  noInsurance: '没有参保记录',
  differs: (label: string, words: string) => `${label}：国家子系统为“${words}”`,
} as const
