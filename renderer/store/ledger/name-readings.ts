import { pinyin } from 'pinyin-pro'

/** Surnames that are read otherwise than the library reads them (多音姓氏). */
const SURNAMES: ReadonlyMap<string, string> = new Map([
  ['种', 'chong'],
  ['么', 'yao'],
  ['祭', 'zhai'],
  ['洗', 'xian'],
  ['秘', 'bi'],
  ['佴', 'nai'],
  ['重', 'chong'],
  ['适', 'kuo'],
])

/** A name in pinyin as it is typed: whole, and by first letters: `shanxiaodong|sxd`; ü is v. */
export function readingsOf(name: string): string {
  const syllables = pinyin(name.replaceAll('·', ''), {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    v: true,
    nonZh: 'consecutive',
  })
  const surname = SURNAMES.get(name.charAt(0))
  const read = surname === undefined ? syllables : [surname, ...syllables.slice(1)]
  const initials = read.map((syllable) => syllable.charAt(0))
  return `${read.join('')}|${initials.join('')}`.toLowerCase()
}
