import type { Check } from './check.ts'
import { isMinor, mayBeGuardian } from './guardian.ts'
import { warning } from './issue.ts'

/** A minor is filed by the guardian (民法典第二十七条); no filing text refuses without one, so it only asks. */
export const checkGuardian: Check = (entry, _policy, { today }) => {
  const { agent } = entry
  if (!isMinor(entry, today)) return agent && isMinor(agent, today) ? [MINOR_AGENT] : []
  if (agent === null) return [WITHOUT_GUARDIAN]
  const isWrong = agent.relationship !== '' && !mayBeGuardian(agent.relationship)
  return [...(isMinor(agent, today) ? [MINOR_AGENT] : []), ...(isWrong ? [NO_GUARDIAN] : [])]
}

const WITHOUT_GUARDIAN = warning('agent.name', 'minor-without-guardian', {
  problem: '参保人未满 18 周岁，没有登记监护人',
  remedy: '请打开“代办”登记监护人，系统会查找其本人的备案；参保地不要求的可继续',
  basis: '民法典第十七条、第二十七条',
})

const NO_GUARDIAN = warning('agent.relationship', 'not-a-guardian', {
  problem: '参保人未满 18 周岁，这种关系不会是监护人',
  remedy: '监护人一般是父母，其次是祖父母、外祖父母、兄姐；请核对关系',
  basis: '民法典第二十七条',
})

const MINOR_AGENT = warning('agent.documentNumber', 'agent-minor', {
  problem: '代办人未满 18 周岁',
  remedy: '请核对代办人的证件，改由成年人代办',
  basis: '民法典第十七条',
})
