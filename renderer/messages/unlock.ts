/** The lock page. */
export const UNLOCK = {
  title: '柜台已锁定',
  operator: '经办人',
  password: '密码',
  submit: '解锁',
  submitKey: 'Enter',
  missing: '请输入密码',
  sealed: '本机数据已加密，解锁前任何人都不能读取。',
} as const
