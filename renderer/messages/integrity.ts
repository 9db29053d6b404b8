import type { Damage } from '#shared/backup/integrity.ts'

/** The check of what is stored, in the settings and in the header. */
export const INTEGRITY = {
  title: '完整性检查',
  intro: '空闲时自动逐份核对备案数据、材料图像和最近的备份，有人办理就停下。',
  never: '还没有完整检查过一遍',
  looked: (saves: number, pages: number, backups: number) =>
    `${saves} 次保存、${pages} 个图像文件、${backups} 份备份`,
  good: (moment: string, looked: string) => `${moment} 检查完一遍，全部完好：${looked}`,
  read: (moment: string, looked: string) => `${moment} 检查完一遍：${looked}`,
  check: '立即检查',
  running: '正在检查…',
  mend: {
    record: '恢复',
    page: '从备份取回',
    backup: '重做备份',
  } satisfies Record<Damage['kind'], string>,
  damaged: (count: number) => `发现 ${count} 处损坏`,
  damagedHint: '到“设置 · 备份与恢复码”里查看和处理（F9）',
} as const
