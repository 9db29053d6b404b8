import type { Destination } from '#shared/codes/divisions.ts'
import { type Answer, ASK } from './answer.ts'
import * as say from './answer-sentences.ts'
import { type Answers, type Asked, answersOf } from './answers.ts'
import { FACTS, type FactName } from './conditions.ts'
import { type Basis, cite } from './policy.ts'
import type { Policy } from './resolve.ts'

/** The questions the rules answer, by the name of their answer; what is quoted anyway needs no words of ours. */
export type AnswerName = Exclude<keyof Answers, 'statements'>

/** What each question is called on screen and paper. */
export const ANSWER_HEADINGS: Readonly<Record<AnswerName, string>> = {
  category: '人员类别',
  eligibility: '认定条件',
  materials: '所需材料',
  promise: '承诺代替材料',
  promiseBreach: '承诺不实的处理',
  later: '容缺后补',
  validity: '备案有效期',
  earliestStart: '补办的开始日期',
  lateFiling: '出院结算前补办',
  afterSelfPay: '自费结算后补办',
  change: '变更备案',
  terminate: '终止备案',
  admission: '有效期与住院',
  homeBenefit: '回参保地就医的待遇',
  paidShare: '支付比例',
  destination: '备案到哪里',
  institution: '备案到医院',
  referral: '转诊证明的开具',
  onwardTransfer: '在就医地再转诊',
  handlingTime: '办理时限',
  manualClaim: '手工报销',
  insuranceChange: '险种变化',
}

/** A sentence of an answer and the articles it stands in. */
export interface Sentence {
  readonly text: string
  /** As cited; of what no text says, where the question itself is spoken of; '' where nowhere. */
  readonly cited: string
}

/** An answer as people read it, on screen and on paper alike. */
export interface AnswerWords {
  readonly heading: string
  readonly sentences: readonly Sentence[]
  readonly because: readonly Basis[]
  /** No text says it: the sentence tells whom to ask. */
  readonly isUnknown: boolean
  /** What has to be asked of the person before one of the cases is known to be theirs. */
  readonly toAsk: readonly string[]
}

/** What answers are put into words with. */
export interface WordsContext {
  readonly policy: Policy
  readonly asked: Asked
  readonly destinations: ReadonlyMap<string, Destination>
  /** Who is to be asked what no text says, instead of “请向参保地核实”. */
  readonly ask?: string
}

/** Every answer of a category in plain sentences, each with its articles. */
export function answerWords(context: WordsContext): Readonly<Record<AnswerName, AnswerWords>> {
  const { policy, asked, destinations } = context
  const answers = answersOf(policy, asked)
  const put = <N extends AnswerName>(name: N, said: (value: ValueOf<N>) => say.Said) =>
    putIntoWords(name, { answer: answers[name], say: said }, context.ask)
  return {
    category: put('category', say.ofCategory),
    eligibility: put('eligibility', (value) => say.ofEligibility(value, policy, asked.category)),
    materials: put('materials', (value) => say.ofMaterials(value, policy, asked.category)),
    promise: put('promise', say.ofPromise),
    promiseBreach: put('promiseBreach', say.ofPromiseBreach),
    later: put('later', say.ofLater),
    validity: put('validity', (value) => say.ofValidity(value, asked.startDate)),
    earliestStart: put('earliestStart', (value) => say.ofEarliestStart(value, asked.day)),
    lateFiling: put('lateFiling', say.ofLateFiling),
    afterSelfPay: put('afterSelfPay', say.ofAfterSelfPay),
    change: limitWords('change', answers.change, context),
    terminate: limitWords('terminate', answers.terminate, context),
    admission: put('admission', say.ofAdmission),
    homeBenefit: put('homeBenefit', say.ofCases),
    paidShare: put('paidShare', say.ofCases),
    destination: put('destination', (value) => say.ofDestination(value, destinations)),
    institution: put('institution', say.ofInstitution),
    referral: put('referral', say.ofReferral),
    onwardTransfer: put('onwardTransfer', say.ofOnwardTransfer),
    handlingTime: put('handlingTime', say.ofHandlingTime),
    manualClaim: put('manualClaim', say.ofManualClaim),
    insuranceChange: put('insuranceChange', say.ofInsuranceChange),
  }
}

type ValueOf<N extends AnswerName> = NonNullable<Answers[N]['value']>

/** An answer, and the way to say a value of it. */
interface Sayable<N extends AnswerName> {
  readonly answer: Answers[N]
  readonly say: (value: ValueOf<N>) => say.Said
}

function putIntoWords<N extends AnswerName>(name: N, sayable: Sayable<N>, ask = ASK): AnswerWords {
  // Every answer is one of these two; the map of names hides it from TypeScript.
  const answer = sayable.answer as Answer<ValueOf<N>>
  const because = once(answer.because)
  const heading = ANSWER_HEADINGS[name]
  if ('unknown' in answer) {
    return {
      heading,
      because,
      toAsk: [],
      ...unknownWords(answer.unknown.replace(ASK, ask), because),
    }
  }
  const { lines, isOpen = false, missing = [] } = sayable.say(answer.value)
  return {
    heading,
    because,
    isUnknown: isOpen,
    toAsk: missing.map((fact: FactName) => FACTS[fact]),
    sentences: lines.map(({ text, because: own = because }) => ({
      text: text.replace(ASK, ask),
      cited: citeTogether(own),
    })),
  }
}

/** A limit in general: the rule itself, and not what it means for a filing of this very day. */
function limitWords(
  action: 'change' | 'terminate',
  answer: Answers['change'],
  { policy, asked, ask = ASK }: WordsContext,
): AnswerWords {
  const heading = ANSWER_HEADINGS[action]
  const because = once(answer.because)
  const rule = say.ofLimit(action, policy, asked.category)
  if (rule !== undefined) {
    const sentences = [{ text: rule, cited: citeTogether(because) }]
    return { heading, because, isUnknown: false, toAsk: [], sentences }
  }
  const words = answer.value === null ? answer.unknown : answer.value.words
  return { heading, because, toAsk: [], ...unknownWords(words.replace(ASK, ask), because) }
}

function unknownWords(
  words: string,
  because: readonly Basis[],
): Pick<AnswerWords, 'sentences' | 'isUnknown'> {
  const cited = because.length === 0 ? '' : `参见${citeTogether(because)}`
  return { isUnknown: true, sentences: [{ text: `${words}。`, cited }] }
}

/** Articles as one citation that names a document once: `规程第十条、第十三条`. */
function citeTogether(because: readonly Basis[]): string {
  return once(because)
    .map((basis, index, all) =>
      basis.document === all[index - 1]?.document ? basis.article : cite(basis),
    )
    .join('、')
}

/** Articles by what they are, each once. */
function once(because: readonly Basis[]): readonly Basis[] {
  return [...new Map(because.map((basis) => [cite(basis), basis])).values()]
}
