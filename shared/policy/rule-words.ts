import { LIMITED_ACTIONS } from './limits.ts'
import { Category, type Evidence, type Validity } from './policy.ts'
import type { Limit, Referral, Rule, RuleName, RuleValue, Scope } from './rules.ts'

/** What a kind of rule is called, and how one of its values reads. */
interface Wording<N extends RuleName> {
  readonly name: string
  say(value: RuleValue<N>): string
}

const NOT_SAID = '文件未规定'

const WORDINGS: { readonly [N in RuleName]: Wording<N> } = {
  category: {
    name: '人员类别',
    say: ({ label, filing }) => `${label}（${filing === 'deemed' ? '视同已备案' : '需要备案'}）`,
  },
  'eligibility-way': { name: '认定条件', say: ({ label }) => label },
  material: {
    name: '材料',
    say: ({ label, anyOf }) => `${label}：${anyOf.map(evidenceWords).join('；或')}`,
  },
  evidence: { name: '材料的办法', say: ({ evidence }) => evidenceWords(evidence) },
  'promise-breach': {
    name: '承诺不实的处理',
    say: ({ label, cancels }) => `${label}${cancels ? '（取消备案）' : ''}`,
  },
  validity: { name: '有效期', say: validityWords },
  backdating: {
    name: '补办的开始日期',
    say: (rule) => (rule.limit === 'none' ? '不限' : `最多提前 ${rule.days} 天`),
  },
  'late-filing': { name: '补办的截止', say: () => '出院结算前补办，可直接结算' },
  'after-self-pay': { name: '自费结算后补办', say: () => '可申请手工报销' },
  change: { name: '变更', say: (limit) => limitWords(limit, LIMITED_ACTIONS.change) },
  terminate: { name: '终止', say: (limit) => limitWords(limit, LIMITED_ACTIONS.terminate) },
  admission: {
    name: '有效期内入院',
    say: ({ isSettled }) => (isSettled ? '出院时可直接结算' : '出院时已过有效期的不能直接结算'),
  },
  'home-benefit': { name: '回参保地就医', say: casesWords },
  'paid-share': { name: '支付比例', say: casesWords },
  'destination-level': {
    name: '备案到的层级',
    say: ({ provinceLevel }) =>
      `地级市或直辖市；可备案到省级的：${provinceLevel.join('、') || '无'}`,
  },
  'cross-province': {
    name: '跨省',
    say: ({ isRequired }) => (isRequired ? '就医地须在参保省外' : '不限于跨省'),
  },
  'no-institution': {
    name: '备案到医疗机构',
    say: ({ isForbidden }) => (isForbidden ? '不备案到具体医疗机构' : '可备案到具体医疗机构'),
  },
  'insurance-types': { name: '险种', say: ({ codes }) => codes.join('、') },
  referral: { name: '转诊', say: referralWords },
  'onward-transfer': {
    name: '在就医地再次转诊',
    say: ({ cases }) => cases.map(({ label, issuer }) => `${label}（${issuer}）`).join('；'),
  },
  'handling-time': {
    name: '办理时限',
    say: ({ workingDays, channel }) => `${channel}：${workingDays} 个工作日`,
  },
  'manual-claim': {
    name: '手工报销',
    say: ({ workingDays, materials }) => `${materials.join('、')}；${workingDays} 个工作日`,
  },
  'insurance-change': {
    name: '险种变化',
    say: ({ isKept }) => (isKept ? '备案继续有效' : '备案不再有效'),
  },
  statement: { name: '说明', say: ({ label }) => label },
  'field-article': { name: '栏目的依据', say: ({ field }) => field },
}

const TERMS = { 'long-term': '跨省异地长期居住人员', 'short-term': '跨省临时外出就医人员' } as const

/** What a kind of rule is called. */
export function ruleName(name: RuleName): string {
  return WORDINGS[name].name
}

/** What a rule of a kind says, in a line. */
export function valueWords<N extends RuleName>(name: N, value: RuleValue<N>): string {
  return WORDINGS[name].say(value)
}

/** What a rule says, in a line. */
export function ruleWords({ rule, value }: Rule): string {
  // A rule carries a value of its own kind, which TypeScript cannot follow through the union.
  return (WORDINGS[rule] as Wording<typeof rule>).say(value as never)
}

/** Whom a rule is for; `labels` are what the texts call the categories. */
export function scopeWords(
  scopes: readonly Scope[],
  labels: (category: Category) => string,
): string {
  if (scopes.includes('all')) return '所有人员'
  return scopes.map((scope) => (isTerm(scope) ? TERMS[scope] : labelOf(scope, labels))).join('、')
}

/** A material and one way to meet it: the paper, a promise, or the paper later. */
export function evidenceWords({ label, kind, workingDays }: Evidence): string {
  switch (kind) {
    case 'document':
      return label
    case 'promise':
      return `${label}（承诺代替）`
    case 'later':
      return `${label}（${laterWords(workingDays ?? null)}）`
  }
}

/** Until when a paper may come later (容缺受理). */
export function laterWords(workingDays: number | null): string {
  return workingDays === null
    ? '容缺，期限由窗口与申领人约定'
    : `容缺，${workingDays} 个工作日内补交`
}

/** How long a filing holds. */
export function validityWords({ end, atLeastMonths, atMostMonths }: Validity): string {
  const whether = {
    none: '长期有效，不设结束日期',
    optional: '长期有效，可设结束日期',
    required: '须有结束日期',
  }[end]
  const least = atLeastMonths === undefined ? '' : `，不少于 ${atLeastMonths} 个月`
  const most = atMostMonths === undefined ? '' : `，不超过 ${atMostMonths} 个月`
  return `${whether}${least}${most}`
}

/** Cases of a rule: what each comes to. */
export function casesWords({
  cases,
}: {
  readonly cases: readonly { readonly label: string }[]
}): string {
  return cases.map(({ label }) => label).join('；')
}

function limitWords(limit: Limit, action: string): string {
  switch (limit.kind) {
    case 'as-insured-place':
      return '是否设时限由参保地规定'
    case 'any-time':
      return `可随时${action}`
    case 'any-time-without-cost':
      return `未发生费用的可随时${action}；已发生的满 ${limit.monthsWithCost} 个月`
  }
}

function referralWords(referral: Referral): string {
  const { issuer, issuerLevels, receivingLevels, isOneReceiving, opinionBy, approvedBy } = referral
  return [
    `${issuer}开具${levelWords(issuerLevels)}`,
    `转往${receivingLevels === null ? `的级别${NOT_SAID}` : levelNames(receivingLevels)}`,
    isOneReceiving && '限一家',
    opinionBy !== null && `${opinionBy}出具意见`,
    approvedBy !== null && `${approvedBy}核准`,
  ]
    .filter((part) => part !== false)
    .join('，')
}

function levelWords(levels: readonly number[] | null): string {
  return levels === null ? '' : `（${levelNames(levels)}）`
}

function levelNames(levels: readonly number[]): string {
  return `${levels.map((level) => ['一', '二', '三'][level - 1] ?? level).join('、')}级机构`
}

function isTerm(scope: Scope): scope is keyof typeof TERMS {
  return Object.hasOwn(TERMS, scope)
}

function labelOf(scope: Scope, labels: (category: Category) => string): string {
  const category = Category.safeParse(scope)
  return category.success ? labels(category.data) : scope
}
