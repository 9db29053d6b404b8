import type { Answer } from '#shared/policy/answer.ts'
import { answersOf } from '#shared/policy/answers.ts'
import { type Allowance, LIMITED_ACTIONS, type LimitedAction } from '#shared/policy/limits.ts'
import type { Basis } from '#shared/policy/policy.ts'
import { listRules, type Policy } from '#shared/policy/resolve.ts'
import { isSameEntry } from './check-change.ts'
import type { Filing, FilingEntry, LifeFacts } from './filing.ts'
import { isNeverInForce } from './status.ts'

/** What a rule about the life of a filing looks at besides the filing. */
export interface LifeContext {
  readonly facts: LifeFacts
  /** The office's day. */
  readonly today: string
}

/** What the policy says: `ask` is allowed, with words the clerk has to heed. */
export interface LifeAnswer {
  readonly allowed: true | false | 'ask'
  readonly words: string
  readonly because: readonly Basis[]
}

/** Whether the rules a filing was accepted under let it be changed or terminated today. */
export function lifeAnswer(
  policy: Policy,
  action: LimitedAction,
  { filing, ...context }: LifeContext & { readonly filing: Pick<Filing, 'entry'> },
): LifeAnswer {
  const answers = answersFor(policy, filing, context)
  if (answers === undefined) return { allowed: true, words: '', because: [] }
  const { words, because, allowed } = limited(answers[action], LIMITED_ACTIONS[action])
  const { admission } = answers
  return action === 'terminate' && context.facts.inHospital && admission.value?.isSettled
    ? {
        allowed,
        words: `${words}；已办理入院手续的，这次住院仍可直接结算`,
        because: [...because, ...admission.because],
      }
    : { allowed, words, because }
}

/** A change about to be decided. */
export interface PlannedChange extends LifeContext {
  readonly filing: Pick<Filing, 'entry' | 'status' | 'found'>
  /** What the filing is to say. */
  readonly entry: FilingEntry
}

/**
 * What the rules say to a change (变更备案) of what is in force; neither telling the subsystem once more what
 * was accepted nor mending what it refused is one.
 */
export function changeAnswer(policy: Policy, { entry, ...planned }: PlannedChange): LifeAnswer {
  const { filing } = planned
  if (filing.found !== null && isSameEntry(filing.entry, entry)) {
    return { allowed: true, words: '内容不改：国家子系统里的更正为本机受理的内容', because: [] }
  }
  return isNeverInForce(filing)
    ? { allowed: true, words: '备案还没有生效：改正后重新报送，不受变更的限制', because: [] }
    : lifeAnswer(policy, 'change', planned)
}

/** The articles that speak of registering, changing and cancelling, or of promises, for the timeline. */
export function lifeArticles(
  policy: Policy,
  { entry }: Pick<Filing, 'entry'>,
  topic: 'handling' | 'promise',
): readonly Basis[] {
  const { category } = entry
  const told = category === '' ? [] : listRules(policy, 'statement', category)
  return told.filter(({ value }) => value.topic === topic).flatMap(({ because }) => because)
}

/** What follows where a promise (告知承诺) was not true; the filing ends in any case. */
export function afterFalsePromise(
  policy: Policy,
  filing: Pick<Filing, 'entry'>,
  context: LifeContext,
): LifeAnswer {
  const breach = answersFor(policy, filing, context)?.promiseBreach
  const words = breach?.value?.label ?? (breach && 'unknown' in breach ? breach.unknown : '')
  return {
    allowed: breach?.value?.cancels === true ? true : 'ask',
    words: `承诺不实，取消备案；${words}`,
    because: breach?.because ?? [],
  }
}

/** Whether the days of a filing are behind it by themselves: nothing is left to cancel. */
export function isOver({ entry }: Pick<Filing, 'entry'>, today: string): boolean {
  return entry.endDate !== '' && entry.endDate < today
}

function limited(limit: Answer<Allowance>, name: string): LifeAnswer {
  if (limit.value === null) {
    const { unknown, because } = limit
    return { allowed: 'ask', words: `可以${name}；${unknown}`, because }
  }
  const { isAllowed, words } = limit.value
  return { allowed: isAllowed, words, because: limit.because }
}

function answersFor(policy: Policy, { entry }: Pick<Filing, 'entry'>, context: LifeContext) {
  const { category, startDate } = entry
  if (category === '') return undefined
  const { today: day, facts } = context
  const told = { costArisen: facts.costArisen, isInHospital: facts.inHospital }
  return answersOf(policy, { category, day, startDate, facts: told })
}
