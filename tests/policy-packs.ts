import type { PolicyPack } from '#shared/policy/pack.ts'

/** The way to meet a material that `LATER_PACK` adds. */
export const LATER = { id: 'later', label: '容缺后补', kind: 'later', workingDays: 5 } as const

/** A notice of the city of 威海, made up for tests: what a retiree lacks may come within five working days. */
export const LATER_PACK: PolicyPack = {
  id: 'weihai-later',
  version: '2026-01-01',
  name: '威海容缺受理',
  status: 'in-force',
  divisionPrefix: '3710',
  effectiveFrom: '2026-01-01',
  effectiveUntil: null,
  dating: '第三条（测试用）',
  documents: [{ short: '威海容缺通知', title: '关于异地就医备案容缺受理的通知（测试用）' }],
  articles: [
    {
      document: '威海容缺通知',
      article: '第一条',
      text: '异地安置退休人员缺少安置认定材料的，可以容缺受理，五个工作日内补齐。',
    },
  ],
  rules: [
    {
      rule: 'evidence',
      for: ['relocated-retiree'],
      value: { material: 'relocation-proof', evidence: LATER },
      because: ['威海容缺通知第一条'],
    },
  ],
}

/** The next version of `LATER_PACK`: ten working days instead of five. */
export const NEXT_LATER_PACK: PolicyPack = {
  ...LATER_PACK,
  version: '2026-06-01',
  effectiveFrom: '2026-06-01',
  articles: [
    ...LATER_PACK.articles,
    { document: '威海容缺通知', article: '第二条', text: '前条期限延长为十个工作日。' },
  ],
  rules: [
    {
      rule: 'evidence',
      for: ['relocated-retiree'],
      value: { material: 'relocation-proof', evidence: { ...LATER, workingDays: 10 } },
      because: ['威海容缺通知第一条', '威海容缺通知第二条'],
    },
  ],
}

/** A pack that shortens what the country and the province say, without an article that lets it. */
export const CONTRADICTING_PACK: PolicyPack = {
  ...LATER_PACK,
  id: 'weihai-shorter',
  name: '威海短期',
  rules: [
    ...LATER_PACK.rules,
    {
      rule: 'validity',
      for: ['short-term'],
      value: { end: 'required', atLeastMonths: 3 },
      because: ['威海容缺通知第九条'],
    },
  ],
}
