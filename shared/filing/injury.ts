import * as z from 'zod'
import { date, text } from './entry-value.ts'

/**
 * 外伤情况 of a stay at the place of treatment, as the person tells it (规程第三十五条); '' is "not entered".
 * Lengths leave room for it in the field extension of X2511 (4,000 characters).
 */
export const Injury = z.strictObject({
  /** Day and time of day (`HH:mm`) of the injury; the time may be unknown. */
  day: date,
  time: z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]),
  place: text(100),
  course: text(500),
  witnesses: text(200),
  hospital: text(200),
  department: text(50),
  inpatientNumber: text(30),
  admittedOn: date,
  /** 涉及第三方标志 rel_ttp_flag; '' while nobody was asked. */
  thirdParty: z.enum(['', '0', '1']),
})
export type Injury = z.infer<typeof Injury>

/** An injury nobody has told of yet. */
export const EMPTY_INJURY: Injury = {
  day: '',
  time: '',
  place: '',
  course: '',
  witnesses: '',
  hospital: '',
  department: '',
  inpatientNumber: '',
  admittedOn: '',
  thirdParty: '',
}

/** What each field is called on screen and in messages. */
export const INJURY_FIELDS = {
  day: '受伤日期',
  time: '受伤时间',
  place: '受伤地点',
  course: '受伤原因及经过',
  witnesses: '在场人及联系方式',
  hospital: '就医医院',
  department: '科室',
  inpatientNumber: '住院号（门诊号）',
  admittedOn: '入院日期',
  thirdParty: '涉及第三方',
} as const satisfies Record<keyof Injury, string>

/** What is wrong with a field of an injury: one sentence that says what would be right. */
export type InjuryFaults = Readonly<Partial<Record<keyof Injury, string>>>

/** What is missing or impossible; `today` is the office's day. Screen and desk both ask this. */
export function findInjuryFaults(injury: Injury, today: string): InjuryFaults {
  const { day, admittedOn, thirdParty } = injury
  const missing = (['place', 'course', 'hospital'] as const)
    .filter((field) => injury[field].trim() === '')
    .map((field) => [field, `请填写${INJURY_FIELDS[field]}，附件11要写明`])
  return {
    ...Object.fromEntries(missing),
    ...(day === '' && { day: '请填写受伤日期，例如 2026-11-22' }),
    ...(day > today && { day: `受伤日期晚于今天，最晚 ${today}` }),
    ...(admittedOn !== '' && {
      ...(admittedOn < day && { admittedOn: '入院日期早于受伤日期，请核对两个日期' }),
      ...(admittedOn > today && { admittedOn: `入院日期晚于今天，最晚 ${today}` }),
    }),
    ...(thirdParty === '' && {
      thirdParty: '请问明有没有第三方责任人，如实选择（规程第三十五条）',
    }),
  }
}

/** An injury in one sentence, for the timeline and the page of the filing. */
export function injuryWords({ day, time, place, thirdParty }: Injury): string {
  const moment = [day, time].filter((part) => part !== '').join(' ')
  return `外伤：${moment} 在${place}；${thirdParty === '1' ? '涉及第三方' : '无第三方责任'}`
}
