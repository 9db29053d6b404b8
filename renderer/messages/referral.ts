import { levelWords } from '#shared/filing/referral-rules.ts'
import type { Referral } from '#shared/policy/rules.ts'

/** What a referral certificate says, on the page of a new filing. */
export const REFERRAL = {
  title: '转诊证明内容',
  on: '登记证明内容',
  off: '参保地未要求，可不登记',
  demands: ({ issuer, opinionBy, approvedBy, isOneReceiving, receivingLevels }: Referral) => {
    return [
      `${issuer}开具`,
      opinionBy === null ? '' : `${opinionBy}出具意见`,
      approvedBy === null ? '' : `${approvedBy}核准`,
      receivingLevels === null ? '' : `转往${levelWords(receivingLevels)}定点医疗机构`,
      isOneReceiving ? '限一家' : '',
    ]
      .filter((words) => words !== '')
      .join('，')
  },
  approver: '科室主任',
  chooseLevel: '选择级别',
  chooseTitle: '选择职称',
  chooseRelation: '选择与转出机构的关系',
  chooseIssuer: '选择由谁出具',
  onward: '再次转诊',
} as const
