/** The lock page. */
export const UNLOCK = {
  title: '柜台已锁定',
  operator: '经办人',
  password: '密码',
  submit: '解锁',
  submitKey: 'Enter',
  missing: '请输入密码',
  waiting: (words: string) => `请等待 ${words}`,
  waitingNote: '连续输错，等待逐次加长；重新启动也要等',
  minutes: (minutes: number, seconds: number) => `${minutes} 分 ${seconds} 秒`,
  seconds: (seconds: number) => `${seconds} 秒`,
  nearing: '长时间没有操作，即将锁定：',
  nearingRemedy: '按任意键继续',
  sealed: '本机数据已加密，解锁前任何人都不能读取。',
} as const
