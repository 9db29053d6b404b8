import type { AnnexHead, AnnexId } from './annex.ts'

/** A code and what it stands for, by the notes of the annex. */
export interface AnnexCode {
  readonly code: string
  readonly label: string
}

/** A column of an annex between 序号 and the end. */
export interface AnnexColumn {
  readonly key: string
  readonly label: string
  /** `codes`: several, written one after the other. */
  readonly kind: 'text' | 'code' | 'codes' | 'day'
  readonly codes: readonly AnnexCode[]
  /** In characters. */
  readonly width: number
  readonly hint: string
}

/** An annex as the text prints it. */
export interface AnnexForm {
  /** As the text calls it. */
  readonly name: string
  readonly title: string
  readonly columns: readonly AnnexColumn[]
  /** The notes below the table, word for word. */
  readonly notes: readonly string[]
}

const column = (
  key: string,
  label: string,
  rest: Partial<Omit<AnnexColumn, 'key' | 'label'>> = {},
): AnnexColumn => ({ key, label, kind: 'text', codes: [], width: 18, hint: '', ...rest })

const coded = (
  key: string,
  label: string,
  codes: readonly (readonly [string, string])[],
  rest: Partial<AnnexColumn> = {},
) =>
  column(key, label, {
    kind: 'code',
    width: 14,
    ...rest,
    codes: codes.map(([code, word]) => ({ code, label: word })),
  })

const DAY_HINT = '格式如 20190615'
const WAYS = [
  ['1', '电话'],
  ['2', '网络'],
  ['3', 'APP'],
  ['4', '其他'],
] as const

/** The two annexes (医保发〔2019〕33号), columns and notes as published. */
export const ANNEX_FORMS: Readonly<Record<AnnexId, AnnexForm>> = {
  hospitals: {
    name: '附件1',
    title: '全国基本医保定点医院接入工作台账',
    columns: [
      column('region', '地区', { hint: '统筹地区' }),
      column('hospital', '定点医院名称', { width: 34 }),
      column('level', '定点医院级别', { hint: '以协议定级别为准' }),
      coded('ownership', '医疗机构所有制形式', [
        ['1', '公立'],
        ['2', '非公立'],
      ]),
      coded('nature', '医疗机构经营性质', [
        ['1', '非营利性'],
        ['2', '营利性'],
      ]),
      coded('joined', '是否已接入', [
        ['是', '接入'],
        ['否', '未接入'],
      ]),
      column('planned', '拟接入时间', { kind: 'day', width: 16, hint: DAY_HINT }),
    ],
    notes: [
      '注:1. 省级医疗保障部门牵头报送,同属省本级和省会城市的定点医疗机构由本省指定一家单位报送;同属地市级和县(市、区)的定点医疗机构,由地市本级报送,避免重复统计。',
      '2. 定点医院包括综合医院、中医医院、中西医结合医院、民族医院、各类专科医院和护理院,不包括专科疾病防治院、妇幼保健院和疗养院。医疗机构分类根据卫生机构(组织)类别代码确定,可参照卫生行业主管部门颁发的医疗机构执业许可证上的登记号倒数第 5 位到倒数第 2 位。',
      '3. 定点医院级别以协议定级别为准。',
      '4. 医疗机构所有制形式:公立医疗机构填“1”;非公立医疗机构填“2”。',
      '5. 医疗机构经营性质:非营利性医疗机构填“1”;营利性医疗机构填“2”。',
      '6. 定点医院是否已接入:接入填“是”;未接入填“否”,并且填写拟接入时间,格式“20190615”。',
    ],
  },
  services: {
    name: '附件2',
    title: '全国备案管理便捷服务工作台账',
    columns: [
      column('region', '地区', { hint: '统筹地区' }),
      coded('open', '已开通方式', WAYS, { kind: 'codes' }),
      column('path', '已开通具体路径', {
        width: 48,
        hint: '电话写号码，网络写链接，APP 写名称和下载地址，其他写明方式',
      }),
      coded('planned', '拟开通方式', WAYS, { kind: 'codes' }),
      column('plannedDay', '拟开通时间', { kind: 'day', width: 16, hint: DAY_HINT }),
    ],
    notes: [
      '注:1. 省级医疗保障部门牵头报送。',
      '2. 已开通方式:电话填“1”;网络填“2”;APP填“3”;其他,文字说明填“4”。',
      '3. 已开通具体路径:开通电话备案需填写准确的电话号码;开通网络备案,提供具体链接;开通手机 APP,说明 APP 名称及下载地址。(国家医保局将定期发布)',
      '4. 拟开通方式填写格式同已开通方式。',
      '5. 拟开通时间填写格式“20190615”。',
    ],
  },
}

/** The fields around the table, as printed. */
export const ANNEX_HEAD: Readonly<Record<keyof AnnexHead, string>> = {
  unit: '报送单位名称',
  leader: '单位负责人',
  section: '处科负责人',
  writer: '填表人',
  phone: '联系电话',
  day: '报出日期',
}
