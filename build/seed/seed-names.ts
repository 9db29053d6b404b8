import type { SeededDraw } from '#electron/training/seeded-draw.ts'

type Words = readonly [string, ...string[]]

const SURNAMES: Words = [
  ...(['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '胡'] as const),
  ...(['朱', '高', '林', '何', '郭', '马', '罗', '梁', '宋', '郑', '谢', '韩', '唐'] as const),
  ...(['冯', '于', '董', '萧', '程', '曹', '袁', '邓', '许', '傅', '沈', '彭', '吕'] as const),
  ...(['苏', '卢', '蒋', '蔡', '贾', '丁', '魏', '薛', '叶', '阎', '余', '潘', '杜'] as const),
]
/** Surnames that are read otherwise than the character is elsewhere. */
const OTHERWISE_READ: Words = [
  '单',
  '仇',
  '解',
  '查',
  '区',
  '朴',
  '盖',
  '任',
  '曾',
  '华',
  '尉迟',
  '万俟',
]
const DOUBLE_SURNAMES: Words = ['欧阳', '司徒', '上官', '诸葛', '夏侯', '皇甫', '澹台', '司马']
const GIVEN: Words = [
  ...([
    '建',
    '国',
    '志',
    '强',
    '伟',
    '海',
    '涛',
    '文',
    '博',
    '俊',
    '杰',
    '明',
    '德',
    '胜',
  ] as const),
  ...([
    '晓',
    '东',
    '永',
    '康',
    '秀',
    '英',
    '丽',
    '华',
    '芳',
    '雪',
    '梅',
    '静',
    '怡',
    '桂',
  ] as const),
  ...([
    '兰',
    '婷',
    '玉',
    '珍',
    '燕',
    '欣',
    '然',
    '春',
    '秋',
    '雨',
    '泽',
    '宇',
    '浩',
    '思',
  ] as const),
  ...([
    '远',
    '立',
    '新',
    '振',
    '邦',
    '淑',
    '贤',
    '慧',
    '敏',
    '凤',
    '霞',
    '云',
    '鹏',
    '程',
  ] as const),
]
const MINORITY_PARTS: Words = [
  ...(['买买提', '吐尔逊', '阿卜杜拉', '艾合买提', '古丽娜尔', '阿不都热合曼'] as const),
  ...(['阿依努尔', '卡德尔', '多吉', '次仁', '卓玛', '央金', '巴特尔', '其其格'] as const),
]
/** Characters beyond GB2312, some beyond the first plane, that people do bear. */
const RARE: Words = ['䶮', '㛃', '𬀩', '𠅤', '堃', '喆', '燚', '昇', '玥', '珺']

/** A name as a counter meets them: of a hundred, four double surnames, four minority names, three rare characters. */
export function seedName(draw: SeededDraw): string {
  const kind = draw.below(100)
  if (kind < 4) return draw.oneOf(DOUBLE_SURNAMES) + givenName(draw)
  if (kind < 8) return `${draw.oneOf(MINORITY_PARTS)}·${draw.oneOf(MINORITY_PARTS)}`
  if (kind < 11) return draw.oneOf(SURNAMES) + draw.oneOf(RARE)
  if (kind < 19) return draw.oneOf(OTHERWISE_READ) + givenName(draw)
  return draw.oneOf(SURNAMES) + givenName(draw)
}

function givenName(draw: SeededDraw): string {
  return draw.below(4) === 0 ? draw.oneOf(GIVEN) : draw.oneOf(GIVEN) + draw.oneOf(GIVEN)
}
