import { categoryArticles } from '#shared/policy/articles.ts'
import { agreedLaterMaterials, findGiven, requiredMaterials } from '#shared/policy/materials.ts'
import type { CategoryPolicy, Policy } from '#shared/policy/resolve.ts'
import type { Check } from './check.ts'
import { findMissing } from './check-missing.ts'
import type { FilingEntry } from './filing.ts'
import { citing, error, type Issue, warning } from './issue.ts'

/** Category and its materials (规程第八条): each requirement met by a paper or, where allowed, a promise. */
export const checkMaterials: Check = (entry, policy, { today }) => {
  const absent = findMissing(entry, 'category')
  if (absent) return [{ ...absent, ...citing(categoryArticles(policy)) }]
  if (entry.category === '') return []
  const category = policy.categories[entry.category]
  if (category === undefined) {
    return [
      warning('category', 'category-unknown', {
        problem: '这类人员及其材料，现有文件没有规定',
        remedy: '请向参保地核实能否办理、需要哪些材料',
      }),
    ]
  }
  const stance = category.filing === 'deemed' ? [deemed(entry, category)] : []
  const absentMaterials = requiredMaterials(entry, policy).flatMap((requirement) =>
    findGiven(entry, requirement)
      ? []
      : [
          error(`materials.${requirement.id}`, 'material-missing', {
            problem: `缺少${requirement.label}`,
            remedy: `请提供：${requirement.anyOf.map(({ label }) => label).join('，或')}`,
            basis: requirement.because,
          }),
        ],
  )
  return [...stance, ...absentMaterials, ...checkLaterDue(entry, policy, today)]
}

/** 容缺受理: papers that come later need a day, agreed with the person where the text sets none. */
function checkLaterDue(entry: FilingEntry, policy: Policy, today: string): readonly Issue[] {
  const [first] = agreedLaterMaterials(entry, policy)
  if (first === undefined) return []
  if (entry.laterDue === '') {
    return [
      error('laterDue', 'missing', {
        problem: `${first.label}后补，未填写补交期限`,
        remedy: '文件没有规定期限，请与申领人约定一个日期',
        basis: first.because,
      }),
    ]
  }
  return entry.laterDue >= today
    ? []
    : [
        error('laterDue', 'later-due-past', {
          problem: '补交期限早于今天',
          remedy: '请填今天或以后的日期',
          basis: first.because,
        }),
      ]
}

/** 视同已备案 (规程第八条（五）): refused unless the clerk says that it is to be registered all the same. */
function deemed(entry: FilingEntry, { label, because: basis }: CategoryPolicy): Issue {
  return entry.fileAnyway
    ? warning('category', 'category-deemed', {
        problem: `${label}视同已备案`,
        remedy: '仍要登记的，材料按参保地要求',
        basis,
      })
    : error('category', 'category-deemed', {
        problem: `${label}视同已备案`,
        remedy: '无需办理备案，医疗机构按急诊上传后可直接结算',
        basis,
      })
}
