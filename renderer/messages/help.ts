/** The help beside a field. */
export const HELP = {
  title: '填写帮助',
  open: (label: string) => `${label}：填写帮助`,
  close: '关闭帮助',
  example: '例如',
  refused: '为什么不能受理',
  warned: '请留意',
  why: '为什么：政策怎么说',
  unknown: '文件未规定',
  cited: (articles: string) => `（${articles}）`,
  toAsk: (facts: readonly string[]) => `先问清：${facts.join('；')}`,
  sources: '依据',
  quoted: '原文',
  retold: '要点',
  scrollKeys: 'Ctrl+↑↓ 滚动',
  keys: 'F1 或 Esc 关闭',
} as const

/** What an emergency is told instead of being filed. */
export const DEEMED = {
  title: (category: string) => `${category}视同已备案，不用备案`,
  patient: '参保人直接急诊就医，不需要到柜台办理。',
  hospital:
    '医院办理“门诊结算”或“入院登记”时上传“门诊急诊转诊标志”或“住院类型”为“急诊”，即可直接结算。',
  registered: '已选择仍要登记：请填完其余各栏后受理，照常报送。',
  hint: '参保地要求登记时才打开',
} as const
