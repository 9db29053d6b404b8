import type { SeededDraw } from './seeded-draw.ts'

type Words = readonly [string, ...string[]]

const SURNAMES: Words = [
  ...(['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'] as const),
  ...(['徐', '孙', '胡', '朱', '高', '林', '何', '郭', '马', '罗'] as const),
]
const DOUBLE_SURNAMES: Words = ['欧阳', '司徒', '尉迟']
const MALE: Words = ['建国', '志强', '伟', '海涛', '文博', '俊杰', '明', '德胜', '晓东', '永康']
const FEMALE: Words = ['秀英', '丽华', '芳', '雪梅', '静怡', '桂兰', '婷', '玉珍', '晓燕', '欣然']
const MINORITY_MALE: Words = ['买买提·吐尔逊', '阿卜杜拉·艾合买提', '多吉·次仁', '巴特尔·斯钦']
const MINORITY_FEMALE: Words = [
  '古丽娜尔·阿不都热合曼',
  '阿依努尔·卡德尔',
  '卓玛·央金',
  '其其格·乌云',
]
/** Characters beyond GB2312, two of them beyond the first plane, that people do bear. */
const RARE: Words = ['䶮', '㛃', '𬀩', '𠅤']

/** A name for the `index`-th person: of ten, seven Han, one double surname, one with ·, one rare. */
export function trainingName(draw: SeededDraw, index: number, isMale: boolean): string {
  const given = () => draw.oneOf(isMale ? MALE : FEMALE)
  switch (index % 10) {
    case 7:
      return draw.oneOf(DOUBLE_SURNAMES) + given()
    case 8:
      return draw.oneOf(isMale ? MINORITY_MALE : MINORITY_FEMALE)
    case 9:
      return draw.oneOf(SURNAMES) + draw.oneOf(RARE)
    default:
      return draw.oneOf(SURNAMES) + given()
  }
}
